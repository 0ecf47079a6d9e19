#include "llmadvisor/report/tell/prompt_figures.hpp"

#include <algorithm>

#include "speak/advice_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/mode_words.hpp"
#include "speak/option_words.hpp"
#include "speak/plan_words.hpp"
#include "speak/recipient_words.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t most_listed = 3;

/// Collects the lines of a Markdown block quote.
class Quote {
 public:
  void gap() { text_ += ">\n"; }
  void line(const std::string& text) { text_ += "> " + one_line(text) + "\n"; }
  void bullet(const std::string& text) { line("- " + text); }
  void bullet_below(const std::string& text) { line("  - " + text); }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  static std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
  }

  std::string text_;
};

std::string first_of(std::vector<std::string> items, const Voice& v) {
  if (items.size() > most_listed) items.resize(most_listed);
  std::string text;
  for (const auto& item : items) {
    if (!text.empty()) text += v.semicolon();
    text += item;
  }
  return text;
}

/// Of what is bought as a whole the parts, each with its own source; empty where it has none.
std::string parts_of(const BillLine& line, const Option& o, const Voice& v) {
  const auto& servers = v.catalog().servers;
  const auto server = std::ranges::find(servers, o.offer, &Server::id);
  if (line.kind != LineKind::server_purchase || server == servers.end()) return "";
  std::string text;
  for (const auto& part : server->parts) {
    if (!text.empty()) text += v.semicolon();
    text +=
        v.say(words::figures_part, arg("part", part.label), arg("price", v.usd(part.usd_expected)),
              arg("source", part.provenance.source), arg("date", to_string(part.provenance.as_of)));
  }
  return text;
}

/// The lines that make up the bill and the people's time, each with the source of its own price.
void write_sources(Quote& quote, const Option& o, const Voice& v) {
  constexpr double least_share = 0.05;
  const auto write = [&](const BillLine& line) {
    if (line.amount.expected < o.full_cost.expected * least_share) return;
    const std::string parts = parts_of(line, o, v);
    std::string name = capitalised(v.fill(name_of(line.kind, v.language()), {}));
    quote.bullet_below(v.say(
        words::figures_line, arg("line", name), arg("amount", v.range(line.amount)),
        arg("source", parts.empty() ? line.source : parts), arg("date", to_string(line.as_of))));
  };
  for (const auto& line : o.bill.lines) write(line);
  for (const auto& line : o.bill.full_cost_lines) write(line);
}

std::string option_line(const Advice& a, OptionKind kind, const Voice& v) {
  const auto name = capitalised(std::string(name_of(kind, v.language())));
  const Option* o = shown_of_kind(a, kind);
  if (o == nullptr) return v.say(words::figures_no_option, arg("kind", name));
  const auto label = option_label(*o, v);
  const auto verdict = verdict_text(*o, v);
  if (!has_bill(*o)) {
    return v.say(words::figures_unbilled, arg("kind", name), arg("option", label),
                 arg("verdict", verdict));
  }
  const auto prices = token_prices(*o, a.today, v);
  return v.say(words::figures_option, arg("kind", name), arg("option", label),
               arg("terms", terms(*o, a.project, v)),
               arg("prices", prices.empty() ? "" : " (" + prices + ")"),
               arg("bill", bill_range(*o, v)), arg("full", v.range(o->full_cost)),
               arg("level", level_text(*o, v)), arg("verdict", verdict));
}

std::string open_conditions(const Advice& a, const Voice& v) {
  std::vector<std::string> texts;
  if (!a.pick) return {};
  for (const auto& c : a.options[*a.pick].compliance.conditions) {
    if (c.state != ConditionState::met)
      texts.push_back(short_condition(c, v) + whose(c, a.options[*a.pick].compliance, v));
  }
  return first_of(std::move(texts), v);
}

std::string assumptions(const Advice& a, const Voice& v) {
  std::string text;
  for (const auto& one : a.project.assumptions) {
    if (!text.empty()) text += ", ";
    text += input_name(one.input, v) + " " + input_value(one.input, one.value, v);
  }
  return text;
}

/// What more money buys, but for the rung that the pick stands on.
std::string ladder(const Advice& a, const Voice& v) {
  std::string text;
  for (const auto rung : a.ladder) {
    if (a.pick == rung) continue;
    const Option& o = a.options[rung];
    if (!text.empty()) text += v.semicolon();
    text += v.say(words::figures_rung, arg("option", option_label(o, v)),
                  arg("cost", cost_text(o, v)), arg("level", level_text(o, v)));
  }
  return text;
}

/// What the bill of the pick hangs on, and where another option would be picked.
std::string to_challenge_first(const Advice& a, const Voice& v) {
  if (!a.pick) return "";
  std::vector<std::string> texts;
  if (auto most = hangs_on(a.options[*a.pick], a.project, v); !most.empty()) {
    texts.push_back(std::move(most));
  }
  for (const Flip* flip : nearest_flips(a)) texts.push_back(flip_text(*flip, v));
  return first_of(std::move(texts), v);
}

std::string changes(const Advice& a, const Voice& v) {
  std::vector<std::string> texts;
  for (const Flip* flip : nearest_flips(a)) texts.push_back(flip_text(*flip, v));
  return first_of(std::move(texts), v);
}

void write_figures(Quote& quote, const Advice& a, const Voice& v, const std::string& version) {
  const auto& w = a.project.workload;
  quote.line(v.say(words::figures_heading, arg("version", version),
                   arg("catalog", to_string(v.catalog().as_of)), arg("today", to_string(a.today))));
  quote.gap();
  const auto input = arg("input", v.exact(w.input.value()));
  const auto output = arg("output", w.output.value());
  quote.bullet(w.job ? v.say(words::job_figures, arg("requests", w.job->requests.value()),
                             arg("time", time_text(w.job->within, v)), input, output)
                     : v.say(words::figures_workload, arg("requests", w.requests_per_day.value()),
                             input, output));
  for (std::size_t kind = 0; kind < enum_names<OptionKind>.size(); ++kind) {
    quote.bullet(option_line(a, static_cast<OptionKind>(kind), v));
    const Option* shown = shown_of_kind(a, static_cast<OptionKind>(kind));
    if (shown != nullptr) write_sources(quote, *shown, v);
  }
  quote.bullet(v.say(words::figures_advice, arg("sentence", verdict_sentence(a, v))));
  const auto optional = [&](Message message, const std::string& list) {
    if (!list.empty()) quote.bullet(v.say(message, arg("list", list)));
  };
  optional(words::figures_ladder, ladder(a, v));
  optional(words::figures_conditions, open_conditions(a, v));
  optional(words::figures_changes, changes(a, v));
  optional(words::figures_assumed, assumptions(a, v));
  quote.bullet(not_legal_advice(v));
}

}  // namespace

std::string prompt_figures(const Advice& advice, const Catalog& catalog,
                           const ReportContext& context) {
  const Voice voice(catalog, context, billed_for(advice.project));
  Quote quote;
  quote.gap();
  write_figures(quote, advice, voice, context.version);
  quote.gap();
  quote.line(voice.say(words::figures_use));
  quote.gap();
  quote.bullet(voice.say(words::figures_work_from));
  quote.bullet(voice.say(words::figures_challenge));
  if (const auto first = to_challenge_first(advice, voice); !first.empty()) {
    quote.bullet(voice.say(words::figures_challenge_first, arg("list", first)));
  }
  quote.bullet(voice.say(words::figures_add_what_lacks));
  return quote.text();
}

}  // namespace llmadvisor

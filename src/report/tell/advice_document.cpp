#include "advice_document.hpp"

#include <algorithm>

#include "first_screen.hpp"
#include "llmadvisor/report/tell/advice_report.hpp"
#include "speak/advice_words.hpp"
#include "speak/break_even_words.hpp"
#include "speak/choice_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/data_words.hpp"
#include "speak/mention_words.hpp"
#include "speak/option_words.hpp"
#include "speak/recipient_words.hpp"
#include "speak/seat_words.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t conditions_shown = 4;
constexpr std::size_t flips_shown = 2;
constexpr std::size_t assumptions_shown = 4;

class FirstScreen : Section {
 public:
  using Section::Section;

  void write(Document& document, const std::string& question) {
    document.title = advice_title(a_.project, v_);
    // What decides the answer stands before it, what is only taken for granted after.
    const std::string data = data_text(a_, v_);
    if (is_urgent(a_)) paragraph(Tone::alert, data);
    if (asks_security_officer(a_)) {
      // No table of prices decides on marked data: none is shown.
      paragraph(Tone::verdict, verdict_sentence(a_, v_));
      return notes(question);
    }
    paragraph(Tone::alert, gpu_alert(a_, v_));
    paragraph(Tone::verdict, verdict_sentence(a_, v_));
    if (!is_urgent(a_)) paragraph(Tone::plain, data);
    paragraph(Tone::plain, place_text(a_, v_));
    for (auto& mention : mention_texts(a_.project, v_)) paragraph(Tone::plain, std::move(mention));
    add_open_section(a_, v_, document);
    add_cost_section(a_, v_, document);
    recommendation();
    add_outlook_section(a_, v_, document);
    notes(question);
  }

 private:
  void paragraph(Tone tone, std::string text) {
    if (!text.empty()) blocks_.emplace_back(Paragraph{tone, std::move(text)});
  }

  std::string way() const {
    constexpr Message ways[] = {words::way_closed_api, words::way_hosted, words::way_rented,
                                words::way_owned};
    return v_.say(ways[static_cast<std::size_t>(pick_->kind)],
                  arg("provider", v_.provider(pick_->provider)));
  }

  std::string final_sentence() const {
    const bool assumed = a_.project.sensitivity_origin == Origin::assumed;
    std::string budget = budget_in_words(assumed ? words::with_a_budget : words::your_budget);
    if (budget.empty()) budget = v_.say(words::no_budget);
    const std::string choice = pick_ == nullptr ? v_.say(words::no_way)
                                                : v_.say(words::best_compromise, arg("way", way()),
                                                         arg("why", why_chosen(a_, v_)));
    return v_.say(assumed ? words::given_assumed : words::given,
                  arg("data", name_of(a_.project.requirements.sensitivity, v_.language())),
                  arg("budget", budget), arg("choice", choice));
  }

  /// The first few, and how many more there are.
  std::string first_of(const std::vector<std::string>& items, std::size_t most,
                       std::string_view separator) const {
    const std::size_t shown = std::min(most, items.size());
    std::string text =
        joined_by({items.begin(), items.begin() + static_cast<long>(shown)}, separator);
    if (shown < items.size()) {
      text += v_.say(words::more, arg("count", items.size() - shown));
    }
    return text;
  }

  /// All of them: whoever gets the documents is a matter of the first screen.
  std::string recipients() const {
    return pick_ == nullptr ? "" : joined_by(other_recipients(*pick_, v_), semicolon());
  }

  std::string conditions() const {
    std::vector<std::string> texts;
    if (pick_ == nullptr || pick_->verdict != Verdict::conditional) return "";
    for (const auto& c : pick_->compliance.conditions) {
      if (c.state < ConditionState::attested) continue;
      std::string text = short_condition(c, v_) + whose(c, pick_->compliance, v_);
      if (c.state == ConditionState::attested) {
        text.append(" (").append(name_of(c.state, v_.language())).append(")");
      }
      texts.push_back(std::move(text));
    }
    return first_of(texts, conditions_shown, semicolon());
  }

  std::string changes() const {
    std::vector<std::string> texts;
    for (const Flip* flip : nearest_flips(a_)) texts.push_back(short_flip_text(*flip, v_));
    return first_of(texts, flips_shown, semicolon());
  }

  std::string smallest_change() const {
    if (pick_ != nullptr) return "";
    if (!a_.counterfactuals.empty()) {
      return counterfactual_text(a_.counterfactuals.front(), a_, v_);
    }
    return a_.closest ? all_changes(a_.options[*a_.closest]) : "";
  }

  /// Where no single change is enough: everything that the nearest miss asks for.
  std::string all_changes(const Option& o) const {
    std::vector<std::string> changes;
    for (const auto& reason : o.reasons) {
      const auto change = remedy(reason);
      if (!change) return "";
      changes.push_back(measured(change->first, change->second, v_));
    }
    return v_.say(words::fits_with, arg("option", option_label(o, v_)),
                  arg("list", joined(changes, v_.language())));
  }

  /// None where nobody measured what the limit would have to be.
  std::optional<std::pair<InputRef, std::string>> limit_of(Number limit,
                                                           std::optional<double> has) const {
    if (!has) return std::nullopt;
    return {{limit, format_duration(Seconds(*has / 1000), v_.language())}};
  }

  std::optional<std::pair<InputRef, std::string>> remedy(const Reason& reason) const {
    const Shortfall numbers = reason.numbers.value_or(Shortfall{});
    switch (reason.code) {
      case ReasonCode::quality_floor: {
        const auto* level = std::get_if<QualityBand>(&reason.subject);
        if (level == nullptr) return std::nullopt;
        return {{NamedInput::quality, input_value(NamedInput::quality, *level, v_)}};
      }
      case ReasonCode::context_length:
        return {{Number::context, numbers.has ? v_.exact(*numbers.has) : "?"}};
      case ReasonCode::latency_ttft:
        return limit_of(Number::max_ttft, numbers.has);
      case ReasonCode::latency_tpot:
        return limit_of(Number::max_tpot, numbers.has);
      case ReasonCode::over_budget:
        return {{NamedInput::budget, v_.usd(numbers.needs)}};
      default:
        return std::nullopt;
    }
  }

  /// The defaults that matter most stand first.
  std::string assumptions() const {
    const InputRef first[] = {Number::requests_per_day, Number::input_tokens,
                              Number::output_tokens,    Number::hours_per_day,
                              NamedInput::quality,      NamedInput::sensitivity};
    std::vector<std::string> texts;
    const auto add = [&](const Assumption& one) {
      texts.push_back(measured(one.input, one.value, v_));
    };
    const auto& all = a_.project.assumptions;
    for (const auto& name : first) {
      const auto found = std::ranges::find(all, name, &Assumption::input);
      if (found != all.end()) add(*found);
    }
    for (const auto& one : all) {
      if (std::ranges::find(first, one.input) == std::end(first)) add(one);
    }
    return first_of(texts, assumptions_shown, ", ");
  }

  std::string how_sure() const {
    std::vector<std::string> texts;
    if (auto sure = confidence_text(a_, v_); !sure.empty()) texts.push_back(std::move(sure));
    const std::string what = pick_ == nullptr ? "" : hangs_on(*pick_, a_.project, v_);
    if (!what.empty()) texts.push_back(v_.say(words::hangs_on_what, arg("what", what)));
    return joined_by(texts, semicolon());
  }

  /// What more money buys, rung by rung but for the one that the pick stands on.
  void ladder(Bullets& bullets) const {
    Bullet rungs{v_.say(words::ladder_lead), "", {}};
    for (std::size_t rung = 0; rung < a_.ladder.size(); ++rung) {
      if (a_.pick != a_.ladder[rung]) rungs.under.push_back({"", rung_text(rung, a_, v_)});
    }
    if (!rungs.under.empty()) bullets.items.push_back(std::move(rungs));
  }

  /// A subscription for each person, where it is known for how many.
  void seats(Bullets& bullets) const {
    if (a_.seats.empty()) return;
    const auto people = v_.exact(a_.seats.front().people);
    Bullet plans{v_.say(words::seats_lead, arg("people", people)), "", {}};
    for (auto& text : seats_texts(a_, v_)) plans.under.push_back({"", std::move(text)});
    bullets.items.push_back(std::move(plans));
  }

  /// Another option with what it costs.
  std::string beside(const std::optional<std::size_t>& index) const {
    if (!index || index == a_.pick) return "";
    const Option& o = a_.options[*index];
    return v_.say(words::priced_option, arg("option", option_label(o, v_)),
                  arg("cost", cost_text(o, v_)));
  }

  std::string more_private() const {
    if (pick_ == nullptr || !a_.most_private) return "";
    const bool is_more = a_.options[*a_.most_private].privacy > pick_->privacy;
    return is_more ? beside(a_.most_private) : "";
  }

  std::string routing() const {
    if (!a_.routing) return "";
    const Routing& r = *a_.routing;
    return v_.say(words::routing, arg("share", v_.percent(r.easy_share)),
                  arg("easy", option_name(r.easy, v_)), arg("easy_cost", v_.usd(r.easy_cost)),
                  arg("hard", option_name(r.hard, v_)), arg("hard_cost", v_.usd(r.hard_cost)),
                  arg("both", v_.usd(r.easy_cost + r.hard_cost)), arg("alone", v_.usd(r.alone)));
  }

  std::string untested() const {
    return a_.untested ? untested_text(a_.options[*a_.untested], v_) : "";
  }

  void recommendation() {
    blocks_.emplace_back(Heading{v_.say(words::final_heading)});
    Bullets bullets;
    bullets.items.push_back({"", final_sentence()});
    bullet(bullets, words::recipients_lead, recipients());
    bullet(bullets, words::conditions_lead, conditions());
    bullet(bullets, words::smallest_lead, smallest_change());
    ladder(bullets);
    seats(bullets);
    bullet(bullets, words::routing_lead, routing());
    bullet(bullets, words::second_lead, beside(a_.second_host));
    const bool budgeted = a_.project.requirements.budget.has_value();
    bullet(bullets, budgeted ? words::private_lead : words::private_any_lead, more_private());
    bullet(bullets, words::untested_lead, untested());
    bullet(bullets, words::changes_lead, changes());
    bullet(bullets, words::even_lead, nearest_break_even(a_, v_));
    bullet(bullets, words::sure_lead, how_sure());
    bullet(bullets, words::assumed_lead, assumptions());
    for (auto& notice : urgent_notices(a_, v_))
      bullet(bullets, words::note_lead, std::move(notice));
    blocks_.emplace_back(std::move(bullets));
  }

  bool is_said_above(WarningCode code) const {
    switch (code) {
      case WarningCode::new_model:
        return a_.untested.has_value();
      case WarningCode::gpus_beyond_budget:
      case WarningCode::nothing_fits:
      case WarningCode::ask_security_officer:
      case WarningCode::sensitivity_hinted:
      case WarningCode::sensitivity_assumed:
      case WarningCode::sensitivity_understated:
      case WarningCode::jurisdiction_hinted:
        return true;
      default:
        return false;
    }
  }

  void notes(const std::string& question) {
    std::vector<std::string> texts;
    for (const auto& warning : a_.warnings) {
      if (!is_said_above(warning.code)) texts.push_back(warning_text(warning, a_, v_));
    }
    if (const auto* rate = find_rate(v_.money().currency, v_.catalog())) {
      texts.push_back(v_.say(words::rate, arg("currency", code_of(v_.money().currency)),
                             arg("rate", v_.exact(rate->expected)),
                             arg("date", to_string(rate->provenance.as_of))));
    }
    texts.push_back(not_legal_advice(v_));
    if (pick_ != nullptr)
      texts.push_back(v_.say(words::explain_hint, arg("id", option_id(*pick_) + question)));
    blocks_.emplace_back(Paragraph{Tone::note, joined_by(texts, " ")});
  }
};

}  // namespace

Document advice_document(const Advice& advice, const Catalog& catalog, const ReportContext& context,
                         Audience readers) {
  const Voice voice(catalog, context, billed_for(advice.project));
  Document document;
  FirstScreen(advice, voice, document).write(document, context.question);
  const bool detailed = context.verbosity == Verbosity::verbose && !asks_security_officer(advice);
  if (detailed) add_details(document, advice, voice);
  if (readers != Audience::people) document.blocks.emplace_back(options_table(advice, voice));
  return document;
}

}  // namespace llmadvisor

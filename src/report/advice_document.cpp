#include "advice_document.hpp"

#include <algorithm>
#include <cmath>

#include "advice_words.hpp"
#include "compliance_words.hpp"
#include "document_phrases.hpp"
#include "option_words.hpp"

namespace llmadvisor {
namespace {

using fmt::arg;

constexpr std::size_t conditions_shown = 2;
constexpr std::size_t flips_shown = 2;
constexpr std::size_t assumptions_shown = 4;
constexpr std::size_t alternatives_shown = 2;

std::string joined_by(const std::vector<std::string>& items, std::string_view separator) {
  std::string text;
  for (const auto& item : items) {
    if (!text.empty()) text += separator;
    text += item;
  }
  return text;
}

class FirstScreen {
 public:
  FirstScreen(const Advice& advice, const Voice& voice)
      : a_(advice), v_(voice), pick_(advice.pick ? &advice.options[*advice.pick] : nullptr) {}

  void write(Document& document) {
    document.title = advice_title(a_.project, v_);
    document.language = v_.language();
    blocks_ = &document.blocks;
    paragraph(Tone::alert, gpu_alert(a_, v_));
    paragraph(Tone::verdict, verdict_sentence(a_, v_));
    feasibility();
    costs();
    recommendation();
    notes();
  }

 private:
  std::string_view semicolon() const { return v_.language() == Language::fr ? "\u00a0; " : "; "; }

  void paragraph(Tone tone, std::string text) {
    if (!text.empty()) blocks_->emplace_back(Paragraph{tone, std::move(text)});
  }

  void bullet(Bullets& bullets, const Message& lead, std::string text) const {
    if (!text.empty()) bullets.items.push_back({v_.say(lead), std::move(text)});
  }

  // 1. Open models.

  /// The pick where it is open, else the cheapest open option, else the nearest miss.
  const Option* open_option() const {
    if (pick_ != nullptr && pick_->kind != OptionKind::closed_api) return pick_;
    constexpr OptionKind open_kinds[] = {OptionKind::hosted_open_api, OptionKind::rented_gpu,
                                         OptionKind::on_premises};
    const Option* best = nullptr;
    for (const auto kind : open_kinds) {
      const Option* o = shown_of_kind(a_, kind);
      if (o == nullptr) continue;
      const bool better_standing =
          best != nullptr && o->verdict != Verdict::rejected && best->verdict == Verdict::rejected;
      if (best == nullptr || better_standing) best = o;
    }
    return best;
  }

  std::string model_in_brief(const Option& o) const {
    std::vector<std::string> parts{v_.model(o.model)};
    const Model* model = v_.catalog().find_model(o.model);
    if (model != nullptr && model->architecture) {
      parts.push_back(v_.say(
          words::parameters,
          arg("count", format_parameters(model->architecture->total_parameters, v_.language()))));
    }
    if (model != nullptr && model->licence) parts.push_back(model->licence->name);
    return joined_by(parts, ", ");
  }

  std::size_t hosts_of(const std::string& model) const {
    std::vector<std::string_view> hosts;
    for (const auto& offer : v_.catalog().api_offers) {
      if (offer.model == model && std::ranges::find(hosts, offer.provider) == hosts.end()) {
        hosts.push_back(offer.provider);
      }
    }
    return hosts.size();
  }

  std::string advantages(const Option& o) const {
    std::vector<std::string> points;
    if (o.quality) {
      points.push_back(v_.say(words::of_quality, arg("band", name_of(*o.quality, v_.language()))));
    }
    points.push_back(o.deployment ? v_.say(words::good_own)
                                  : v_.say(words::good_hosted, arg("hosts", hosts_of(o.model))));
    return joined_by(points, semicolon());
  }

  std::string drawbacks(const Option& o) const {
    std::vector<std::string> points;
    if (!o.deployment) {
      const Provider* provider = v_.catalog().find_provider(o.provider);
      const bool known = provider != nullptr && !provider->jurisdiction.empty();
      points.push_back(v_.say(known ? words::bad_hosted : words::bad_hosted_unknown,
                              arg("provider", v_.provider(o.provider)),
                              arg("law", known ? provider->jurisdiction : "")));
    } else {
      const Usd people = o.full_cost.expected - o.monthly.expected;
      points.push_back(v_.say(words::bad_upkeep, arg("cost", v_.usd(people))));
      if (o.performance) {
        points.push_back(v_.say(words::bad_idle,
                                arg("share", v_.percent(o.performance->utilisation)),
                                arg("cost", o.idle ? v_.usd(*o.idle) : "?")));
      }
    }
    if (o.verdict == Verdict::rejected && !o.reasons.empty()) {
      points.push_back(
          v_.say(words::bad_rejected, arg("reason", reason_text(o.reasons.front(), o, v_))));
    }
    return joined_by(points, semicolon());
  }

  void feasibility() {
    const Option* o = open_option();
    if (o == nullptr) {
      blocks_->emplace_back(Heading{v_.say(words::open_heading_none)});
      Bullets none;
      none.items.push_back({"", v_.say(words::no_open_model)});
      blocks_->emplace_back(std::move(none));
      return;
    }
    blocks_->emplace_back(Heading{v_.say(words::open_heading, arg("model", model_in_brief(*o)))});
    Bullets bullets;
    bullet(bullets, words::advantages, advantages(*o));
    bullet(bullets, words::drawbacks, drawbacks(*o));
    blocks_->emplace_back(std::move(bullets));
  }

  // 2. Costs.

  std::string budget_in_words(const Message& message) const {
    const auto& stated = a_.project.stated_budget;
    if (!stated) return "";
    return v_.say(message,
                  arg("budget", format_stated(stated->amount, stated->currency, v_.language())));
  }

  /// Other hosts of open models, with their prices; the alert has named them already.
  std::string alternatives() const {
    if (!gpu_alert(a_, v_).empty()) return "";
    std::vector<std::string> texts;
    for (const Option* o : hosted_alternatives(a_, alternatives_shown + 1)) {
      if (o == pick_ || texts.size() == alternatives_shown) continue;
      texts.push_back(v_.say(words::alternative_cost, arg("provider", v_.provider(o->provider)),
                             arg("prices", token_prices(*o, v_)),
                             arg("bill", v_.usd(o->monthly.expected))));
    }
    return joined_by(texts, semicolon());
  }

  const Option* cheapest_spot() const {
    const Option* best = nullptr;
    for (const auto& o : a_.options) {
      if (!o.deployment || o.deployment->purchase != Purchase::spot || !has_bill(o)) continue;
      if (o.verdict == Verdict::rejected) continue;
      if (best == nullptr || o.monthly.expected < best->monthly.expected) best = &o;
    }
    return best;
  }

  std::string kind_note(const Option& o) const {
    std::string text = option_label(o, v_) + ", ";
    text += o.deployment ? terms(o, a_.project, v_) : token_prices(o, v_);
    if (o.kind != OptionKind::rented_gpu) return text;
    if (o.affordable) text.append("; ").append(affordable_text(o, v_));
    const Option* spot = cheapest_spot();
    const bool worth_naming = spot != nullptr && spot->monthly.expected < o.monthly.expected * 0.8;
    if (worth_naming) text += v_.say(words::spot_from, arg("bill", v_.usd(spot->monthly.expected)));
    return text;
  }

  Row kind_row(OptionKind kind) const {
    const std::string name = capitalised(std::string(name_of(kind, v_.language())));
    const Option* o = shown_of_kind(a_, kind);
    if (o == nullptr) return {{name, "-", "-", v_.say(words::nothing_of_kind)}, ""};
    const std::string marked = o == pick_ ? v_.say(words::the_pick, arg("kind", name)) : name;
    return {{marked, has_bill(*o) ? v_.range(o->monthly) : "?",
             has_bill(*o) ? v_.usd(o->full_cost.expected) : "?", verdict_text(*o, v_)},
            kind_note(*o)};
  }

  void costs() {
    const std::string requests = v_.exact(a_.project.workload.requests_per_day.value());
    blocks_->emplace_back(Heading{
        v_.say(words::cost_heading, arg("load", v_.say(words::load, arg("requests", requests))),
               arg("budget", budget_in_words(words::with_budget)))});
    Table table;
    table.columns = {{v_.say(words::column_kind)},
                     {v_.say(words::column_bill), Align::right, Content::number},
                     {v_.say(words::column_full), Align::right, Content::number, 1},
                     {v_.say(words::column_verdict)}};
    for (const auto kind : {OptionKind::closed_api, OptionKind::hosted_open_api,
                            OptionKind::rented_gpu, OptionKind::on_premises}) {
      const auto& only = a_.project.filters.only;
      const bool wanted = only.empty() || std::ranges::find(only, kind) != only.end();
      if (wanted) table.rows.push_back(kind_row(kind));
    }
    blocks_->emplace_back(std::move(table));
    Bullets bullets;
    bullet(bullets, words::alternatives_lead, alternatives());
    if (!bullets.items.empty()) blocks_->emplace_back(std::move(bullets));
  }

  // 3. Recommendation.

  std::string way() const {
    constexpr const Message* ways[] = {&words::way_closed_api, &words::way_hosted,
                                       &words::way_rented, &words::way_owned};
    return v_.say(*ways[static_cast<std::size_t>(pick_->kind)],
                  arg("provider", v_.provider(pick_->provider)));
  }

  std::string final_sentence() const {
    std::string budget = budget_in_words(words::your_budget);
    if (budget.empty()) budget = v_.say(words::no_budget);
    const std::string choice =
        pick_ == nullptr
            ? v_.say(asks_security_officer(a_) ? words::officer_decides : words::no_way)
            : v_.say(words::best_compromise, arg("way", way()), arg("why", why_chosen(a_, v_)));
    return v_.say(words::given,
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

  std::string conditions() const {
    std::vector<std::string> texts;
    if (pick_ == nullptr || pick_->verdict != Verdict::conditional) return "";
    for (const auto& c : pick_->compliance.conditions) {
      if (c.state != ConditionState::met) texts.push_back(short_condition(c, v_));
    }
    return first_of(texts, conditions_shown, semicolon());
  }

  std::string changes() const {
    std::vector<std::string> texts;
    for (const Flip* flip : nearest_flips(a_)) texts.push_back(short_flip_text(*flip, a_, v_));
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
      const auto [input, value] = remedy(reason);
      if (input.empty()) return "";
      changes.push_back(measured(input, value, v_));
    }
    return v_.say(words::fits_with, arg("option", option_label(o, v_)),
                  arg("list", joined(changes, v_.language())));
  }

  std::pair<std::string_view, std::string> remedy(const Reason& reason) const {
    switch (reason.code) {
      case ReasonCode::quality_floor:
        return {"quality", input_value("quality", {}, reason.detail, v_)};
      case ReasonCode::context_length:
        return {"context", reason.has ? v_.exact(*reason.has) : "?"};
      case ReasonCode::latency_ttft:
        return {"max_ttft", v_.estimate(reason.has.value_or(0)) + " ms"};
      case ReasonCode::latency_tpot:
        return {"max_tpot", v_.estimate(reason.has.value_or(0)) + " ms"};
      case ReasonCode::over_budget:
        return {"budget_usd", v_.usd(reason.needs.value_or(0))};
      default:
        return {};
    }
  }

  /// The defaults that matter most stand first.
  std::string assumptions() const {
    constexpr std::string_view first[] = {"requests_per_day", "input_tokens", "output_tokens",
                                          "hours_per_day",    "quality",      "sensitivity"};
    std::vector<std::string> texts;
    const auto add = [&](const Assumption& one) {
      texts.push_back(measured(one.input, input_value(one.input, one.number, one.text, v_), v_));
    };
    const auto& all = a_.project.assumptions;
    for (const auto name : first) {
      const auto found = std::ranges::find(all, name, &Assumption::input);
      if (found != all.end()) add(*found);
    }
    for (const auto& one : all) {
      if (std::ranges::find(first, one.input) == std::end(first)) add(one);
    }
    return first_of(texts, assumptions_shown, ", ");
  }

  /// The cheapest of those whose range overlaps the pick's.
  std::string closest_rival() const {
    const Option* rival = nullptr;
    for (const auto& o : a_.options) {
      if (pick_ == nullptr || std::ranges::find(pick_->close_to, o.id) == pick_->close_to.end()) {
        continue;
      }
      if (o.deployment && o.deployment->purchase == Purchase::spot) continue;
      if (rival == nullptr || o.monthly.expected < rival->monthly.expected) rival = &o;
    }
    if (rival == nullptr) return "";
    const std::string name = option_name(rival->id, a_, v_) + " " + v_.usd(rival->monthly.expected);
    return v_.say(words::close_to, arg("list", name));
  }

  std::string how_sure() const {
    std::vector<std::string> texts;
    if (a_.confidence) texts.push_back(confidence_text(*a_.confidence, v_));
    if (auto rival = closest_rival(); !rival.empty()) texts.push_back(std::move(rival));
    const std::string what = pick_ == nullptr ? "" : hangs_on(*pick_, a_.project, v_);
    if (!what.empty()) texts.push_back(v_.say(words::hangs_on_what, arg("what", what)));
    return joined_by(texts, semicolon());
  }

  void recommendation() {
    blocks_->emplace_back(Heading{v_.say(words::final_heading)});
    Bullets bullets;
    bullets.items.push_back({"", final_sentence()});
    bullet(bullets, words::conditions_lead, conditions());
    bullet(bullets, words::smallest_lead, smallest_change());
    bullet(bullets, words::changes_lead, changes());
    bullet(bullets, words::sure_lead, how_sure());
    bullet(bullets, words::assumed_lead, assumptions());
    for (auto& notice : urgent_notices(a_, v_))
      bullet(bullets, words::note_lead, std::move(notice));
    blocks_->emplace_back(std::move(bullets));
  }

  void notes() {
    std::vector<std::string> texts;
    for (const auto& warning : a_.warnings) {
      const bool said = warning.code == WarningCode::gpus_beyond_budget ||
                        warning.code == WarningCode::nothing_fits ||
                        warning.code == WarningCode::ask_security_officer;
      if (!said) texts.push_back(warning_text(warning, a_, v_));
    }
    if (v_.money().currency != Currency::usd) {
      if (const auto* rate = v_.catalog().find_cost_figure("eur_usd_rate")) {
        texts.push_back(v_.say(words::rate, arg("rate", v_.exact(rate->expected)),
                               arg("date", to_string(rate->provenance.as_of))));
      }
    }
    texts.push_back(not_legal_advice(v_));
    if (pick_ != nullptr) texts.push_back(v_.say(words::explain_hint, arg("id", pick_->id)));
    blocks_->emplace_back(Paragraph{Tone::note, joined_by(texts, " ")});
  }

  const Advice& a_;
  const Voice& v_;
  const Option* pick_;
  decltype(Document::blocks)* blocks_ = nullptr;
};

}  // namespace

Document advice_document(const Advice& advice, const Catalog& catalog,
                         const ReportContext& context) {
  const Voice voice(catalog, context);
  Document document;
  FirstScreen(advice, voice).write(document);
  if (context.verbosity == Verbosity::verbose) add_details(document, advice, voice);
  return document;
}

}  // namespace llmadvisor

#include "advice_words.hpp"

#include <algorithm>
#include <cmath>

#include "choice_words.hpp"
#include "data_words.hpp"
#include "mode_words.hpp"
#include "option_words.hpp"
#include "plan_words.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t alternatives_named = 1;

std::string condition_count(const Option& o, const Voice& v) {
  if (o.verdict != Verdict::conditional) return "";
  const std::string open = open_text(o, v);
  return v.say(words::under_conditions, arg("count", o.compliance.conditions.size()),
               arg("open", open.empty() ? v.say(words::all_met) : open));
}

/// The hours of people and what the month costs with them, where that is more than the bill.
std::string people_clause(const Option& o, const Voice& v) {
  const std::string full = v.usd(o.full_cost.expected);
  if (o.extra_people > Hours(0)) {
    return v.say(words::and_people, arg("hours", hours_text(o.extra_people, v)), arg("full", full));
  }
  return full_clause(o, v);
}

std::string up_front_clause(const Option& o, const Voice& v) {
  std::string text;
  if (o.up_front > Usd(0)) text += v.say(words::up_front, arg("cost", v.usd(o.up_front)));
  if (o.set_up > Hours(0)) {
    text += v.say(words::set_up_first, arg("hours", hours_text(o.set_up, v)));
  }
  return text;
}

std::string pick_sentence(const Option& o, const Project& p, const Voice& v) {
  const auto bill = arg("bill", bill_range(o, v));
  const auto people = arg("people", people_clause(o, v));
  const auto first = arg("up_front", up_front_clause(o, v));
  const auto conditions = arg("conditions", condition_count(o, v));
  if (!o.deployment) {
    return v.say(words::pick_api, arg("option", option_label(o, v)),
                 arg("kind", name_of(o.kind, v.language())), bill, people, first, conditions);
  }
  const bool owned = o.kind == OptionKind::on_premises;
  return v.say(owned ? words::pick_owned : words::pick_rented,
               arg("machine", owned ? machine_brief(o, v) : machine_label(o, v)),
               arg("model", model_as_run(o, v)), arg("terms", terms(o, p, v)), bill, people, first,
               conditions);
}

std::string nothing_sentence(const Advice& a, const Voice& v) {
  if (!a.closest) return v.say(words::nothing_fits_unpriced);
  const Option& o = a.options[*a.closest];
  std::vector<std::string> reasons;
  for (const auto& reason : o.reasons) reasons.push_back(reason_text(reason, o, v));
  return v.say(words::nothing_fits, arg("option", option_label(o, v)),
               arg("bill", bill_range(o, v)), arg("terms", terms(o, a.project, v)),
               arg("reason", joined(reasons, v.language())));
}

/// Three digits say where a price turns; more would pretend to know.
double to_three_digits(double amount) {
  if (amount <= 0) return amount;
  const double scale = std::pow(10.0, 2 - std::floor(std::log10(amount)));
  return std::round(amount * scale) / scale;
}

/// Whole numbers are shown in full, shares in percent.
double shown_threshold(const Flip& f, double at) {
  const double current = std::get<double>(f.current);
  if (const auto* number = std::get_if<Number>(&f.input)) {
    const NumberSpec& spec = number_spec(*number);
    if (spec.whole == Whole::yes) return at;
    const bool share = spec.unit == NumberUnit::share;
    return round_threshold(at, current, share ? std::optional(0.01) : std::nullopt);
  }
  const double rounded = round_threshold(at, current);
  return std::holds_alternative<PriceInput>(f.input) ? to_three_digits(rounded) : rounded;
}

/// The input with the value at which the pick changes.
std::string flip_point(const Flip& f, const Voice& v) {
  const auto* at = std::get_if<double>(&f.at);
  return measured(f.input, at == nullptr ? f.at : shown_threshold(f, *at), v);
}

/// Numbers rise or fall; what is chosen is only another.
Message by_direction(const Flip& f, Message chosen, Message above, Message below) {
  const auto* at = std::get_if<double>(&f.at);
  if (at == nullptr) return chosen;
  return *at > std::get<double>(f.current) ? above : below;
}

std::string flipped_to(const Flip& f, const Voice& v) {
  return f.option ? option_name(*f.option, v) : v.say(words::nothing_any_more);
}

/// How the cheapest rented GPUs are paid, where the option is listed.
std::string alert_terms(const Advice& a, double cost, const Voice& v) {
  const Option* cheapest = nullptr;
  for (const auto& o : a.options) {
    const bool same =
        o.kind == OptionKind::rented_gpu && std::abs(o.monthly.expected.value() - cost) < 0.005;
    if (same && cheapest == nullptr) cheapest = &o;
  }
  if (cheapest == nullptr) return "";
  return " (" + machine_brief(*cheapest, v) + ", " + v.provider(cheapest->provider) + ", " +
         terms(*cheapest, a.project, v) + ")";
}

/// Why no hosted open model is there instead: by what they failed.
std::string no_hosted_text(const Considered& hosted, const Voice& v) {
  const auto all_failed = [&](ReasonCode code) {
    const auto found = hosted.rejected_by.find(code);
    return found != hosted.rejected_by.end() && found->second == hosted.candidates;
  };
  if (all_failed(ReasonCode::sensitivity)) return v.say(words::no_hosted_allowed);
  if (all_failed(ReasonCode::over_budget)) return v.say(words::no_hosted_in_budget);
  std::vector<std::string> reasons;
  for (const auto& [code, count] : hosted.rejected_by) {
    reasons.push_back(v.say(words::tally_one, arg("count", v.exact(count)),
                            arg("reason", name_of(code, v.language()))));
  }
  if (reasons.empty()) return "";
  return v.say(words::no_hosted_instead, arg("list", joined(reasons, v.language())));
}

/// About an option that the warning names, or the pick.
std::string option_warning(const Warning& w, const Advice& a, const Voice& v) {
  std::optional<OptionRef> option = w.option;
  if (!option && w.code == WarningCode::new_model && a.untested) {
    option = ref_of(a.options[*a.untested]);
  }
  if (!option && a.pick) option = ref_of(a.options[*a.pick]);
  if (!option) return "";
  const bool is_new = w.code == WarningCode::new_model;
  return v.say(is_new ? words::new_model : words::latency_untested,
               arg("option", option_name(*option, v)));
}

/// Care data of patients in an unknown country fall under the French rule.
std::string assumed_rules(const Advice& a, const Voice& v) {
  const bool medical = a.project.requirements.sensitivity == Sensitivity::medical;
  return medical ? v.say(words::french_rules) : "";
}

}  // namespace

std::string verdict_sentence(const Advice& a, const Voice& v) {
  if (a.pick) return pick_sentence(a.options[*a.pick], a.project, v);
  return asks_security_officer(a) ? security_officer_notice(v) : nothing_sentence(a, v);
}

std::string reason_sentence(const Advice& a, const Voice& v) {
  if (!a.pick) return "";
  const std::string text = capitalised(why_chosen(a, v));
  const std::string what = hangs_on(a.options[*a.pick], a.project, v);
  if (what.empty()) return v.say(words::full_stop, arg("text", text));
  return text + v.say(words::hangs_most_on, arg("what", what));
}

std::string gpu_alert(const Advice& a, const Voice& v) {
  const auto alert = std::ranges::find(a.warnings, WarningCode::gpus_beyond_budget, &Warning::code);
  const auto& budget = a.project.requirements.budget;
  if (alert == a.warnings.end() || !alert->cheapest_gpus || !budget) return "";
  const Usd cost = *alert->cheapest_gpus;
  std::string text = v.say(words::gpus_beyond_budget, arg("cost", v.usd(cost)),
                           arg("terms", alert_terms(a, cost.value(), v)),
                           arg("times", v.times(cost / *budget)), arg("budget", v.usd(*budget)));
  std::vector<std::string> names;
  for (const Option* o : hosted_alternatives(a, alternatives_named)) {
    names.push_back(v.say(words::alternative, arg("option", option_label(*o, v)),
                          arg("bill", v.usd(o->monthly.expected))));
  }
  const auto hosted = static_cast<std::size_t>(OptionKind::hosted_open_api);
  if (names.empty()) return text + no_hosted_text(a.considered[hosted], v);
  return text + v.say(words::hosted_instead, arg("list", joined(names, v.language())));
}

std::string stale_price(const StalePrice& price, const Voice& v) {
  const int days = price.days;
  const auto date = to_string(price.as_of);
  // Half a percent reads as nothing.
  if (price.drift >= 0.005) {
    return v.say(words::stale_prices_drifted, arg("days", days), arg("date", date),
                 arg("drift", v.percent(price.drift)), arg("percent", v.percent(price.widening)));
  }
  if (price.widening < 0.005) {
    return v.say(words::stale_prices, arg("days", days), arg("date", date));
  }
  return v.say(words::stale_prices_widened, arg("days", days), arg("date", date),
               arg("percent", v.percent(price.widening)));
}

std::string event_text(Message message, const CalendarEvent& event, const Voice& v) {
  const auto amount = [&](const std::optional<Usd>& bill) { return bill ? v.usd(*bill) : "?"; };
  return v.say(message, arg("date", to_string(event.on)), arg("before", amount(event.before)),
               arg("after", amount(event.after)));
}

std::string warning_text(const Warning& w, const Advice& a, const Voice& v) {
  switch (w.code) {
    case WarningCode::gpus_beyond_budget:
      return gpu_alert(a, v);
    case WarningCode::stale_prices:
      return w.stale ? stale_price(*w.stale, v) : "";
    case WarningCode::spot_interruption:
      return v.say(words::spot_interruption);
    case WarningCode::jurisdiction_unknown:
      return v.say(words::jurisdiction_unknown, arg("rules", assumed_rules(a, v)));
    case WarningCode::nothing_fits:
      return v.say(words::nothing_fits_warning);
    case WarningCode::price_changes:
      return event_text(words::price_changes, w.event.value(), v);
    case WarningCode::price_until:
      return event_text(words::price_until, w.event.value(), v);
    case WarningCode::retires:
      return event_text(words::retires, w.event.value(), v);
    case WarningCode::vector_store_unpriced:
      return v.say(words::vector_store_unpriced);
    case WarningCode::sources_disagree:
      return v.say(words::sources_disagree);
    case WarningCode::ask_security_officer:
      return security_officer_notice(v);
    case WarningCode::latency_untested:
    case WarningCode::new_model:
      return option_warning(w, a, v);
    case WarningCode::no_spare:
      return v.say(words::no_spare);
    case WarningCode::rate_limited:
      return a.pick ? limit_warning(a.options[*a.pick], a.project, v) : "";
    case WarningCode::batch_too_late:
      return a.pick ? window_warning(a.options[*a.pick], v) : "";
    case WarningCode::sensitivity_hinted:
    case WarningCode::sensitivity_assumed:
    case WarningCode::sensitivity_understated:
    case WarningCode::jurisdiction_hinted:
      return data_warning(w, a, v);
  }
  return "";
}

std::string flip_text(const Flip& f, const Voice& v) {
  const Message message = by_direction(f, words::flip_choice, words::flip_above, words::flip_below);
  return v.say(message, arg("what", flip_point(f, v)),
               arg("current", input_value(f.input, f.current, v)), arg("option", flipped_to(f, v)));
}

std::string short_flip_text(const Flip& f, const Voice& v) {
  const Message message = by_direction(f, words::with_choice, words::or_more, words::or_less);
  return v.say(message, arg("what", flip_point(f, v)));
}

std::vector<const Flip*> nearest_flips(const Advice& a) {
  std::vector<const Flip*> all;
  for (const auto& flip : a.flips) all.push_back(&flip);
  const auto distance = [](const Flip* f) {
    const auto* at = std::get_if<double>(&f->at);
    if (at == nullptr) return 1e9;
    const double current = std::get<double>(f->current);
    // Growth is what readers ask about first.
    if (f->input == InputRef(Number::requests_per_day) && *at > current) return -1.0;
    if (*at <= 0 || current <= 0) return 1e6;
    return std::abs(std::log(*at / current));
  };
  std::ranges::stable_sort(all, {}, distance);
  return all;
}

std::string counterfactual_text(const Counterfactual& c, const Advice& a, const Voice& v) {
  const Option* o = find_option(a, c.option);
  // Another schedule has another bill, which is not known here.
  const bool same_bill = o != nullptr && c.input != InputRef(Number::hours_per_day) && has_bill(*o);
  const std::string bill =
      same_bill ? v.say(words::its_bill, arg("bill", v.usd(o->monthly.expected))) : "";
  return v.say(
      words::counterfactual, arg("kind", capitalised(std::string(name_of(c.kind, v.language())))),
      arg("what", measured(c.input, c.to, v)), arg("from", input_value(c.input, c.from, v)),
      arg("option", option_name(c.option, v)), arg("bill", bill));
}

bool asks_security_officer(const Advice& a) {
  return std::ranges::count(a.warnings, WarningCode::ask_security_officer, &Warning::code) > 0;
}

const Option* shown_of_kind(const Advice& a, OptionKind kind) {
  const auto k = static_cast<std::size_t>(kind);
  if (a.best_of_kind[k]) return &a.options[*a.best_of_kind[k]];
  if (a.closest_of_kind[k]) return &a.options[*a.closest_of_kind[k]];
  return nullptr;
}

std::vector<const Option*> hosted_alternatives(const Advice& a, std::size_t most) {
  std::vector<const Option*> all;
  for (const auto& o : a.options) {
    if (o.kind != OptionKind::hosted_open_api || o.verdict == Verdict::rejected || !has_bill(o)) {
      continue;
    }
    all.push_back(&o);
  }
  const auto bill = [](const Option* o) { return o->monthly.expected; };
  std::ranges::stable_sort(all, {}, bill);
  std::vector<const Option*> one_each;
  for (const Option* o : all) {
    const bool seen = std::ranges::any_of(
        one_each, [&](const Option* other) { return other->provider == o->provider; });
    if (!seen && one_each.size() < most) one_each.push_back(o);
  }
  return one_each;
}

}  // namespace llmadvisor

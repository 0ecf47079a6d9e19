#include "advice_words.hpp"

#include <algorithm>
#include <cmath>

#include "compliance_words.hpp"
#include "llmadvisor/engine/market.hpp"
#include "option_words.hpp"

namespace llmadvisor {
namespace {

std::string security_officer_notice(const Voice& v) {
  return v.say(words::full_stop,
               arg("text", notice_text(NoticeCode::security_officer, nullptr, v)));
}

std::string condition_count(const Option& o, const Voice& v) {
  if (o.verdict != Verdict::conditional) return "";
  const auto count = std::max<std::size_t>(1, o.compliance.conditions.size());
  return v.say(words::under_conditions, arg("count", count));
}

std::string pick_sentence(const Option& o, const Project& p, const Voice& v) {
  const std::string bill = v.range(o.monthly);
  const std::string conditions = condition_count(o, v);
  if (!o.deployment) {
    return v.say(words::pick_api, arg("option", option_label(o, v)),
                 arg("kind", name_of(o.kind, v.language())), arg("bill", bill),
                 arg("conditions", conditions));
  }
  const bool owned = o.kind == OptionKind::on_premises;
  return v.say(owned ? words::pick_owned : words::pick_rented,
               arg("machine", owned ? machine_brief(o, v) : machine_label(o, v)),
               arg("model", v.model(o.model)), arg("bill", bill), arg("terms", terms(o, p, v)),
               arg("people", v.usd(o.full_cost.expected - o.monthly.expected)),
               arg("conditions", conditions));
}

std::string nothing_sentence(const Advice& a, const Voice& v) {
  if (!a.closest) return v.say(words::nothing_fits_unpriced);
  const Option& o = a.options[*a.closest];
  std::vector<std::string> reasons;
  for (const auto& reason : o.reasons) reasons.push_back(reason_text(reason, o, v));
  return v.say(words::nothing_fits, arg("option", option_label(o, v)),
               arg("bill", v.range(o.monthly)), arg("terms", terms(o, a.project, v)),
               arg("reason", joined(reasons, v.language())));
}

int options_that_hold(const Advice& a) {
  int count = 0;
  for (const auto& tally : a.considered) {
    count += tally.candidates;
    for (const auto& [code, rejected] : tally.rejected_by) count -= rejected;
  }
  return count;
}

std::string option_by_id(const Advice& a, const std::string& id, const Voice& v) {
  if (id.empty()) return v.say(words::nothing_any_more);
  return option_name(id, a, v);
}

/// Whole numbers are shown in full, shares in percent.
std::optional<double> shown_threshold(const Flip& f) {
  if (!f.at || !f.current) return f.at;
  const auto spec = std::ranges::find(number_specs(), f.input, &NumberSpec::name);
  if (spec != number_specs().end() && spec->whole == Whole::yes) return f.at;
  return round_threshold(*f.at, *f.current, f.unit == "share" ? std::optional(0.01) : std::nullopt);
}

/// The input with the value at which the pick changes.
std::string flip_point(const Flip& f, const Voice& v) {
  const auto at = shown_threshold(f);
  if (f.price) return measured_price(*f.price, at.value_or(0), v);
  return measured(f.input, input_value(f.input, at, f.at_text, v), v);
}

std::string volume(Requests requests, const Voice& v) { return v.estimate(requests.value()); }

std::string interval(const BreakEven& even, const Voice& v) {
  if (!even.low) return "";
  if (!even.high) return v.say(words::break_even_range_open, arg("low", volume(*even.low, v)));
  return v.say(words::break_even_range, arg("low", volume(*even.low, v)),
               arg("high", volume(*even.high, v)));
}

/// A staircase may be dearer again where it needs another machine.
std::string crosses_back(const BreakEven& even, const Voice& v) {
  if (!even.for_good) return v.say(words::break_even_not_for_good);
  if (*even.for_good <= *even.requests_per_day) return "";
  return v.say(words::break_even_for_good, arg("at", volume(*even.for_good, v)));
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

std::string why_chosen(const Advice& a, const Voice& v) {
  const int count = options_that_hold(a);
  const Message why = count <= 1                                ? words::why_only
                      : a.project.prefer == Preference::quality ? words::why_best_quality
                      : a.project.prefer == Preference::privacy ? words::why_most_private
                                                                : words::why_cheapest;
  return v.say(why, arg("count", count));
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
  if (alert == a.warnings.end() || !alert->number || !budget) return "";
  std::string text =
      v.say(words::gpus_beyond_budget, arg("cost", v.usd(*alert->number)),
            arg("terms", alert_terms(a, *alert->number, v)),
            arg("times", v.times(*alert->number / budget->value())), arg("budget", v.usd(*budget)));
  std::vector<std::string> names;
  for (const Option* o : hosted_alternatives(a, 4)) {
    names.push_back(v.say(words::alternative, arg("name", v.provider(o->provider)),
                          arg("bill", v.usd(o->monthly.expected))));
  }
  if (names.empty()) return text + v.say(words::no_hosted_instead);
  return text + v.say(words::hosted_instead, arg("list", joined(names, v.language())));
}

std::string stale_prices(const Warning& w, const Voice& v) {
  const auto days = w.number.value_or(0);
  // Half a percent reads as nothing.
  if (w.widening < 0.005) {
    return v.say(words::stale_prices, arg("days", days), arg("date", w.detail));
  }
  return v.say(words::stale_prices_widened, arg("days", days), arg("date", w.detail),
               arg("percent", v.percent(w.widening)));
}

std::string warning_text(const Warning& w, const Advice& a, const Voice& v) {
  switch (w.code) {
    case WarningCode::gpus_beyond_budget:
      return gpu_alert(a, v);
    case WarningCode::stale_prices:
      return stale_prices(w, v);
    case WarningCode::spot_interruption:
      return v.say(words::spot_interruption);
    case WarningCode::jurisdiction_unknown:
      return v.say(words::jurisdiction_unknown, arg("rules", assumed_rules(a, v)));
    case WarningCode::nothing_fits:
      return v.say(words::nothing_fits_warning);
    case WarningCode::ask_security_officer:
      return security_officer_notice(v);
  }
  return "";
}

std::string flip_text(const Flip& f, const Advice& a, const Voice& v) {
  const Message message = !f.at                           ? words::flip_choice
                          : *f.at > f.current.value_or(0) ? words::flip_above
                                                          : words::flip_below;
  const std::string current = f.price ? price_value(*f.price, f.current.value_or(0), v)
                                      : input_value(f.input, f.current, f.current_text, v);
  return v.say(message, arg("what", flip_point(f, v)), arg("current", current),
               arg("option", option_by_id(a, f.option, v)));
}

std::string short_flip_text(const Flip& f, const Advice& a, const Voice& v) {
  const Message message = !f.at                           ? words::with_choice
                          : *f.at > f.current.value_or(0) ? words::or_more
                                                          : words::or_less;
  return v.say(message, arg("what", flip_point(f, v)), arg("option", option_by_id(a, f.option, v)));
}

std::vector<const Flip*> nearest_flips(const Advice& a) {
  std::vector<const Flip*> all;
  for (const auto& flip : a.flips) all.push_back(&flip);
  const auto distance = [](const Flip* f) {
    // Growth is what readers ask about first.
    if (f->input == "requests_per_day" && f->at > f->current) return -1.0;
    if (!f->at || !f->current) return 1e9;
    if (*f->at <= 0 || *f->current <= 0) return 1e6;
    return std::abs(std::log(*f->at / *f->current));
  };
  std::ranges::stable_sort(all, {}, distance);
  return all;
}

std::string counterfactual_text(const Counterfactual& c, const Advice& a, const Voice& v) {
  const Option* o = find_option(a, c.option);
  // Another schedule has another bill, which is not known here.
  const bool same_bill = o != nullptr && c.input != "hours_per_day" && has_bill(*o);
  const std::string bill =
      same_bill ? v.say(words::its_bill, arg("bill", v.usd(o->monthly.expected))) : "";
  return v.say(words::counterfactual,
               arg("kind", capitalised(std::string(name_of(c.kind, v.language())))),
               arg("what", measured(c.input, input_value(c.input, c.to, c.to_text, v), v)),
               arg("from", input_value(c.input, c.from, c.from_text, v)),
               arg("option", option_by_id(a, c.option, v)), arg("bill", bill));
}

std::string break_even_text(const BreakEven& e, const Advice& a, const Voice& v) {
  const std::string own = option_by_id(a, e.self_hosted, v);
  const std::string api = option_by_id(a, e.api, v);
  if (!e.requests_per_day) {
    if (e.why_never == NeverEven::marginal_cost && !e.low) {
      return v.say(words::never_even, arg("own", own), arg("api", api));
    }
    return v.say(words::not_yet_even, arg("own", own), arg("api", api),
                 arg("limit", e.looked_up_to.value(), volume(e.looked_up_to, v)),
                 arg("range", interval(e, v)));
  }
  const double today = a.project.workload.requests_per_day.value();
  return v.say(words::break_even, arg("own", own), arg("api", api),
               arg("at", e.requests_per_day->value(), volume(*e.requests_per_day, v)),
               arg("times", v.times(e.requests_per_day->value() / today)),
               arg("range", interval(e, v)), arg("again", crosses_back(e, v)));
}

std::string nearest_break_even(const Advice& a, const Voice& v) {
  if (!a.pick) return "";
  const Option& pick = a.options[*a.pick];
  const auto concerns_pick = [&](const BreakEven& e) {
    if (!pick.deployment) return e.api == pick.id;
    return e.self_hosted.starts_with(own_premises_id) == (pick.kind == OptionKind::on_premises);
  };
  const BreakEven* nearest = nullptr;
  for (const auto& e : a.break_evens) {
    if (!concerns_pick(e)) continue;
    const bool nearer = nearest == nullptr || !nearest->requests_per_day ||
                        (e.requests_per_day && *e.requests_per_day < *nearest->requests_per_day);
    if (nearer) nearest = &e;
  }
  return nearest == nullptr ? "" : break_even_text(*nearest, a, v);
}

std::string confidence_text(const PickConfidence& c, const Voice& v) {
  return v.say(c.share < 0.5 ? words::toss_up : words::confidence, arg("share", v.percent(c.share)),
               arg("draws", c.draws));
}

bool asks_security_officer(const Advice& a) {
  return std::ranges::count(a.warnings, WarningCode::ask_security_officer, &Warning::code) > 0;
}

const Option* shown_of_kind(const Advice& a, OptionKind kind) {
  const auto k = static_cast<std::size_t>(kind);
  if (a.cheapest_of_kind[k]) return &a.options[*a.cheapest_of_kind[k]];
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

#include "break_even_words.hpp"

#include <algorithm>

#include "advice_words.hpp"
#include "option_words.hpp"

namespace llmadvisor {
namespace {

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

/// The same of a crossing that is passed, while today may still lie where it is dearer again.
std::string crosses_back_ahead(const BreakEven& e, Requests today, const Voice& v) {
  return e.for_good && *e.for_good <= today ? "" : crosses_back(e, v);
}

/// Where a deployment wins at a handful of requests and loses at great volumes.
bool is_small_only(const BreakEven& e) {
  constexpr Requests handful(10);
  return !e.for_good && *e.requests_per_day <= handful;
}

/// How often the one goes into the other, in words.
std::string times_of(Requests one, Requests other, const Voice& v) { return v.times(one / other); }

std::string on_basis(CostBasis basis, const Voice& v) {
  return v.say(basis == CostBasis::invoice ? words::on_invoice : words::on_all_in);
}

/// A crossing without the names of the two, behind what it is on.
std::string crossing(const BreakEven& e, const std::string& basis, const Advice& a,
                     const Voice& v) {
  const auto on = arg("on", basis);
  if (e.requests_per_day) {
    const Requests first = *e.requests_per_day;
    const Requests today = a.project.workload.requests_per_day;
    const auto at = arg("at", first.value(), volume(first, v));
    if (is_small_only(e)) return v.say(words::even_few, on);
    if (first <= today) {
      return v.say(words::even_passed, on, at, arg("times", times_of(today, first, v)),
                   arg("again", crosses_back_ahead(e, today, v)));
    }
    return v.say(words::even_from, on, at, arg("times", times_of(first, today, v)));
  }
  if (e.why_never == NeverEven::less_able) return v.say(words::even_less_able, on);
  if (e.why_never == NeverEven::marginal_cost && !e.low) return v.say(words::even_never, on);
  return v.say(words::even_beyond, on,
               arg("limit", e.looked_up_to.value(), volume(e.looked_up_to, v)));
}

/// The one that concerns the pick and lies nearest; null: none on this basis.
const BreakEven* nearest_even(const Advice& a, CostBasis basis) {
  const Option& pick = a.options[*a.pick];
  const auto concerns_pick = [&](const BreakEven& e) {
    return pick.deployment ? e.self_hosted.kind == pick.kind : e.api == ref_of(pick);
  };
  const auto is_nearer = [](const BreakEven& one, const BreakEven& other) {
    const bool able = one.why_never != NeverEven::less_able;
    if (!one.requests_per_day) {
      return able && !other.requests_per_day && other.why_never == NeverEven::less_able;
    }
    return !other.requests_per_day || *one.requests_per_day < *other.requests_per_day;
  };
  const BreakEven* nearest = nullptr;
  for (const auto& e : a.break_evens) {
    if (e.on != basis || !concerns_pick(e)) continue;
    if (nearest == nullptr || is_nearer(e, *nearest)) nearest = &e;
  }
  return nearest;
}

std::string crossing(const BreakEven& e, const Advice& a, const Voice& v) {
  return crossing(e, on_basis(e.on, v), a, v);
}

/// Whether no volume is enough on either basis, for one reason.
bool is_same_never(const BreakEven& one, const BreakEven& other) {
  const bool is_for_good = one.why_never && one.why_never != NeverEven::not_in_reach && !one.low;
  return is_for_good && one.why_never == other.why_never && !other.low;
}

bool is_same_pair(const BreakEven& one, const BreakEven& other) {
  return one.self_hosted == other.self_hosted && one.api == other.api;
}

std::string pair_text(const BreakEven& e, const std::string& list, const Advice& a,
                      const Voice& v) {
  const auto own = arg("own", option_name(e.self_hosted, v));
  // That it is compared with the pick goes without saying.
  if (e.api == ref_of(a.options[*a.pick]))
    return v.say(words::even_of_pick, own, arg("list", list));
  return v.say(words::even_pair, own, arg("api", option_name(e.api, v)), arg("list", list));
}

}  // namespace

std::string break_even_text(const BreakEven& e, const Advice& a, const Voice& v) {
  const auto own = arg("own", option_name(e.self_hosted, v));
  const auto api = arg("api", option_name(e.api, v));
  const auto on = arg("on", on_basis(e.on, v));
  if (!e.requests_per_day) {
    if (e.why_never == NeverEven::less_able) return v.say(words::less_able, own, api, on);
    if (e.why_never == NeverEven::marginal_cost && !e.low) {
      return v.say(words::never_even, own, api, on);
    }
    return v.say(words::not_yet_even, own, api, on,
                 arg("limit", e.looked_up_to.value(), volume(e.looked_up_to, v)),
                 arg("range", interval(e, v)));
  }
  const Requests first = *e.requests_per_day;
  const Requests today = a.project.workload.requests_per_day;
  const auto at = arg("at", first.value(), volume(first, v));
  const auto range = arg("range", interval(e, v));
  if (is_small_only(e)) return v.say(words::break_even_few, own, api, on, at, range);
  if (first <= today) {
    return v.say(words::break_even_passed, own, api, on, at,
                 arg("times", times_of(today, first, v)), range,
                 arg("again", crosses_back_ahead(e, today, v)));
  }
  return v.say(words::break_even, own, api, on, at, arg("times", times_of(first, today, v)), range,
               arg("again", crosses_back(e, v)));
}

std::string nearest_break_even(const Advice& a, const Voice& v) {
  if (!a.pick) return "";
  const BreakEven* invoice = nearest_even(a, CostBasis::invoice);
  const BreakEven* all_in = nearest_even(a, CostBasis::all_in);
  if (invoice == nullptr && all_in == nullptr) return "";
  if (invoice == nullptr) return pair_text(*all_in, crossing(*all_in, a, v), a, v);
  std::string on_invoice = crossing(*invoice, a, v);
  if (all_in == nullptr) return pair_text(*invoice, on_invoice, a, v);
  on_invoice += v.semicolon();
  if (is_same_pair(*invoice, *all_in)) {
    if (is_same_never(*invoice, *all_in)) {
      return pair_text(*invoice, crossing(*invoice, "", a, v), a, v);
    }
    return pair_text(*invoice, on_invoice + crossing(*all_in, a, v), a, v);
  }
  return pair_text(*invoice, on_invoice, a, v) + pair_text(*all_in, crossing(*all_in, a, v), a, v);
}

std::string even_in_brief(const Advice& a, const Voice& v) {
  if (!a.pick) return "";
  const Requests today = a.project.workload.requests_per_day;
  const bool is_pick_owned = a.options[*a.pick].deployment.has_value();
  std::string text;
  std::optional<OptionKind> said;
  for (const auto basis : {CostBasis::invoice, CostBasis::all_in}) {
    const BreakEven* e = nearest_even(a, basis);
    if (e == nullptr || !e->requests_per_day || is_small_only(*e)) continue;
    const Requests first = *e->requests_per_day;
    const auto at = arg("at", first.value(), volume(first, v));
    const auto on = arg("on", on_basis(basis, v));
    const bool is_passed = first <= today;
    if (is_passed != is_pick_owned) continue;
    const bool is_more = said == e->self_hosted.kind;
    if (is_pick_owned && basis != a.project.decide_on) continue;
    if (!text.empty() && !is_more) text += v.semicolon();
    if (is_pick_owned) {
      text += v.say(words::even_brief_back, on, at);
    } else if (is_more) {
      text += v.say(words::even_brief_also, on, at);
    } else {
      text +=
          v.say(words::even_brief, arg("kind", name_of(e->self_hosted.kind, v.language())), on, at);
    }
    said = e->self_hosted.kind;
  }
  return text;
}

}  // namespace llmadvisor

#include "llmadvisor/engine/what_if/break_even.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "llmadvisor/engine/choice/choice.hpp"

namespace llmadvisor {
namespace {

/// Volumes further than this from today's are not a project that anybody plans for.
Requests largest_volume(const Project& project) {
  return Requests(std::max(1e6, project.workload.requests_per_day.value() * 100));
}

using Bound = Usd CostRange::*;

/// The option's cost at another volume, re-weighed from scratch: more machines, another tier.
CostCurve curve(const Evaluation& option, const Project& project, Evaluator& evaluator,
                Bound bound) {
  return [&option, &evaluator, bound, at = project](Requests per_day) mutable {
    at.workload.requests_per_day = per_day;
    const auto totals = evaluator.totals_at(option, at);
    return totals ? std::optional(totals->monthly.*bound) : std::nullopt;
  };
}

/// Options of a kind that only the budget could rule out.
std::vector<const Evaluation*> admissible(const std::vector<Evaluation>& options, OptionKind kind,
                                          const Project& project) {
  std::vector<const Evaluation*> found;
  for (const auto& e : options) {
    const bool passes = !e.first_reason || e.first_reason == ReasonCode::over_budget;
    const bool spot = e.machine != nullptr && e.purchase == Purchase::spot;
    if (e.kind == kind && passes && !spot && suits_a_plan(e, project)) found.push_back(&e);
  }
  return found;
}

/// The cheapest to the cent, the better model of equals: models on one machine cost alike.
const Evaluation* cheapest_at(const std::vector<const Evaluation*>& options, double times,
                              const Project& project, const Evaluator& evaluator) {
  Project at = project;
  at.workload.requests_per_day = project.workload.requests_per_day * times;
  const Evaluation* best = nullptr;
  std::pair<double, int> least;
  for (const auto* e : options) {
    const auto totals = evaluator.totals_at(*e, at);
    if (!totals) continue;
    const std::pair cost(std::round(totals->monthly.expected.value() * 100),
                         -static_cast<int>(*e->mode.band));
    if (best != nullptr && cost >= least) continue;
    best = e;
    least = cost;
  }
  return best;
}

/// Machines that win at scale are rarely those that are cheapest today, so the cheapest at several
/// volumes are looked at, multiples of today's and great ones.
std::vector<const Evaluation*> self_hosted_candidates(const std::vector<const Evaluation*>& options,
                                                      const Project& project,
                                                      const Evaluator& evaluator) {
  std::vector<const Evaluation*> found;
  const double today = project.workload.requests_per_day.value();
  std::vector<double> multiples{1, 5, 25, 100};
  for (const double great : {1e4, 1e5, 1e6}) {
    if (great > today * 100) multiples.push_back(great / today);
  }
  for (const double times : multiples) {
    const auto* e = cheapest_at(options, times, project, evaluator);
    if (e != nullptr && std::ranges::count(found, e) == 0) found.push_back(e);
  }
  return found;
}

/// The candidate that crosses the API at the smallest volume; the first when none does.
const Evaluation* first_to_cross(const std::vector<const Evaluation*>& candidates,
                                 const Evaluation& api, const Project& project,
                                 Evaluator& evaluator) {
  const Evaluation* best = candidates.front();
  Requests limit = largest_volume(project);
  for (const auto* e : candidates) {
    const auto crossing = find_crossing(curve(*e, project, evaluator, &CostRange::expected),
                                        curve(api, project, evaluator, &CostRange::expected), limit,
                                        Until::first_crossing);
    if (!crossing) continue;
    best = e;
    limit = crossing->first - Requests(1);
  }
  return best;
}

/// Compares what the second half of the volumes looked at costs each.
NeverEven why_never(const Evaluation& self_hosted, const Evaluation& api, const Project& project,
                    Evaluator& evaluator) {
  const auto second_half = [&](const Evaluation& e) {
    const auto cost = curve(e, project, evaluator, &CostRange::expected);
    const Requests all = largest_volume(project);
    const auto half = cost(all / 2);
    const auto whole = cost(all);
    return half && whole ? std::optional(*whole - *half) : std::nullopt;
  };
  const auto own = second_half(self_hosted);
  const auto theirs = second_half(api);
  return own && theirs && *own >= *theirs ? NeverEven::marginal_cost : NeverEven::not_in_reach;
}

BreakEven break_even(const Evaluation& self_hosted, const Evaluation& api, const Project& project,
                     Evaluator& evaluator) {
  const auto crossing = [&](Bound own, Bound theirs, Until until) {
    return find_crossing(curve(self_hosted, project, evaluator, own),
                         curve(api, project, evaluator, theirs), largest_volume(project), until);
  };
  const auto first = [&](Bound own, Bound theirs) {
    const auto found = crossing(own, theirs, Until::first_crossing);
    return found ? std::optional(found->first) : std::nullopt;
  };
  BreakEven result;
  result.self_hosted = option_id(self_hosted);
  result.api = option_id(api);
  if (const auto even = crossing(&CostRange::expected, &CostRange::expected, Until::limit)) {
    result.requests_per_day = even->first;
    result.for_good = even->for_good;
  }
  result.low = first(&CostRange::low, &CostRange::high);
  result.high = first(&CostRange::high, &CostRange::low);
  result.looked_up_to = largest_volume(project);
  if (!result.requests_per_day) result.why_never = why_never(self_hosted, api, project, evaluator);
  return result;
}

}  // namespace

std::optional<Crossing> find_crossing(const CostCurve& self_hosted, const CostCurve& api,
                                      Requests limit, Until until) {
  const auto wins = [&](double volume) {
    const auto own = self_hosted(Requests(volume));
    const auto theirs = api(Requests(volume));
    return own && theirs && *own <= *theirs;
  };
  /// The first volume after `before` at which the answer is that of `after`.
  const auto turn = [&](double before, double after) {
    const bool now = wins(after);
    while (after - before > 1) {
      const double middle = std::floor((before + after) / 2);
      (wins(middle) == now ? after : before) = middle;
    }
    return Requests(after);
  };
  std::optional<Crossing> found;
  bool winning = false;
  double before = 0;
  for (double volume = 1; volume <= limit.value();
       volume = std::max(volume + 1, std::floor(volume * 1.01))) {
    if (wins(volume) != winning) {
      winning = !winning;
      const Requests at = turn(before, volume);
      if (winning && !found) found = Crossing{at, at};
      if (until == Until::first_crossing) return found;
      found->for_good = winning ? std::optional(at) : std::nullopt;
    }
    before = volume;
  }
  return found;
}

std::vector<BreakEven> find_break_evens(const std::vector<Evaluation>& options,
                                        const Project& project, Evaluator& evaluator) {
  std::vector<BreakEven> all;
  for (const auto own : {OptionKind::rented_gpu, OptionKind::on_premises}) {
    const auto candidates =
        self_hosted_candidates(admissible(options, own, project), project, evaluator);
    for (const auto theirs : {OptionKind::closed_api, OptionKind::hosted_open_api}) {
      const auto* api = cheapest_at(admissible(options, theirs, project), 1, project, evaluator);
      if (api == nullptr || candidates.empty()) continue;
      const auto* first = first_to_cross(candidates, *api, project, evaluator);
      all.push_back(break_even(*first, *api, project, evaluator));
    }
  }
  return all;
}

}  // namespace llmadvisor

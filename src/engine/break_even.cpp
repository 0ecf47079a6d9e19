#include "llmadvisor/engine/break_even.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "llmadvisor/engine/choice.hpp"

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

/// The cheapest option of a kind that only the budget could rule out.
const Evaluation* cheapest(const std::vector<Evaluation>& options, OptionKind kind) {
  const Evaluation* best = nullptr;
  for (const auto& e : options) {
    const bool admissible = !e.first_reason || e.first_reason == ReasonCode::over_budget;
    if (e.kind != kind || !admissible || !e.totals || e.purchase == Purchase::spot) continue;
    if (best == nullptr || e.totals->monthly.expected < best->totals->monthly.expected) best = &e;
  }
  return best;
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
  if (!result.requests_per_day) result.why_never = "marginal-cost";
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
    for (const auto theirs : {OptionKind::closed_api, OptionKind::hosted_open_api}) {
      const Evaluation* self_hosted = cheapest(options, own);
      const Evaluation* api = cheapest(options, theirs);
      if (self_hosted != nullptr && api != nullptr) {
        all.push_back(break_even(*self_hosted, *api, project, evaluator));
      }
    }
  }
  return all;
}

}  // namespace llmadvisor

#include "llmadvisor/engine/break_even.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "llmadvisor/engine/choice.hpp"

namespace llmadvisor {
namespace {

/// A hundred million requests a day is more than any single product serves.
constexpr Requests largest_volume(1e8);

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
  const auto crossing = [&](Bound own, Bound theirs) {
    return first_crossing(curve(self_hosted, project, evaluator, own),
                          curve(api, project, evaluator, theirs), largest_volume);
  };
  BreakEven result;
  result.self_hosted = option_id(self_hosted);
  result.api = option_id(api);
  result.requests_per_day = crossing(&CostRange::expected, &CostRange::expected);
  result.low = crossing(&CostRange::low, &CostRange::high);
  result.high = crossing(&CostRange::high, &CostRange::low);
  if (!result.requests_per_day) result.why_never = "marginal-cost";
  return result;
}

}  // namespace

std::optional<Requests> first_crossing(const CostCurve& self_hosted, const CostCurve& api,
                                       Requests limit) {
  const auto crossed = [&](double volume) {
    const auto own = self_hosted(Requests(volume));
    const auto theirs = api(Requests(volume));
    return own && theirs && *own <= *theirs;
  };
  // A step of 2 % is narrower than any stair that matters: within it the staircase can hold at most
  // a sliver of volumes on the other side.
  double below = 0;
  for (double volume = 1; volume <= limit.value();
       volume = std::max(volume + 1, std::floor(volume * 1.02))) {
    if (!crossed(volume)) {
      below = volume;
      continue;
    }
    double above = volume;
    while (above - below > 1) {
      const double middle = std::floor((below + above) / 2);
      (crossed(middle) ? above : below) = middle;
    }
    return Requests(above);
  }
  return std::nullopt;
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

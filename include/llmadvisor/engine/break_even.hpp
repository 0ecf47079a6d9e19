#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/evaluation.hpp"

namespace llmadvisor {

/// Cost of a month as a function of the requests of a day.
using CostCurve = std::function<std::optional<Usd>(Requests per_day)>;

/// The smallest volume from which `self_hosted` costs no more than `api`, or nullopt when it never
/// does up to `limit`. The first curve may be a staircase, the second may have tiers; both are only
/// evaluated, never assumed to be smooth.
[[nodiscard]] std::optional<Requests> first_crossing(const CostCurve& self_hosted,
                                                     const CostCurve& api, Requests limit);

/// Break-evens between the cheapest self-hosted options and the cheapest APIs whose quality is at
/// least the pick's, whatever the budget.
[[nodiscard]] std::vector<BreakEven> find_break_evens(const std::vector<Evaluation>& options,
                                                      const Project& project, Evaluator& evaluator);

}  // namespace llmadvisor

#pragma once

#include <optional>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/what_if/cost_curve.hpp"

namespace llmadvisor {

/// Where two curves cross.
struct Crossing {
  Requests first;                    ///< the smallest volume at which `self_hosted` costs no more
  std::optional<Requests> for_good;  ///< from here on it stays so; absent where it does not
};

enum class Until { first_crossing, limit };

/// Nullopt when `self_hosted` always costs more up to `limit`. That curve may be a staircase, which
/// crosses back where another machine is needed, and the other may have tiers; both are only
/// evaluated, never assumed to be smooth. Exact to one request, but for dips narrower than 1 % of
/// the volume. Stopped at the first crossing, it knows of no other.
[[nodiscard]] std::optional<Crossing> find_crossing(const CostCurve& self_hosted,
                                                    const CostCurve& api, Requests limit,
                                                    Until until = Until::limit);

/// Break-evens of self-hosting against each API, on the invoice and all-in: with the self-hosted
/// options that are no less able than it, whatever the budget. Options whose lower bounds no test
/// of one's own would tell apart are as able, unless a level lies between them.
[[nodiscard]] std::vector<BreakEven> find_break_evens(const Project& project, Search& search,
                                                      const std::vector<Candidate>& apis);

}  // namespace llmadvisor

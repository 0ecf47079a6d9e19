#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/engine/choice/weighed.hpp"
#include "llmadvisor/engine/market.hpp"

namespace llmadvisor {

/// What an option costs, as every comparison of options sees it: the expected bill to the cent,
/// then the expected full cost to the cent. Less than a cent decides nothing.
struct CostInCents {
  double bill = 0;
  double full_cost = 0;

  auto operator<=>(const CostInCents&) const = default;
};
[[nodiscard]] CostInCents in_cents(const BillTotals& totals);

/// How far the data stays in the user's hands, higher is more: own premises, own machines in a
/// cloud, an EU operator's API, any other API, an API open to strangers.
[[nodiscard]] int privacy_rank(DeploymentClass deployment);

/// What comes before the bill where quality or privacy does: greater is better, never below 0. The
/// same for all where the bill comes first. For options of known quality.
[[nodiscard]] int merit(QualityBand band, std::size_t placement, const Project& project,
                        const Market& market);

[[nodiscard]] bool only_spot_is_asked_for(const Project& project);

/// Spot can be taken away within minutes, so it is listed but never the plan, unless the user asked
/// for nothing else; nor is a specialist model that nobody asked for by name. Whatever the gates
/// say.
[[nodiscard]] bool suits_a_plan(const Weighed& option, const Project& project);

/// Suits a plan and passes the gates.
[[nodiscard]] bool can_be_the_plan(const Weighed& option, const Project& project);

/// The option that would rank first and can be the plan; the pick of the answer.
[[nodiscard]] std::optional<std::size_t> best_plan(const std::vector<Weighed>& options,
                                                   const Project& project, const Market& market);

/// Orders the options: those that can be the plan, then those whose gates hold, then the rejected
/// ones with the nearest miss first. Within each, by the user's preference, then the expected bill
/// to the cent, the full cost, privacy, quality and id. Returns indices.
[[nodiscard]] std::vector<std::size_t> ranking(const std::vector<Weighed>& options,
                                               const Project& project, const Market& market);

}  // namespace llmadvisor

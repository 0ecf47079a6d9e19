#pragma once

#include <optional>
#include <span>
#include <vector>

#include "llmadvisor/engine/choice/capacity_table.hpp"
#include "llmadvisor/engine/choice/scales.hpp"

namespace llmadvisor {

using Machines = std::vector<const Machine*>;

[[nodiscard]] bool is_serverless(const Machine& machine);
/// What one whole machine costs in the hours in use, before anything else.
[[nodiscard]] Usd instance_cost(const Machine& machine, Purchase purchase, const Project& project,
                                const CostBook& costs);

/// Whether `a` is the better way to serve the same model at the same provider: it fails fewer
/// gates, passes more before the first, then costs less.
[[nodiscard]] bool is_better(const Weighed& a, const Weighed& b);

/// What a search for the pick asks of the machines of a shelf.
struct Ceiling {
  std::optional<Usd> most;          ///< dearer options have lost already
  std::vector<Usd> instance_costs;  ///< of each machine
  Usd least;                        ///< no bill on the shelf is below
};

/// Finds the best placement of one model on the machines of a shelf.
class Placer {
 public:
  Placer(const Project& project, const Scales& scales, CapacityTable& capacities)
      : project_(project), scales_(scales), capacities_(capacities) {}

  /// Of all placements; none for a model without a format.
  [[nodiscard]] std::optional<Weighed> best(std::size_t model, const Shelf& shelf,
                                            std::span<const Machine* const> machines) const;

  /// Of those that may cost no more than the ceiling; none where there is no such placement.
  [[nodiscard]] std::optional<Weighed> best_below(const Ceiling& ceiling, std::size_t model,
                                                  const Shelf& shelf,
                                                  std::span<const Machine* const> machines) const;

 private:
  struct Limit {
    std::optional<Usd> most;
    Usd instance_cost;
  };
  [[nodiscard]] bool can_improve(const Weighed& best, const Machine& next,
                                 const Shelf& shelf) const;
  /// Weighs every way to place the model on a machine; keeps the best. With a limit, only those
  /// that may stay below it.
  void place_on(const Machine& machine, std::size_t model, const Shelf& shelf, const Limit* limit,
                std::optional<Weighed>& best) const;

  const Project& project_;
  const Scales& scales_;
  CapacityTable& capacities_;
};

}  // namespace llmadvisor

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "llmadvisor/engine/choice/capacity_table.hpp"
#include "llmadvisor/engine/choice/gates.hpp"
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

/// A model of a market as it would be run.
struct Hosting {
  std::size_t model = 0;  ///< in Market::models
  ModelMode mode;
  GateFailures failures;  ///< of the gates that need no machine
};

/// What a search for the pick asks of the machines of a shelf.
struct Ceiling {
  std::optional<Usd> most;          ///< dearer options have lost already
  std::vector<Usd> instance_costs;  ///< of each machine
  Usd least;                        ///< no bill on the shelf is below
};

/// Finds the best placement of one model on the machines of a shelf.
class Placer {
 public:
  Placer(const Project& project, const Scales& scales, CapacityTable& capacities);

  /// Of all placements; none for a model without a format.
  [[nodiscard]] std::optional<Weighed> best(const Hosting& hosting, const Shelf& shelf,
                                            std::span<const Machine* const> machines) const;

  /// Of those that may cost no more than the ceiling, for a model that passes its gates on machines
  /// where the data may go; none where there is no such placement.
  [[nodiscard]] std::optional<Weighed> best_below(const Ceiling& ceiling, const Hosting& hosting,
                                                  const Shelf& shelf,
                                                  std::span<const Machine* const> machines) const;

 private:
  /// How many instances of a machine may be paid for, and what all of them must carry.
  struct Affordable {
    double instances;
    double rate;   ///< requests/s
    double spare;  ///< replicas beside those that carry it

    [[nodiscard]] bool carries(RequestsPerSecond machine) const;
    [[nodiscard]] bool carries(RequestsPerSecond replica, int replicas_per_machine) const;
  };
  [[nodiscard]] Affordable affordable(const Machine& machine, const std::optional<Usd>& most,
                                      Usd instance_cost) const;
  [[nodiscard]] bool can_improve(const Weighed& best, const Machine& next,
                                 const Shelf& shelf) const;
  [[nodiscard]] Candidate candidate_at(const ReplicaPlace& place, const ReplicaCapacity& capacity,
                                       const Hosting& hosting, const Shelf& shelf) const;

  /// Weighs every way to place the model on a machine; keeps the best.
  void place_on(const Machine& machine, const Hosting& hosting, const Shelf& shelf,
                std::optional<Weighed>& best) const;
  /// The same, of those alone that may stay below the ceiling.
  void place_below(const Ceiling& ceiling, const Machine& machine, Usd instance_cost,
                   const Hosting& hosting, const Shelf& shelf, std::optional<Weighed>& best) const;

  const Project& project_;
  const Scales& scales_;
  CapacityTable& capacities_;
  double peak_rate_;  ///< requests/s that the machines must be sized for
  double mean_rate_;  ///< the same for what runs only while there is work
};

}  // namespace llmadvisor

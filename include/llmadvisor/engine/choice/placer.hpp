#pragma once

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "llmadvisor/engine/choice/capacity_table.hpp"
#include "llmadvisor/engine/choice/choice_rule.hpp"
#include "llmadvisor/engine/choice/gates.hpp"
#include "llmadvisor/engine/choice/scales.hpp"

namespace llmadvisor {

using Machines = std::vector<const Machine*>;

[[nodiscard]] bool is_serverless(const Machine& machine);
/// What one whole machine costs in the hours in use, before anything else.
[[nodiscard]] Usd instance_cost(const Machine& machine, Purchase purchase, const Project& project,
                                const CostBook& costs);

/// Whether `a` is the better way to serve the same model at the same provider: it has a bill where
/// the other has none, fails fewer gates, passes more before the first, is nearer to the law that
/// is settled on first, then costs less.
[[nodiscard]] bool is_better(const Weighed& a, const Weighed& b, const ChoiceRule& rule);
void keep_better(std::optional<Weighed>& best, Weighed&& other, const ChoiceRule& rule);

/// A model of a market as it would be run: one way of thinking, and the precisions in which it
/// keeps the level that it is listed for.
struct Hosting {
  struct Format {
    std::size_t index = 0;  ///< in the formats of the model
    ModelMode mode;         ///< after what the precision costs
    Bytes weights;          ///< that a disk must hold
  };
  std::size_t model = 0;             ///< in Market::models
  std::vector<Format> formats;       ///< at least one, the one that loses least first
  std::vector<std::size_t> by_size;  ///< their positions, the smallest first, then as they stand

  [[nodiscard]] const ModelMode& mode() const { return formats.front().mode; }
};

/// What a search for the pick asks of the machines of a shelf. Costs are those that the rule
/// compares.
struct Ceiling {
  std::optional<Usd> most;  ///< dearer options have lost already
  struct OfMachine {
    Usd instance;  ///< of one in the hours in use: no bill is below
    Usd people;    ///< of whoever runs one: no cost is below the two
    int law_class = 0;
    bool by_work = false;  ///< less than one whole instance may be paid: see is_paid_by_work()

    bool operator==(const OfMachine&) const = default;
  };
  std::vector<OfMachine> machines;
  Usd least;   ///< no cost on the shelf is below
  Usd people;  ///< of whoever runs the least
  int nearest_law = ChoiceRule::law_classes;
  int farthest_law = 0;
};

/// Finds the best placement of one model on the machines of a shelf.
class Placer {
 public:
  Placer(const ChoiceRule& rule, const Scales& scales, CapacityTable& capacities);

  /// Of all placements, given the gates that the model fails before a machine is known. Of the
  /// ceiling only the machines' costs are asked.
  [[nodiscard]] std::optional<Weighed> best(const Hosting& hosting, const GateFailures& failures,
                                            const Ceiling& ceiling, const Shelf& shelf,
                                            std::span<const Machine* const> machines) const;

  /// Of those that may cost no more than the ceiling, for a model that passes its gates on machines
  /// where the data may go; none where there is no such placement, or where only one farther from
  /// the law is below the ceiling.
  [[nodiscard]] std::optional<Weighed> best_below(const Ceiling& ceiling, const Hosting& hosting,
                                                  const Shelf& shelf,
                                                  std::span<const Machine* const> machines) const;

  /// What a model costs now where it was placed before; none where it fails a gate there.
  [[nodiscard]] std::optional<Usd> cost_where(const Candidate& before, const Hosting& hosting,
                                              const Shelf& shelf) const;

  [[nodiscard]] Ceiling ceiling_of(const Shelf& shelf,
                                   std::span<const Machine* const> machines) const;

  /// What the machines for a request a second cost at least, as forms of what a request looks like;
  /// for requests of any shape. None where the model fits on no such machine.
  struct CheapestWork {
    std::optional<LeastWork> machines;
    std::optional<LeastWork> workers;
  };
  [[nodiscard]] CheapestWork cheapest_work(const Ceiling& ceiling, const Hosting& hosting,
                                           std::span<const Machine* const> machines) const;
  /// Whether the traffic surely costs more than the ceiling or than the budget.
  [[nodiscard]] bool is_beyond(const CheapestWork& work, const Hosting& hosting,
                               const Ceiling& ceiling) const;

 private:
  /// How many instances of a machine may be paid for, and what all of them must carry.
  struct Affordable {
    double instances;
    double rate;   ///< requests/s
    double spare;  ///< replicas beside those that carry it

    [[nodiscard]] bool is_bounded() const {
      return instances < std::numeric_limits<double>::infinity();
    }
    [[nodiscard]] bool carries(RequestsPerSecond machine) const;
    [[nodiscard]] bool carries(RequestsPerSecond replica, int replicas_per_machine) const;
  };
  /// `payable` for the machines alone; no bound where there is none.
  [[nodiscard]] Affordable affordable(const std::optional<Usd>& payable,
                                      const Ceiling::OfMachine& costs) const;
  /// Whether so many could carry it if requests took no longer than they must.
  [[nodiscard]] bool may_carry(const Affordable& able, const Hosting& hosting,
                               const Machine& machine) const;
  /// What may be paid for machines below a ceiling and within the budget.
  [[nodiscard]] std::optional<Usd> payable(const std::optional<Usd>& most,
                                           const Ceiling::OfMachine& costs) const;
  /// What may be paid for them to be better than the best so far; no bound where something else
  /// than the cost may make them so.
  [[nodiscard]] std::optional<Usd> payable_to_improve(const std::optional<Weighed>& best,
                                                      const GateFailures& failures,
                                                      const Machine& machine,
                                                      const Ceiling::OfMachine& costs) const;
  [[nodiscard]] Ceiling::OfMachine costs_of(const Machine& machine, const Shelf& shelf) const;
  [[nodiscard]] std::optional<Usd> least_of(std::optional<Usd> most,
                                            const std::optional<Weighed>& best) const;
  [[nodiscard]] Candidate candidate_at(const ReplicaPlace& place, const ReplicaCapacity& capacity,
                                       const ModelMode& mode, const Shelf& shelf) const;
  [[nodiscard]] std::optional<Weighed> best_in_class(
      int law_class, const Ceiling& ceiling, const Hosting& hosting, const Shelf& shelf,
      std::span<const Machine* const> machines) const;

  /// Of a placement that does not run: whether the engine lacks what it takes, and the memory that
  /// it needs. The smaller is nearer to running.
  struct Shortfall {
    bool does_not_start = false;
    Bytes needed;

    auto operator<=>(const Shortfall&) const = default;
  };
  [[nodiscard]] static Shortfall shortfall_of(const ReplicaCapacity& capacity);
  [[nodiscard]] std::optional<Shortfall> shortfall_of(const std::optional<Weighed>& best,
                                                      const Machine& machine,
                                                      const Shelf& shelf) const;
  /// Weighs every way to place the model on a machine; keeps the best.
  void place_on(const Machine& machine, const Ceiling::OfMachine& costs, const Hosting& hosting,
                const GateFailures& failures, const Shelf& shelf,
                std::optional<Weighed>& best) const;
  /// The same, of those alone that may stay below the ceiling.
  void place_below(const std::optional<Usd>& most, const Machine& machine,
                   const Ceiling::OfMachine& costs, const Hosting& hosting, const Shelf& shelf,
                   std::optional<Weighed>& best) const;

  const ChoiceRule& rule_;
  const Project& project_;
  const Scales& scales_;
  CapacityTable& capacities_;
  double peak_rate_;  ///< requests/s that the machines must be sized for
  double mean_rate_;  ///< the same for what is paid by its work
};

}  // namespace llmadvisor

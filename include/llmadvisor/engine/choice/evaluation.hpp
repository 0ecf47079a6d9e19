#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/choice/capacity_table.hpp"
#include "llmadvisor/engine/market.hpp"
#include "llmadvisor/engine/option.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/serving/replica.hpp"

namespace llmadvisor {

/// How a model is used to reach the quality floor: thinking costs tokens, so it thinks only where
/// the floor asks for it.
struct ModelMode {
  std::optional<QualityBand> band;
  Wanted thinking = Wanted::no;
};
[[nodiscard]] ModelMode mode_for(const Model& model, const Quality* quality, QualityBand floor);

/// How many machines carry the peak.
struct Sizing {
  int replicas = 0;
  int instances = 0;
  int instances_low = 0;   ///< if the replica does better than predicted
  int instances_high = 0;  ///< if it does worse
};
[[nodiscard]] Sizing size_for(const ReplicaCapacity& capacity, int replicas_per_instance,
                              const Project& project);

/// One option, weighed but not yet written out: what the ranking needs.
struct Evaluation {
  OptionKind kind = OptionKind::closed_api;
  Purchase purchase = Purchase::on_demand;
  const Model* model = nullptr;
  const Provider* provider = nullptr;
  const ApiEntry* api = nullptr;     ///< null when self-hosted
  const Machine* machine = nullptr;  ///< null for an API
  WeightFormat weights = WeightFormat::bf16;
  int tensor_parallel = 1;
  Sizing sizing;
  const ReplicaCapacity* capacity = nullptr;
  ModelMode mode;
  std::size_t placement = 0;
  Verdict verdict = Verdict::feasible;
  std::optional<ReasonCode> first_reason;  ///< the first gate that failed
  int failed = 0;                          ///< how many did
  /// A condition on which the security officer alone decides: such an option is shown and never
  /// recommended.
  bool awaits_security_officer = false;
  std::optional<BillTotals> totals;  ///< absent where no bill can be computed
};

/// What an option is, whatever is asked of it; within one market.
struct OptionKey {
  OptionKind kind = OptionKind::closed_api;
  Purchase purchase = Purchase::on_demand;
  const Provider* provider = nullptr;
  const Model* model = nullptr;

  bool operator==(const OptionKey&) const = default;
};
[[nodiscard]] OptionKey option_key(const Evaluation& option);

/// The options that take part in a search for the pick: those of a kind, those named, or all.
struct Among {
  std::optional<OptionKind> kind;
  std::vector<OptionKey> options;

  [[nodiscard]] bool everything() const { return !kind && options.empty(); }
  [[nodiscard]] bool has(const OptionKey& option) const;
  /// Whether any model on the shelf may take part.
  [[nodiscard]] bool has(const Shelf& shelf) const;
};

/// Weighs every option of a market for a project.
class Evaluator {
 public:
  Evaluator(const Market& market, Date today);

  [[nodiscard]] std::vector<Evaluation> evaluate(const Project& project);

  /// Only what could be the pick: leaves out whatever is surely dearer than another admitted
  /// option.
  [[nodiscard]] std::vector<Evaluation> contenders(const Project& project, const Among& among = {});

  /// Takes note of prices that changed in the market's catalogue.
  void read_prices_again();

  /// The cost of the same deployment or offer for another project with requests of the same shape.
  [[nodiscard]] std::optional<BillTotals> totals_at(const Evaluation& option,
                                                    const Project& project) const;

  [[nodiscard]] const ComplianceVerdict& compliance(std::size_t placement) const {
    return compliance_[placement];
  }
  /// After an evaluation that had something to self-host.
  [[nodiscard]] const ServingModel& serving() const { return capacities_.serving(); }
  [[nodiscard]] const CostBook& costs() const { return costs_; }
  [[nodiscard]] const Market& market() const { return market_; }
  [[nodiscard]] Date today() const { return today_; }

 private:
  void assess_placements(const Requirements& requirements);
  /// With `among`, only what could be the pick.
  void weigh_apis(const Project& project, const Among* among, std::vector<Evaluation>& all) const;
  [[nodiscard]] bool may_be_picked(const ApiEntry& entry, const Project& project) const;
  [[nodiscard]] Evaluation weigh_api(const ApiEntry& entry, const Project& project) const;
  using Machines = std::vector<const Machine*>;
  /// In a search for the pick, what cannot be it need not be weighed.
  struct Search {
    std::optional<Usd> most;          ///< dearer options have lost already
    std::vector<Usd> instance_costs;  ///< of each machine
    Usd least;                        ///< no bill on the shelf is below
  };
  class Bar;
  void choose_contending_machines();
  [[nodiscard]] Search search_on(std::size_t shelf, const Project& project) const;
  void weigh_contending_shelves(const Project& project, const Among& among, Bar& bar,
                                std::vector<Evaluation>& all);
  /// The best placement of a model on machines of a shelf; nullopt when a search leaves none.
  [[nodiscard]] std::optional<Evaluation> weigh_shelf(std::size_t model, const Shelf& shelf,
                                                      const Machines& machines,
                                                      const Project& project,
                                                      const Search* search = nullptr);
  [[nodiscard]] bool can_improve(const Evaluation& best, const Machine& next,
                                 const Project& project) const;
  /// What a search asks of a machine.
  struct Limit {
    std::optional<Usd> most;
    Usd instance_cost;
  };
  /// Weighs every way to place the model on the draft's machine; keeps the best.
  void weigh_machine(Evaluation& draft, std::size_t model, const Project& project,
                     const Limit* limit, std::optional<Evaluation>& best);
  [[nodiscard]] Evaluation weigh_placement(const Evaluation& draft, const Project& project) const;
  void conclude(Evaluation& e, const Project& project) const;

  const Market& market_;
  Date today_;
  CostBook costs_;
  CapacityTable capacities_;
  std::vector<Machines> machines_;    ///< of each shelf
  std::vector<Machines> contending_;  ///< of each shelf, for the places assessed
  std::vector<ComplianceVerdict> compliance_;
  /// Where the last search found its cheapest self-hosted option: shelf and model.
  std::optional<std::pair<std::size_t, std::size_t>> last_found_;
  std::vector<char> awaits_security_officer_;  ///< of each placement
  std::optional<std::pair<Sensitivity, Jurisdiction>> assessed_for_;
};

}  // namespace llmadvisor

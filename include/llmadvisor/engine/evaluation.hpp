#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "llmadvisor/engine/bill_builder.hpp"
#include "llmadvisor/engine/cost_book.hpp"
#include "llmadvisor/engine/market.hpp"
#include "llmadvisor/engine/option.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/replica.hpp"

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
  std::string_view weights;
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

/// Weighs every option of a market for a project. Capacities are kept between calls as long as the
/// requests look the same, so that varying the volume or the budget costs little.
class Evaluator {
 public:
  Evaluator(const Market& market, Date today);

  [[nodiscard]] std::vector<Evaluation> evaluate(const Project& project);

  /// Only what could be the pick: leaves out whatever is surely dearer than another admitted
  /// option.
  /// With a kind, among the options of that kind alone.
  [[nodiscard]] std::vector<Evaluation> contenders(const Project& project,
                                                   std::optional<OptionKind> kind = {});

  /// Takes note of prices that changed in the market's catalogue.
  void read_prices_again();

  /// The cost of the same deployment or offer for another project with requests of the same shape.
  [[nodiscard]] std::optional<BillTotals> totals_at(const Evaluation& option,
                                                    const Project& project) const;

  [[nodiscard]] const ComplianceVerdict& compliance(std::size_t placement) const {
    return compliance_[placement];
  }
  /// After an evaluation that had something to self-host.
  [[nodiscard]] const ServingModel& serving() const { return *serving_; }
  [[nodiscard]] const CostBook& costs() const { return costs_; }
  [[nodiscard]] const Market& market() const { return market_; }
  [[nodiscard]] Date today() const { return today_; }

 private:
  /// What the capacities depend on besides the replica.
  struct CapacityKey {
    RequestShape shape;
    Tokens reasoning;
    QualityBand floor = QualityBand::solid;
    bool operator==(const CapacityKey&) const = default;
  };

  void assess_placements(const Requirements& requirements);
  void forget_stale_capacities(const Project& project);
  void weigh_apis(const Project& project, std::vector<Evaluation>& all) const;
  [[nodiscard]] Evaluation weigh_api(const ApiEntry& entry, const Project& project) const;
  using Machines = std::vector<const Machine*>;
  /// In a search for the pick, what cannot be it need not be weighed.
  struct Search {
    std::optional<Usd> most;  ///< dearer options have lost already
  };
  void choose_contending_machines();
  /// The best placement of a model on machines of a shelf; nullopt when a search leaves none.
  [[nodiscard]] std::optional<Evaluation> weigh_shelf(std::size_t model, const Shelf& shelf,
                                                      const Machines& machines,
                                                      const Project& project,
                                                      const std::optional<Search>& search);
  [[nodiscard]] Evaluation weigh_placement(const Evaluation& draft, const Project& project) const;
  [[nodiscard]] const ReplicaCapacity& capacity_of(const Evaluation& draft, std::size_t model,
                                                   std::size_t format, const Project& project);
  void conclude(Evaluation& e, const Project& project) const;

  const Market& market_;
  Date today_;
  CostBook costs_;
  std::optional<ServingModel> serving_;  ///< once there is something to size
  std::vector<Machines> machines_;       ///< of each shelf
  std::vector<Machines> contending_;     ///< of each shelf, for the places assessed
  std::vector<ComplianceVerdict> compliance_;
  /// Where the last search found its cheapest self-hosted option: shelf and model.
  std::optional<std::pair<std::size_t, std::size_t>> last_found_;
  std::vector<char> awaits_security_officer_;  ///< of each placement
  std::optional<std::pair<Sensitivity, Jurisdiction>> assessed_for_;
  std::optional<CapacityKey> capacity_key_;
  struct CapacitySlot {
    std::uint32_t epoch = 0;
    std::uint32_t index = 0;  ///< into capacities_
  };
  std::uint32_t epoch_ = 0;
  std::vector<CapacitySlot> capacity_slots_;
  std::deque<ReplicaCapacity> capacities_;  ///< stays in place as it grows
};

}  // namespace llmadvisor

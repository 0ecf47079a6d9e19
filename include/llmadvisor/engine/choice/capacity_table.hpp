#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "llmadvisor/engine/market.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/serving/local_replica.hpp"
#include "llmadvisor/engine/serving/replica.hpp"

namespace llmadvisor {

/// One way to place a model of a market on a machine.
struct ReplicaPlace {
  std::size_t model = 0;   ///< in Market::models
  std::size_t format = 0;  ///< in the model's formats
  const Machine* machine = nullptr;
  int tensor_parallel = 1;       ///< a power of two, at most CapacityTable::most_parallel
  Effort effort = Effort::none;  ///< says how many hidden tokens come before each answer
};

/// Whether the machine's engine has the format.
[[nodiscard]] bool serves(const Machine& machine, const ServedFormat& format);
/// Over how many of its GPUs one replica may be spread.
[[nodiscard]] int largest_parallel_on(const Machine& machine);

/// What the replicas of a market sustain. Each is worked out when it is first asked for and kept as
/// long as the requests look the same, so varying the volume or the budget costs little.
class CapacityTable {
 public:
  static constexpr int most_parallel = 64;

  explicit CapacityTable(const Market& market);

  /// Before anything is asked for. Forgets what requests of another shape were found to need.
  /// Throws DataError when there is something to serve and calibration.json lacks a constant.
  void look_at(const Project& project);

  [[nodiscard]] const ReplicaCapacity& capacity(const ReplicaPlace& place);

  /// How long a whole answer takes with nothing else in flight, where the replica runs.
  [[nodiscard]] Seconds alone(const ReplicaPlace& place);

  /// No capacity is above this, and it takes far less work. The capacity itself once that is known.
  [[nodiscard]] RequestsPerSecond ceiling(const ReplicaPlace& place);

  /// The same for a whole machine, however the model is placed on it.
  [[nodiscard]] RequestsPerSecond machine_ceiling(std::size_t model, const Machine& machine,
                                                  Effort effort);

  /// How long a request keeps such a machine busy at least, whatever the requests look like; none
  /// where the model does not fit.
  [[nodiscard]] const std::optional<LeastWork>& least_work(std::size_t model,
                                                           const Machine& machine);
  /// That of the requests as they look.
  [[nodiscard]] Seconds at_least(const LeastWork& work, std::size_t model, Effort effort) const;

  /// Changes whenever the requests look otherwise than before.
  [[nodiscard]] std::uint32_t requests() const { return epoch_; }

  /// Where there is something to serve, once it has looked at a project.
  [[nodiscard]] const ServingModel& serving() const { return *serving_; }

 private:
  /// Indices count from 1, 0 being none.
  struct Slot {
    std::uint32_t epoch = 0;  ///< to which the next two belong
    std::uint32_t capacity = 0;
    float ceiling = -1;  ///< requests/s, never rounded down; negative: not worked out yet
  };
  struct MachineSlot {
    std::uint32_t epoch = 0;
    RequestsPerSecond ceiling;
  };
  /// What the capacities depend on besides the replica.
  struct Key {
    RequestShape shape;
    std::array<HiddenRange, enum_names<Effort>.size()> hidden{};
    bool operator==(const Key&) const = default;
  };

  /// What one model at one effort was found to sustain; made when it is first asked for.
  struct ModeSlots {
    std::vector<Slot> places;
    std::vector<MachineSlot> machines;
  };

  [[nodiscard]] std::size_t places_of(std::size_t model) const;
  [[nodiscard]] std::size_t place_index(const ReplicaPlace& place) const;
  [[nodiscard]] ModeSlots& mode_slots(std::size_t model, Effort effort);
  [[nodiscard]] Slot& slot_of(const ReplicaPlace& place);
  [[nodiscard]] PreparedReplica& prepared(const ReplicaPlace& place);
  [[nodiscard]] LocalReplica local_replica(const ReplicaPlace& place) const;
  [[nodiscard]] RequestShape shape_of(const ReplicaPlace& place) const {
    return shape_of(place.model, place.effort);
  }
  [[nodiscard]] RequestShape shape_of(std::size_t model, Effort effort) const;
  [[nodiscard]] std::optional<LeastWork> least_work_on(std::size_t model, const Machine& machine);

  const Market& market_;
  std::optional<ServingModel> serving_;
  Key key_;
  std::uint32_t epoch_ = 1;
  std::size_t parallel_sizes_ = 0;  ///< powers of two up to the largest machine
  std::vector<ModeSlots> modes_;    ///< by model and effort
  struct WorkSlot {
    bool is_known = false;
    std::optional<LeastWork> work;
  };
  std::vector<std::vector<WorkSlot>> work_;  ///< by model and build
  std::vector<std::vector<std::uint32_t>>
      prepared_of_;  ///< by model and place; from 1, 0 being none
  std::deque<PreparedReplica> prepared_;
  std::deque<ReplicaCapacity> capacities_;  ///< stay in place as more come
};

}  // namespace llmadvisor

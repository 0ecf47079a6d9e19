#include "llmadvisor/engine/choice/capacity_table.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "llmadvisor/engine/serving/local_replica.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t efforts = enum_names<Effort>.size();

unsigned largest_parallel(const Market& market) {
  int most = 1;
  for (const auto& shelf : market.shelves) {
    for (const auto& machine : shelf.machines) most = std::max(most, machine.gpus);
  }
  return static_cast<unsigned>(std::min(most, CapacityTable::most_parallel));
}

}  // namespace

bool serves(const Machine& machine, const ServedFormat& format) {
  return machine.engine() == engine_of(format);
}

int largest_parallel_on(const Machine& machine) {
  return machine.local ? 1 : std::min(machine.gpus, CapacityTable::most_parallel);
}

CapacityTable::CapacityTable(const Market& market)
    : market_(market),
      parallel_sizes_(static_cast<std::size_t>(std::bit_width(largest_parallel(market)))),
      modes_(market.models.size() * efforts),
      work_(market.models.size()),
      prepared_of_(market.models.size()) {}

void CapacityTable::look_at(const Project& project) {
  if (!serving_ && !market_.shelves.empty()) serving_.emplace(*market_.catalog);
  const Workload& w = project.workload;
  const Requirements& r = project.requirements;
  const Key key{{w.input, w.output, {}, r.max_ttft, r.max_tpot, w.shared_prefix, r.context},
                project.hidden};
  if (key == key_) return;
  key_ = key;
  capacities_.clear();
  // Slots of an earlier epoch count as empty, so that the large table need not be wiped.
  ++epoch_;
}

std::size_t CapacityTable::place_index(const ReplicaPlace& place) const {
  const std::size_t at = place.format * market_.cards + place.machine->card;
  return at * parallel_sizes_ +
         static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(place.tensor_parallel)));
}

std::size_t CapacityTable::places_of(std::size_t model) const {
  return market_.models[model].formats.size() * market_.cards * parallel_sizes_;
}

CapacityTable::ModeSlots& CapacityTable::mode_slots(std::size_t model, Effort effort) {
  ModeSlots& slots = modes_[model * efforts + static_cast<std::size_t>(effort)];
  if (slots.places.empty()) {
    slots.places.resize(places_of(model));
    slots.machines.resize(market_.builds);
  }
  return slots;
}

PreparedReplica& CapacityTable::prepared(const ReplicaPlace& place) {
  auto& of_model = prepared_of_[place.model];
  if (of_model.empty()) of_model.resize(places_of(place.model));
  std::uint32_t& index = of_model[place_index(place)];
  if (index == 0) {
    const HostedModel& hosted = market_.models[place.model];
    prepared_.push_back(serving_->prepare({hosted.model, place.machine->gpu, place.machine->link,
                                           place.tensor_parallel,
                                           std::get<WeightFormat>(hosted.formats[place.format])}));
    index = static_cast<std::uint32_t>(prepared_.size());
  }
  return prepared_[index - 1];
}

CapacityTable::Slot& CapacityTable::slot_of(const ReplicaPlace& place) {
  Slot& slot = mode_slots(place.model, place.effort).places[place_index(place)];
  if (slot.epoch != epoch_) slot = {epoch_, 0, -1};
  return slot;
}

RequestShape CapacityTable::shape_of(std::size_t model, Effort effort) const {
  RequestShape shape = key_.shape;
  // A model that never thinks is run at an effort without hidden tokens.
  const bool thinks = market_.models[model].model->thinking != Thinking::never;
  if (thinks) shape.hidden = key_.hidden[static_cast<std::size_t>(effort)].expected;
  shape.output += shape.hidden;
  return shape;
}

const ReplicaCapacity& CapacityTable::capacity(const ReplicaPlace& place) {
  Slot& slot = slot_of(place);
  if (slot.capacity == 0) {
    capacities_.push_back(place.machine->local
                              ? local_capacity(local_replica(place), shape_of(place))
                              : prepared(place).capacity(shape_of(place)));
    slot.capacity = static_cast<std::uint32_t>(capacities_.size());
  }
  return capacities_[slot.capacity - 1];
}

LocalReplica CapacityTable::local_replica(const ReplicaPlace& place) const {
  const HostedModel& hosted = market_.models[place.model];
  const LocalHost& host = *place.machine->local;
  return {hosted.model, &host.device, host.speed,
          std::get<GgufFormat>(hosted.formats[place.format])};
}

Seconds CapacityTable::alone(const ReplicaPlace& place) {
  return prepared(place).alone(shape_of(place));
}

RequestsPerSecond CapacityTable::ceiling(const ReplicaPlace& place) {
  Slot& slot = slot_of(place);
  if (slot.capacity != 0) return capacities_[slot.capacity - 1].rate;
  if (place.machine->local) return capacity(place).rate;
  if (slot.ceiling < 0) {
    const double ceiling = prepared(place).ceiling(shape_of(place)).value();
    slot.ceiling = std::nextafter(static_cast<float>(ceiling), std::numeric_limits<float>::max());
  }
  return RequestsPerSecond(slot.ceiling);
}

const std::optional<LeastWork>& CapacityTable::least_work(std::size_t model,
                                                          const Machine& machine) {
  if (work_[model].empty()) work_[model].resize(market_.builds);
  WorkSlot& slot = work_[model][machine.build];
  if (!slot.is_known) slot = {true, least_work_on(model, machine)};
  return slot.work;
}

/// Of all placements on the machine, as one replica after another would take them.
std::optional<LeastWork> CapacityTable::least_work_on(std::size_t model, const Machine& machine) {
  std::optional<LeastWork> of_machine;
  ReplicaPlace place{model, 0, &machine, 1, Effort::none};
  const HostedModel& hosted = market_.models[model];
  for (; place.tensor_parallel <= largest_parallel_on(machine); place.tensor_parallel *= 2) {
    const double replicas = machine.gpus / place.tensor_parallel;
    for (place.format = 0; place.format < hosted.formats.size(); ++place.format) {
      if (!serves(machine, hosted.formats[place.format])) continue;
      const auto of_replica =
          machine.local ? local_least_work(local_replica(place)) : prepared(place).least_work();
      if (!of_replica) continue;
      const LeastWork own = *of_replica * (1 / replicas);
      of_machine = of_machine ? least(*of_machine, own) : own;
    }
  }
  return of_machine;
}

Seconds CapacityTable::at_least(const LeastWork& work, std::size_t model, Effort effort) const {
  const RequestShape shape = shape_of(model, effort);
  return work.of(shape.input, shape.cached, shape.output,
                 prompt_share(shape.output, serving_->queue()));
}

RequestsPerSecond CapacityTable::machine_ceiling(std::size_t model, const Machine& machine,
                                                 Effort effort) {
  MachineSlot& slot = mode_slots(model, effort).machines[machine.build];
  if (slot.epoch == epoch_) return slot.ceiling;
  slot = {epoch_, RequestsPerSecond(0)};
  ReplicaPlace place{model, 0, &machine, 1, effort};
  const HostedModel& hosted = market_.models[model];
  for (; place.tensor_parallel <= largest_parallel_on(machine); place.tensor_parallel *= 2) {
    const double replicas = machine.gpus / place.tensor_parallel;
    for (place.format = 0; place.format < hosted.formats.size(); ++place.format) {
      if (!serves(machine, hosted.formats[place.format])) continue;
      slot.ceiling = std::max(slot.ceiling, ceiling(place) * replicas);
    }
  }
  return slot.ceiling;
}

}  // namespace llmadvisor

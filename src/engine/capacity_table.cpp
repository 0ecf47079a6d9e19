#include "llmadvisor/engine/capacity_table.hpp"

#include <algorithm>
#include <bit>

namespace llmadvisor {
namespace {

constexpr std::size_t most_formats = 4;
constexpr std::size_t thinking_modes = 2;
constexpr std::size_t parallel_sizes = std::bit_width(unsigned{CapacityTable::most_parallel});
constexpr std::size_t links = enum_names<Interconnect>.size();
constexpr std::size_t no_card = static_cast<std::size_t>(-1);

std::size_t card_of(const Machine& machine, const Catalog& catalog) {
  const auto gpu = static_cast<std::size_t>(machine.gpu - catalog.gpus.data());
  return gpu * links + static_cast<std::size_t>(machine.link);
}

}  // namespace

CapacityTable::CapacityTable(const Market& market)
    : market_(market), cards_(market.catalog->gpus.size() * links, no_card) {
  for (const auto& shelf : market.shelves) {
    for (const auto& machine : shelf.machines) {
      std::size_t& card = cards_[card_of(machine, *market.catalog)];
      if (card == no_card) card = card_count_++;
    }
  }
  slots_.resize(market.models.size() * most_formats * thinking_modes * card_count_ *
                parallel_sizes);
}

void CapacityTable::look_at(const Project& project) {
  if (!serving_ && !market_.shelves.empty()) serving_.emplace(*market_.catalog);
  const Workload& w = project.workload;
  const Requirements& r = project.requirements;
  const Key key{{w.input, w.output, r.max_ttft, r.max_tpot}, w.reasoning};
  if (key == key_) return;
  key_ = key;
  capacities_.clear();
  // Slots of an earlier epoch count as empty, so that the large table need not be wiped.
  ++epoch_;
}

CapacityTable::Slot& CapacityTable::slot_of(const ReplicaPlace& place) {
  std::size_t at = place.model * most_formats + place.format;
  at = at * thinking_modes + static_cast<std::size_t>(place.thinking);
  at = at * card_count_ + cards_[card_of(*place.machine, *market_.catalog)];
  at = at * parallel_sizes +
       static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(place.tensor_parallel)));
  Slot& slot = slots_[at];
  if (slot.prepared == 0) {
    const HostedModel& hosted = market_.models[place.model];
    prepared_.push_back(serving_->prepare({hosted.model, place.machine->gpu, place.machine->link,
                                           place.tensor_parallel, hosted.formats[place.format]}));
    slot.prepared = static_cast<std::uint32_t>(prepared_.size());
  }
  if (slot.epoch != epoch_) {
    slot.epoch = epoch_;
    slot.capacity = 0;
    slot.ceiling.reset();
  }
  return slot;
}

RequestShape CapacityTable::shape_of(const ReplicaPlace& place) const {
  RequestShape shape = key_.shape;
  if (place.thinking == Wanted::yes) shape.output += key_.reasoning;
  return shape;
}

const ReplicaCapacity& CapacityTable::capacity(const ReplicaPlace& place) {
  Slot& slot = slot_of(place);
  if (slot.capacity == 0) {
    capacities_.push_back(prepared_[slot.prepared - 1].capacity(shape_of(place)));
    slot.capacity = static_cast<std::uint32_t>(capacities_.size());
    slot.ceiling = capacities_.back().rate;
  }
  return capacities_[slot.capacity - 1];
}

RequestsPerSecond CapacityTable::ceiling(const ReplicaPlace& place) {
  Slot& slot = slot_of(place);
  if (!slot.ceiling) slot.ceiling = prepared_[slot.prepared - 1].ceiling(shape_of(place));
  return *slot.ceiling;
}

}  // namespace llmadvisor

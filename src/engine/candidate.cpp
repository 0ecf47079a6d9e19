#include "llmadvisor/engine/candidate.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

int machines_for(double replicas, int replicas_per_machine) {
  return static_cast<int>(std::ceil(replicas / replicas_per_machine));
}

}  // namespace

Sizing size_for(const ReplicaCapacity& capacity, int replicas_per_machine, const Project& project) {
  const double peak = peak_rate(project.workload).value();
  const auto replicas_at = [&](double factor) {
    const double one = capacity.rate.value() * factor * project.headroom;
    // The tolerance keeps a load of exactly n replicas from being rounded up to n + 1.
    const double needed = std::ceil(peak / one - 1e-9);
    return std::clamp(needed, 1.0, 1e6);
  };
  // A spare beside what it stands in for fails with it: it has a machine of its own.
  const int spare = machines_for(project.spare_replicas, replicas_per_machine);
  const auto machines_at = [&](double factor) {
    return machines_for(replicas_at(factor), replicas_per_machine) + spare;
  };
  return {static_cast<int>(replicas_at(1) + project.spare_replicas), machines_at(1),
          machines_at(capacity.rate_error.high), machines_at(capacity.rate_error.low)};
}

std::optional<FlopsPerSecond> Fleet::dense_16bit() const {
  return gpu != nullptr ? gpu->dense_16bit : local->device.dense_16bit;
}

Bytes Fleet::memory() const {
  if (gpu == nullptr) return local->device.memory;
  return gpu->reported_memory.value_or(gpu->marketed_memory);
}

OptionKind kind_of(const Candidate& candidate) {
  if (const auto* api = std::get_if<ApiCandidate>(&candidate)) return api->kind;
  return std::holds_alternative<RentedCandidate>(candidate) ? OptionKind::rented_gpu
                                                            : OptionKind::on_premises;
}

Purchase purchase_of(const Candidate& candidate) {
  if (const auto* rented = std::get_if<RentedCandidate>(&candidate)) return rented->purchase;
  return std::holds_alternative<OwnedCandidate>(candidate) ? Purchase::owned : Purchase::on_demand;
}

const void* what_is_priced(const Candidate& candidate) {
  if (const auto* api = std::get_if<ApiCandidate>(&candidate)) return api->offer;
  if (const auto* rented = std::get_if<RentedCandidate>(&candidate)) return rented->offer;
  return std::get<OwnedCandidate>(candidate).server;
}

OptionKey key_of(const Candidate& candidate) {
  const Served& what = served(candidate);
  return {kind_of(candidate), purchase_of(candidate),     what.provider, what.model,
          what.mode,          what.mode.is_one_of_several};
}

OptionRef ref_of(const OptionKey& key) {
  OptionRef ref{key.kind, key.purchase, key.provider->id, key.model->id, {}, key.mode.lowered};
  if (key.is_one_of_several) ref.effort = key.mode.effort;
  return ref;
}

OptionRef ref_of(const Candidate& candidate) { return ref_of(key_of(candidate)); }

}  // namespace llmadvisor

#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>

#include "llmadvisor/engine/api_pace.hpp"
#include "llmadvisor/engine/market.hpp"
#include "llmadvisor/engine/model_mode.hpp"
#include "llmadvisor/engine/option.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/serving/replica.hpp"

namespace llmadvisor {

/// How many replicas the peak needs, and the machines that hold them.
struct Sizing {
  int replicas = 0;
  int instances = 0;
  int instances_low = 0;   ///< if the replica does better than predicted
  int instances_high = 0;  ///< if it does worse
};
[[nodiscard]] Sizing size_for(const ReplicaCapacity& capacity, int replicas_per_machine,
                              const Project& project);

/// Copies of a model on whole machines of one build.
struct Fleet {
  const Gpu* gpu = nullptr;          ///< null on a local host that is none
  const LocalHost* local = nullptr;  ///< null where vLLM serves
  Interconnect link = Interconnect::pcie;
  int gpus_per_machine = 1;
  int tensor_parallel = 1;
  ServedFormat weights = WeightFormat::bf16;
  ReplicaCapacity capacity;
  Sizing sizing;  ///< none where the replica serves nothing

  [[nodiscard]] int replicas_per_machine() const { return gpus_per_machine / tensor_parallel; }
  /// Dense peak of one GPU or device, where a source gives it.
  [[nodiscard]] std::optional<FlopsPerSecond> dense_16bit() const;
  /// Of one GPU or device.
  [[nodiscard]] Bytes memory() const;
};

/// What every way to serve a model has.
struct Served {
  const Model* model = nullptr;
  const Provider* provider = nullptr;
  ModelMode mode;
  std::size_t placement = 0;  ///< in Market::placements
};

struct HostedRetrieval;

/// Who embeds, re-ranks and keeps documents beside an API. Null: nobody is asked, or nobody sells
/// it.
struct RetrievalHosts {
  const HostedRetrieval* embedding = nullptr;
  const HostedRetrieval* reranker = nullptr;
  const HostedRetrieval* store = nullptr;   ///< a managed one, or
  const Provider* store_machine = nullptr;  ///< the cloud in which the user runs one
};

/// A model that is called by the token.
struct ApiCandidate : Served {
  OptionKind kind = OptionKind::closed_api;
  const ApiOffer* offer = nullptr;
  RetrievalHosts hosts = {};
  ApiPace pace = {};
};

/// A model on machines of a cloud.
struct RentedCandidate : Served {
  const GpuOffer* offer = nullptr;
  Purchase purchase = Purchase::on_demand;
  Fleet fleet;
};

/// A model on servers of one's own.
struct OwnedCandidate : Served {
  const Server* server = nullptr;
  int owned = 0;  ///< so many of them are there already
  Fleet fleet;

  [[nodiscard]] int to_buy() const { return std::max(0, fleet.sizing.instances - owned); }
};

/// One way to serve the project, not yet weighed.
using Candidate = std::variant<ApiCandidate, RentedCandidate, OwnedCandidate>;

[[nodiscard]] inline const Served& served(const Candidate& candidate) {
  if (const auto* api = std::get_if<ApiCandidate>(&candidate)) return *api;
  if (const auto* rented = std::get_if<RentedCandidate>(&candidate)) return *rented;
  return std::get<OwnedCandidate>(candidate);
}
[[nodiscard]] OptionKind kind_of(const Candidate& candidate);
/// On demand for an API.
[[nodiscard]] Purchase purchase_of(const Candidate& candidate);
/// Null for an API.
[[nodiscard]] inline const Fleet* fleet_of(const Candidate& candidate) {
  if (const auto* rented = std::get_if<RentedCandidate>(&candidate)) return &rented->fleet;
  if (const auto* owned = std::get_if<OwnedCandidate>(&candidate)) return &owned->fleet;
  return nullptr;
}
[[nodiscard]] inline Fleet* fleet_of(Candidate& candidate) {
  return const_cast<Fleet*>(fleet_of(std::as_const(candidate)));
}

/// The record whose price is paid: two models on the same machine become dearer together.
[[nodiscard]] const void* what_is_priced(const Candidate& candidate);

/// What an option is, whatever is asked of it; within one catalogue.
struct OptionKey {
  OptionKind kind = OptionKind::closed_api;
  Purchase purchase = Purchase::on_demand;
  const Provider* provider = nullptr;
  const Model* model = nullptr;
  ModeKey mode;
  bool is_one_of_several = false;  ///< of efforts at which the model is listed; for its id

  bool operator==(const OptionKey& other) const {
    return kind == other.kind && purchase == other.purchase && provider == other.provider &&
           model == other.model && mode == other.mode;
  }
};
[[nodiscard]] OptionKey key_of(const Candidate& candidate);
/// What stays of a key where the catalogue is gone.
[[nodiscard]] OptionRef ref_of(const OptionKey& option);
[[nodiscard]] OptionRef ref_of(const Candidate& candidate);

}  // namespace llmadvisor

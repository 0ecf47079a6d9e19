#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/engine/bill_builder.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// One copy of a model on the GPUs that serve it together.
struct Replica {
  const Model* model = nullptr;
  const Gpu* gpu = nullptr;
  Interconnect link = Interconnect::pcie;
  int tensor_parallel = 1;
  std::string_view weights;  ///< precision as served, one of weight_formats()
};

/// What each request looks like and what it may take.
struct RequestShape {
  Tokens input;
  Tokens output;  ///< with the hidden tokens of a model that thinks
  std::optional<Seconds> max_ttft;
  std::optional<Seconds> max_tpot;

  bool operator==(const RequestShape&) const = default;
};

/// What keeps a replica from serving at all.
enum class ReplicaLimit { none, unknown_specification, unsupported_precision, memory, ttft, tpot };

/// What one replica sustains within the targets.
struct ReplicaCapacity {
  ReplicaLimit limit = ReplicaLimit::none;
  Bytes needed_memory;  ///< of one GPU, for the weights and one request
  Bytes usable_memory;  ///< of one GPU
  RequestsPerSecond rate;
  Seconds ttft;
  Seconds tpot;
  Spread rate_error{0.7, 1.4};  ///< measured / predicted, 10th and 90th percentile
};

[[nodiscard]] ReplicaCapacity replica_capacity(const Replica& replica, const RequestShape& shape);

/// The precisions in which a model is served: as published, and where that is 16 bit also the
/// usual quantisations of it.
[[nodiscard]] std::vector<std::string_view> weight_formats(const Model& model);

}  // namespace llmadvisor

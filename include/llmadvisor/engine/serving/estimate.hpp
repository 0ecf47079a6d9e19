#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/engine/serving/replica.hpp"

namespace llmadvisor {

/// One model on one GPU configuration.
struct EstimateRequest {
  const Model* model = nullptr;
  const Gpu* gpu = nullptr;
  int gpus = 1;  ///< a multiple of tensor_parallel: so many replicas side by side
  int tensor_parallel = 1;
  int expert_parallel = 1;  ///< not modelled: above 1, `limits` says so
  WeightFormat weights = WeightFormat::bf16;
  Tokens input;
  Tokens output;
  Tokens shared_prefix{};  ///< of each input: the same in all requests, so that it stays cached
  /// The load of all replicas together. Neither: the most that the configuration sustains.
  std::optional<double> concurrency;
  std::optional<RequestsPerSecond> request_rate;
  EngineGeneration generation = EngineGeneration::v1;
  EngineSettings settings{};
  Starts start;  ///< of that version of the engine; known not to start: no estimate is asked for
};

/// What the figures are limited by or should be read with.
enum class EstimateLimit {
  memory,
  scheduler,  ///< the engine's batch size
  queueing,
  overload,
  unmeasured_gpu,
  expert_parallel,
  early_engine,
  borrowed_kernels,  ///< times of kernels from another card of the generation
  roofline,          ///< no kernel of the card or its generation was measured
  weights_only,      ///< stored in a format that the card multiplies at 16 bits
  unknown_start,     ///< no source says that the engine starts it
  scaled_context,
};
template <>
inline constexpr auto enum_rows<EstimateLimit> =
    std::to_array<EnumRow<EstimateLimit>>({{EstimateLimit::memory, "memory"},
                                           {EstimateLimit::scheduler, "scheduler"},
                                           {EstimateLimit::queueing, "queueing"},
                                           {EstimateLimit::overload, "overload"},
                                           {EstimateLimit::unmeasured_gpu, "unmeasured-gpu"},
                                           {EstimateLimit::expert_parallel, "expert-parallel"},
                                           {EstimateLimit::early_engine, "early-engine"},
                                           {EstimateLimit::borrowed_kernels, "borrowed-kernels"},
                                           {EstimateLimit::roofline, "roofline"},
                                           {EstimateLimit::weights_only, "weights-only"},
                                           {EstimateLimit::unknown_start, "unknown-start"},
                                           {EstimateLimit::scaled_context, "scaled-context"}});

/// Of one replica, all its GPUs; what each of them keeps whole counts on each.
struct MemoryUse {
  Bytes weights;
  Bytes runtime;         ///< activations, graphs and libraries
  Bytes kv_pool;         ///< for the cache; 0 where the engine does not start
  Bytes kv_per_request;  ///< set aside to admit one request at its full length
  Bytes usable;
  int max_in_flight = 0;        ///< admitted, all at their full length
  double steady_in_flight = 0;  ///< of a busy server, where answers are half written
  Bytes missing;                ///< for a single request; 0 when it fits
};

struct Estimate {
  EstimateRequest request;
  int replicas = 1;
  MemoryUse memory;
  /// Absent when the model does not fit. Rates and requests in flight of all replicas together.
  std::optional<ServingEstimate> serving;
  Spread throughput_error;  ///< measured / predicted, 10th and 90th percentile on rows held out
  Spread tpot_error;
  Spread ttft_error;
  std::string kernel_donor;  ///< the card whose kernels were taken; empty: its own or none
  Learned learned;           ///< from the user's own measurements, applied to the figures
  std::vector<EstimateLimit> limits;
};

/// The specification must be complete; see missing_specification().
[[nodiscard]] Estimate estimate(const EstimateRequest& request, const ServingModel& model);

}  // namespace llmadvisor

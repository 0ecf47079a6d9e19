#pragma once

#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/engine/serving/calibration.hpp"
#include "llmadvisor/engine/serving/kv_pages.hpp"
#include "llmadvisor/engine/serving/memory.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// One copy of a model on the GPUs that serve it together, and the engine that runs it.
struct ReplicaSetup {
  const Architecture* architecture = nullptr;
  const Gpu* gpu = nullptr;
  Interconnect link = Interconnect::pcie;
  int tensor_parallel = 1;
  WeightFormat format = WeightFormat::bf16;
  EngineGeneration generation = EngineGeneration::v1;
  EngineSettings settings{};
};

/// The two kinds of work of a replica and its memory. Everything that does not depend on the batch
/// is computed once, so that asking for a step costs tens of nanoseconds.
///
/// Needs bandwidth and the compute peak of the format; see missing_specification().
class ServingStep {
 public:
  ServingStep(const ReplicaSetup& setup, const Calibration& calibration);

  /// One decode step of a batch, each sequence `context` tokens long: weights read or multiplied
  /// (a soft maximum of the two), caches read, results reduced over the GPUs, launches, and
  /// scheduling.
  [[nodiscard]] Seconds decode(double sequences, Tokens context) const;

  /// What each sequence adds to a decode step at least, however large the batch.
  [[nodiscard]] Seconds least_decode(Tokens context) const;

  /// Reading `prompts` prompts of `length` tokens each in one go.
  [[nodiscard]] Seconds prefill(double prompts, Tokens length) const;

  /// Prefill of one prompt as the scheduler sees it: with its share of host work.
  [[nodiscard]] Seconds prefill_turn(Tokens length) const;

  /// From receiving a request to its first computation.
  [[nodiscard]] Seconds first_token_overhead() const { return first_token_; }
  /// Launches and scheduling of a step with nothing in it.
  [[nodiscard]] Seconds fixed() const { return fixed_; }
  [[nodiscard]] Seconds request_overhead() const { return request_; }

  [[nodiscard]] Bytes weights() const { return weights_; }  ///< on all GPUs
  [[nodiscard]] const KvCache& cache() const { return cache_; }
  [[nodiscard]] Bytes usable_per_gpu() const { return usable_; }
  [[nodiscard]] Bytes runtime_per_gpu() const { return runtime_; }
  /// What is left of each GPU for the cache; negative where the engine does not start.
  [[nodiscard]] Bytes pool_per_gpu() const { return usable_ - runtime_ - weights_ / gpus_; }
  /// What the engine sets aside on each GPU to admit a sequence of that length.
  [[nodiscard]] Bytes admitted_per_gpu(Tokens length) const { return pages_.admitted(length); }
  /// Weights, runtime and one sequence of that length, on each GPU.
  [[nodiscard]] Bytes needed_per_gpu(Tokens length) const;
  /// Sequences that the engine promises room for at that length; below 1 it does not start.
  [[nodiscard]] double sequences_admitted(Tokens length) const;
  /// Sequences of that mean length that fit at once on a busy server: windows hold no more than
  /// themselves while answers are written.
  [[nodiscard]] double sequences_that_fit(Tokens context) const;

 private:
  [[nodiscard]] double multiply(double tokens) const;
  [[nodiscard]] double linear_layers(double tokens) const;
  [[nodiscard]] double reduce(double tokens) const;
  [[nodiscard]] double attention_flops(double prompts, Tokens length) const;
  [[nodiscard]] double read_weights(double tokens) const;
  void set_efficiencies(const ReplicaSetup& setup, const Calibration& c);
  void set_host(const ReplicaSetup& setup, const Calibration& c);
  void set_link(const ReplicaSetup& setup, const Calibration& c);

  const Architecture& a_;
  ParameterCounts parameters_;
  KvCache cache_;
  KvPages pages_;
  Bytes weights_;
  Bytes usable_;
  Bytes runtime_;
  double gpus_ = 1;
  double expert_share_ = 1;       ///< of the experts that one token visits
  double weight_bytes_each_ = 2;  ///< bytes of one parameter
  double read_rate_ = 1;          ///< achieved bytes/s of all GPUs, weights
  double cache_rate_ = 1;         ///< achieved bytes/s of all GPUs, caches
  double multiply_rate_ = 1;      ///< achieved FLOP/s of all GPUs, decode
  double expert_multiply_rate_ = 1;
  double head_rate_ = 1;  ///< the head stays at 16 bit
  double prefill_rate_ = 1;
  double expert_prefill_rate_ = 1;
  double attention_rate_ = 1;
  double knee_ = 2;
  double paged_heads_ = 0;  ///< query heads a GPU, where the old paged kernel is in use
  double paged_penalty_ = 1;
  double reduce_latency_ = 0;
  double reduce_rate_ = 1;
  double per_sequence_ = 0;
  Seconds fixed_{};
  Seconds request_{};
  Seconds first_token_{};
};

/// The specification that a prediction would need and that no source gives, or nullptr.
[[nodiscard]] const char* missing_specification(const Gpu& gpu, WeightFormat format);

}  // namespace llmadvisor

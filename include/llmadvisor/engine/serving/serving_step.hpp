#pragma once

#include <vector>

#include "llmadvisor/engine/serving/kv_pages.hpp"
#include "llmadvisor/engine/serving/least_work.hpp"
#include "llmadvisor/engine/serving/memory.hpp"
#include "llmadvisor/engine/serving/products.hpp"
#include "llmadvisor/engine/serving/replica_setup.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// A prompt: its length, and how much of it the engine has in its cache from earlier ones.
struct PromptSize {
  Tokens length;
  Tokens cached;
};

/// Layers by what their attention sees. One that keeps a state beside a cache counts as two.
struct LayersByReach {
  struct Window {
    double layers;
    double tokens;
  };
  double full = 0;
  std::vector<Window> windowed;
  double linear = 0;
};

/// The two kinds of work of a replica and its memory. Everything that does not depend on the batch
/// is computed once, so that asking for a step costs some tens of nanoseconds.
///
/// Times of products, attention and reductions are those of measured kernels (data/kernels.json) or
/// the roofline where nothing was measured; the host's work is fitted. docs/method.md, "Steps".
///
/// Needs bandwidth and the compute peak of the format; see missing_specification().
class ServingStep {
 public:
  ServingStep(const ReplicaSetup& setup, const Calibration& calibration);

  /// One decode step of a batch, each sequence `context` tokens long: weights read or multiplied,
  /// caches read, results reduced over the GPUs, launches, and the host's work.
  [[nodiscard]] Seconds decode(double sequences, Tokens context) const;

  /// What each sequence adds to a decode step at least, however large the batch.
  [[nodiscard]] Seconds least_decode(Tokens context) const;

  /// The least of decode steps and prompts beside them, however large the batch.
  [[nodiscard]] LeastWork least_work() const;

  /// Reading so many prompts in one go, in steps of what the engine takes at once.
  [[nodiscard]] Seconds prefill(double prompts, const PromptSize& prompt) const;

  /// One prompt with nothing else running, with its share of host work.
  [[nodiscard]] Seconds prefill_turn(const PromptSize& prompt) const;

  /// What a prompt adds to the steps of the sequences that run beside it: V1 reads prompts within
  /// decode steps, whose weights are read anyway; V0 stops for them. Never above prefill_turn().
  [[nodiscard]] Seconds prefill_beside(const PromptSize& prompt) const;

  /// From receiving a request to its first computation.
  [[nodiscard]] Seconds first_token_overhead() const { return first_token_; }
  /// Launches and scheduling of a step with nothing in it.
  [[nodiscard]] Seconds fixed() const { return host_ + Seconds(launches_); }
  [[nodiscard]] Seconds request_overhead() const { return request_; }
  /// The same where all requests arrive at once.
  [[nodiscard]] Seconds drain_overhead() const { return drain_; }

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
  /// Sequences that the scheduler runs at once.
  [[nodiscard]] double most_sequences() const { return most_sequences_; }

 private:
  [[nodiscard]] double products(double tokens) const;
  [[nodiscard]] double attention(double sequences, Tokens context) const;
  [[nodiscard]] double read_cache(Tokens context) const;
  [[nodiscard]] double reduce(double tokens) const;
  [[nodiscard]] double attention_flops(double prompts, const PromptSize& prompt) const;
  [[nodiscard]] double steps_of(double tokens) const;
  void set_products(const ReplicaSetup& setup, const Calibration& c);
  void set_attention(const ReplicaSetup& setup, const Calibration& c);
  void set_host(const ReplicaSetup& setup, const Calibration& c);
  void set_link(const ReplicaSetup& setup, const Calibration& c);
  void set_measured_link(const ReduceKernel& kernel, const Calibration& c);

  const Architecture& a_;
  ParameterCounts parameters_;
  LayersByReach reach_;
  KvCache cache_;
  KvPages pages_;
  Bytes weights_;
  Bytes usable_;
  Bytes runtime_;
  double gpus_ = 1;
  double most_sequences_ = 256;
  double chunk_ = 8192;
  bool stops_for_prompts_ = false;  ///< V0
  Products shared_;                 ///< attention and dense layers
  Products head_;                   ///< 16 bit
  ExpertProducts experts_;
  double prompt_products_ = 1;     ///< their time in prompts, of that of the curves
  double launches_ = 0;            ///< seconds a step, all kernels but the reductions
  double attention_launches_ = 0;  ///< of these
  double prompt_attention_launches_ = 0;
  double cache_rate_ = 1;        ///< achieved bytes/s of all GPUs
  double state_traffic_ = 1;     ///< times that a constant state is read and written in a step
  double latent_per_token_ = 0;  ///< seconds of arithmetic on one cached token, MLA
  double attention_rate_ = 1;    ///< achieved FLOP/s of all GPUs, prompts
  double paged_heads_ = 0;       ///< query heads a GPU, where the old paged kernel is in use
  double paged_token_ = 0;       ///< seconds for one sequence and token, there
  double reduce_latency_ = 0;
  double reduce_token_ = 0;  ///< seconds of one reduction for each token
  double per_sequence_ = 0;
  Seconds host_{};
  Seconds request_{};
  Seconds drain_{};
  Seconds first_token_{};
};

/// The specification that a prediction would need and that no source gives, or nullptr.
[[nodiscard]] const char* missing_specification(const Gpu& gpu, WeightFormat format);

}  // namespace llmadvisor

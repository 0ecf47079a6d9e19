#include "llmadvisor/engine/serving/runtime_memory.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

constexpr Bytes libraries = gib(0.22);
constexpr Bytes fast_link_buffers = gib(0.4);
constexpr Bytes tower_trial = gib(2.1);
constexpr Bytes graphs_of_a_layer = gib(0.0125);
constexpr double sampling_copies = 3.6;
constexpr double sorting_copies = 9.3;
constexpr int samples_without_sorting = 17;
constexpr int counts_graphs = 21;

/// The residual stream and its copies, queries and keys, and the widest of what a feed-forward
/// block holds at once, at 16 bits.
Bytes activations(const Architecture& a, double tokens, double gpus) {
  double feed = 3.0 * a.intermediate_size.value_or(0) / gpus;
  if (a.experts && a.experts_per_token) {
    const double input = a.expert_input_size.value_or(a.hidden_size);
    const double inner = 3.0 * a.expert_intermediate_size.value_or(0) / gpus;
    feed = std::max(feed, *a.experts_per_token * (2 * input + inner));
  }
  const double heads = a.query_heads + 2.0 * a.kv_heads;
  const double width = 4.0 * a.hidden_size + heads * a.head_size / gpus + feed;
  return Bytes(tokens * width * 2);
}

/// Scores of all words in 32 bits for each sequence, in as many copies as sampling makes.
Bytes sampling(const Architecture& a, double sequences, int release) {
  const double copies = release < samples_without_sorting ? sorting_copies : sampling_copies;
  return Bytes(sequences * a.vocabulary_size * 4 * copies);
}

}  // namespace

Bytes runtime_memory(const Architecture& a, const Gpu& gpu, Interconnect link, int tensor_parallel,
                     EngineGeneration generation, const EngineSettings& settings) {
  const BatchLimits batch = batch_limits(gpu, generation);
  Bytes peak = std::max(activations(a, batch.tokens, tensor_parallel),
                        sampling(a, batch.sequences, settings.release));
  if (a.tower_parameters) peak = std::max(peak, tower_trial);
  Bytes bytes = libraries + peak;
  const bool is_fast = link == Interconnect::nvlink || link == Interconnect::infinity_fabric;
  if (tensor_parallel > 1 && is_fast) bytes += fast_link_buffers;
  if (settings.release >= counts_graphs) bytes += graphs_of_a_layer * a.layers;
  return bytes;
}

}  // namespace llmadvisor

#include <algorithm>

#include "model_shape.hpp"

namespace llmadvisor {
namespace {

/// docs/method.md: projections only; norms and biases are below a thousandth.
double attention(const ModelShape& s) {
  const double h = s.hidden;
  if (s.kv_rank > 0) {
    const double queries = 1.0 * s.heads * s.head_size;
    const double query = s.query_rank > 0 ? s.query_rank * (h + queries) : h * queries;
    const double nope = s.head_size - s.rope_size;
    const double indexer = s.index_heads * 1.0 * s.index_head_size * s.query_rank +
                           h * s.index_head_size + h * s.index_heads;
    return query + h * (s.kv_rank + s.rope_size) +
           1.0 * s.kv_rank * s.heads * (nope + s.value_head_size) +
           h * s.heads * s.value_head_size + (s.index_heads > 0 ? indexer : 0);
  }
  const double query = h * s.heads * s.head_size * (s.output_gate ? 2 : 1);
  return query + h * s.kv_heads * (s.head_size + s.value_head_size) +
         h * s.heads * s.value_head_size;
}

double feed_forward(const ModelShape& s, double intermediate) {
  return (s.gated ? 3.0 : 2.0) * s.hidden * intermediate;
}

ParameterCount experts(const ModelShape& s) {
  const double one = feed_forward(s, s.expert_intermediate);
  const double shared = feed_forward(s, s.shared_intermediate) + 1.0 * s.hidden * s.experts;
  return {s.experts * one + shared, s.experts_per_token * one + shared};
}

}  // namespace

ParameterCount count_parameters(const ModelShape& s) {
  const double embeddings = 1.0 * s.vocabulary * s.hidden * (s.tied ? 1 : 2);
  ParameterCount count{embeddings, embeddings};
  const auto add = [&](double total, double active) {
    count.total += total;
    count.active += active;
  };
  const double per_layer_input = s.per_layer_embedding;
  for (const auto& layer : s.layers) {
    add(per_layer_input, 0);
    if (layer.mixer == Mixer::linear) add(s.linear_parameters, s.linear_parameters);
    if (layer.mixer == Mixer::full || layer.mixer == Mixer::sliding) {
      add(attention(s), attention(s));
    }
    if (layer.feed == Feed::experts) add(experts(s).total, experts(s).active);
    if (layer.feed == Feed::dense) {
      const double dense = feed_forward(s, s.intermediate);
      add(dense, dense);
    }
  }
  return count;
}

}  // namespace llmadvisor

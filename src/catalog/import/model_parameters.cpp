#include <algorithm>

#include "model_shape.hpp"

namespace llmadvisor {
namespace {

/// docs/method.md: projections only; norms and biases are below a thousandth.
double latent_attention(const ModelShape& s) {
  const double h = s.hidden;
  const double queries = 1.0 * s.full.heads * s.full.size;
  const double query = s.query_rank > 0 ? s.query_rank * (h + queries) : h * queries;
  const double nope = s.full.size - s.rope_size;
  const double indexer = s.index_heads * 1.0 * s.index_head_size * s.query_rank +
                         h * s.index_head_size + h * s.index_heads;
  return query + h * (s.kv_rank + s.rope_size) +
         1.0 * s.kv_rank * s.full.heads * (nope + s.full.value_size) +
         h * s.full.heads * s.full.value_size + (s.index_heads > 0 ? indexer : 0);
}

/// What sums tokens up into entries: values and weights, of two overlapping blocks where entries
/// are as dense as those that an indexer chooses from.
double compressor(const ModelShape& s, const LayerShape& layer, double width) {
  return 2.0 * s.hidden * width * overlapping_blocks(layer);
}

/// DeepSeek V4: one vector for keys and values, queries and output through low ranks.
double compressed_attention(const ModelShape& s, const LayerShape& layer) {
  const double h = s.hidden;
  const double queries = 1.0 * s.full.heads * s.full.size;
  double count = s.query_rank * (h + queries) + h * s.full.kv_heads * s.full.size +
                 s.output_rank * (queries + s.output_groups * h);
  if (layer.compression == 0) return count;
  count += compressor(s, layer, s.full.size);
  if (has_indexer(s, layer)) {
    count += 1.0 * s.query_rank * s.index_heads * s.index_head_size + h * s.index_heads +
             compressor(s, layer, s.index_head_size);
  }
  return count;
}

double attention(const ModelShape& s, const LayerShape& layer) {
  if (s.kv_rank > 0) return latent_attention(s);
  if (s.output_rank > 0) return compressed_attention(s, layer);
  const HeadShape& heads = layer.mixer == Mixer::full ? s.full : s.sliding;
  const double h = s.hidden;
  const double query = h * heads.heads * heads.size * (s.output_gate ? 2 : 1);
  const double caches = layer.kv_heads.value_or(heads.kv_heads);
  const double widths = heads.size + (heads.keys_are_values ? 0 : heads.value_size);
  const double keys_and_values = layer.shares_cache ? 0 : h * caches * widths;
  return query + keys_and_values + h * heads.heads * heads.value_size;
}

double feed_forward(const ModelShape& s, double input, double intermediate) {
  return (s.gated ? 3.0 : 2.0) * input * intermediate;
}

ParameterCount experts(const ModelShape& s) {
  const ExpertShape& e = s.experts;
  const double input = e.latent > 0 ? e.latent : s.hidden;
  const double one = feed_forward(s, input, e.intermediate);
  const double latent = 2.0 * s.hidden * e.latent;
  const double all_tokens =
      feed_forward(s, s.hidden, e.shared_intermediate) + 1.0 * s.hidden * e.count + latent;
  return {e.count * one + all_tokens, e.per_token * one + all_tokens};
}

ParameterCount feeds(const ModelShape& s, const LayerShape& layer) {
  ParameterCount count;
  if (layer.feed == Feed::experts || layer.feed == Feed::both) count = experts(s);
  if (layer.feed == Feed::dense || layer.feed == Feed::both) {
    const double dense = feed_forward(s, s.hidden, layer.intermediate.value_or(s.intermediate));
    count.total += dense;
    count.active += dense;
  }
  return count;
}

}  // namespace

int overlapping_blocks(const LayerShape& layer) { return layer.compression <= 16 ? 2 : 1; }

bool has_indexer(const ModelShape& s, const LayerShape& layer) {
  return s.index_heads > 0 && overlapping_blocks(layer) > 1;
}

ParameterCount count_parameters(const ModelShape& s) {
  const double embeddings = 1.0 * s.vocabulary * s.hidden * (s.tied ? 1 : 2);
  ParameterCount count{embeddings, embeddings};
  for (const auto& layer : s.layers) {
    const ParameterCount feed = feeds(s, layer);
    double mixing = 0;
    if (layer.mixer == Mixer::linear || layer.with_state) mixing += s.state.parameters;
    if (layer.mixer != Mixer::linear && layer.mixer != Mixer::none) mixing += attention(s, layer);
    count.total += feed.total + mixing + s.per_layer_embedding;
    count.active += feed.active + mixing;
  }
  return count;
}

}  // namespace llmadvisor

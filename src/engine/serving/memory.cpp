#include "llmadvisor/engine/serving/memory.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

double bytes_of(KvFormat format) { return format == KvFormat::bits8 ? 1 : 2; }

/// Keys and values of one layer for one token.
Bytes layer_bytes(const Architecture& a, KvFormat format) {
  if (a.attention == AttentionKind::mla) {
    return Bytes((a.mla_kv_lora_rank.value_or(0) + a.mla_rope_size.value_or(0)) * bytes_of(format));
  }
  const int key_and_value = a.head_size + a.value_head_size.value_or(a.head_size);
  return Bytes(static_cast<double>(a.kv_heads) * key_and_value * bytes_of(format));
}

}  // namespace

ParameterCounts count_parameters(const Architecture& a) {
  ParameterCounts counts;
  counts.embedding = static_cast<double>(a.vocabulary_size) * a.hidden_size;
  const double linear = a.total_parameters - counts.embedding * (a.tied_embeddings ? 1 : 2);
  if (a.experts && a.expert_intermediate_size) {
    counts.moe_layers = a.layers - a.first_dense_layers.value_or(0);
    // Gate, up and down projection of each expert. Models with experts in every other layer state
    // fewer parameters than this; the experts are then nearly all there is.
    const double routed =
        counts.moe_layers * *a.experts * 3.0 * a.hidden_size * *a.expert_intermediate_size;
    counts.experts = std::min(routed, linear * 0.99);
  }
  counts.shared = linear - counts.experts;
  return counts;
}

Bytes weight_bytes(const Architecture& a, WeightFormat format) {
  if (a.checkpoint_gib && native_format(a) == format) return gib(*a.checkpoint_gib);
  const ParameterCounts counts = count_parameters(a);
  const double vocabulary = counts.embedding * (a.tied_embeddings ? 1 : 2);
  return Bytes((counts.shared + counts.experts) * bytes_per_parameter(format) + vocabulary * 2);
}

Bytes KvCache::reserved(Tokens context) const { return per_token * context.value() + per_sequence; }

Bytes KvCache::read(Tokens context) const {
  const double seen = window_tokens > 0 ? std::min(context.value(), window_tokens) : 0;
  return read_per_token * context.value() + window_per_token * seen + per_sequence;
}

KvCache kv_cache(const Architecture& a, KvFormat format, int tensor_parallel) {
  KvCache cache;
  const double full_layers = a.full_attention_layers.value_or(a.layers);
  const Bytes layer = layer_bytes(a, format);
  cache.read_per_token = a.kv_bytes_per_token_16bit
                             ? Bytes(*a.kv_bytes_per_token_16bit * bytes_of(format) / 2)
                             : layer * full_layers;
  cache.window_per_token = layer * a.sliding_window_layers.value_or(0);
  cache.window_tokens = a.sliding_window_tokens.value_or(0);
  cache.per_token = cache.read_per_token;
  // A cache stated outright has its own manager; uniform pages are reserved for the others.
  if (!a.kv_bytes_per_token_16bit) cache.per_token += cache.window_per_token;
  cache.per_sequence = Bytes(a.state_kib_per_sequence.value_or(0) * 1024);
  cache.sharded =
      a.attention == AttentionKind::mla ? 1 : std::max(1, std::min(tensor_parallel, a.kv_heads));
  return cache;
}

KvFormat usual_kv_format(const Gpu& gpu, WeightFormat format) {
  const bool small_weights = format == WeightFormat::fp8 || format == WeightFormat::nvfp4;
  return is_blackwell(gpu.architecture) && gpu.supports_fp4 && small_weights ? KvFormat::bits8
                                                                             : KvFormat::bits16;
}

Bytes usable_memory(const Gpu& gpu, const Calibration& calibration, EngineGeneration generation) {
  const Bytes card = gpu.reported_memory.value_or(gpu.marketed_memory);
  return card * calibration[generation == EngineGeneration::v0 ? Constant::memory_share_v0
                                                               : Constant::memory_share_v1];
}

}  // namespace llmadvisor

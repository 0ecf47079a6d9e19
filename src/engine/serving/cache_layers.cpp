#include "llmadvisor/engine/serving/cache_layers.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

double bytes_of(KvCacheFormat format) { return format == KvCacheFormat::fp8 ? 1 : 2; }

/// Keys of an indexer stay at 8 bits, with a scale for each 128 values.
double index_bytes(int size) { return size + 4 * std::ceil(size / 128.0); }

double entry_bytes(const CacheGroup& g, KvCacheFormat format) {
  constexpr double sparse_latent_fp8 = 656;
  if (g.entry_bytes) return *g.entry_bytes;
  const double key = g.key_size.value_or(0);
  if (g.kind == CacheKind::latent) {
    const bool sparse = g.index_size.has_value();
    return sparse && format == KvCacheFormat::fp8 ? sparse_latent_fp8 : key * bytes_of(format);
  }
  return g.kv_heads.value_or(1) * (key + g.value_size.value_or(g.key_size.value_or(0))) *
         bytes_of(format);
}

CacheLayers layers_of(const CacheGroup& g, KvCacheFormat format) {
  CacheLayers l;
  l.kind = g.kind;
  l.layers = g.layers;
  l.window = g.window_tokens.value_or(0);
  l.per_entry = g.tokens_per_entry.value_or(1);
  l.own_layout = g.entry_bytes || g.tokens_per_entry;
  l.state = Bytes(g.state_bytes.value_or(0));
  if (g.kind == CacheKind::state) return l;
  const double index = g.index_size ? index_bytes(*g.index_size) : 0;
  l.per_token = Bytes((entry_bytes(g, format) + index) / l.per_entry);
  if (g.kind != CacheKind::latent && !g.entry_bytes) l.heads = g.kv_heads.value_or(1);
  return l;
}

bool is_latent(const Architecture& a) { return a.mla_kv_lora_rank.has_value(); }

CacheGroup growing_group(const Architecture& a, int layers) {
  CacheGroup g;
  g.layers = layers;
  if (is_latent(a)) {
    g.kind = CacheKind::latent;
    g.key_size = *a.mla_kv_lora_rank + a.mla_rope_size.value_or(0);
  } else {
    g.kv_heads = a.kv_heads;
    g.key_size = a.head_size;
    g.value_size = a.value_head_size;
  }
  return g;
}

/// The part that grows, stated outright: as if one layer kept it all.
CacheLayers stated_layers(const Architecture& a, KvCacheFormat format) {
  CacheLayers l;
  l.kind = is_latent(a) ? CacheKind::latent : CacheKind::full;
  l.layers = 1;
  l.per_token = Bytes(*a.kv_bytes_per_token_16bit * bytes_of(format) / 2);
  l.heads = is_latent(a) ? 0 : a.kv_heads;
  l.own_layout = true;
  return l;
}

std::vector<CacheLayers> layers_of_flat_fields(const Architecture& a, KvCacheFormat format) {
  std::vector<CacheLayers> found;
  const int full = a.full_attention_layers.value_or(a.layers);
  if (a.kv_bytes_per_token_16bit) {
    found.push_back(stated_layers(a, format));
  } else if (full > 0) {
    found.push_back(layers_of(growing_group(a, full), format));
  }
  if (const int sliding = a.sliding_window_layers.value_or(0); sliding > 0) {
    CacheGroup g = growing_group(a, sliding);
    g.kind = CacheKind::sliding;
    g.window_tokens = a.sliding_window_tokens;
    found.push_back(layers_of(g, format));
  }
  const int linear = a.linear_layers.value_or(0);
  if (linear > 0 && a.state_kib_per_sequence) {
    CacheGroup g;
    g.kind = CacheKind::state;
    g.layers = linear;
    g.state_bytes = *a.state_kib_per_sequence * 1024 * 2 / linear;
    found.push_back(layers_of(g, format));
  }
  return found;
}

}  // namespace

Bytes CacheLayers::token_on_gpu(int tensor_parallel) const {
  if (heads == 0) return per_token;
  return per_token / std::max(1.0, std::min<double>(tensor_parallel, heads));
}

Bytes CacheLayers::state_on_gpu(int tensor_parallel) const { return state / tensor_parallel; }

std::vector<CacheLayers> cache_layers(const Architecture& a, KvCacheFormat format) {
  if (a.cache_groups.empty()) return layers_of_flat_fields(a, format);
  std::vector<CacheLayers> layers;
  for (const auto& group : a.cache_groups) layers.push_back(layers_of(group, format));
  return layers;
}

}  // namespace llmadvisor

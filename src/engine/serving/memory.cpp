#include "llmadvisor/engine/serving/memory.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

double expert_input(const Architecture& a) { return a.expert_input_size.value_or(a.hidden_size); }

/// Of one parameter outside the experts. NVFP4 checkpoints of mixtures with latent attention leave
/// everything but the experts at 16 bits.
double shared_bytes_each(const Architecture& a, WeightFormat format) {
  const bool as_published = native_format(a) == format;
  if (as_published && a.shared_precision) {
    return bytes_per_parameter(format_of(*a.shared_precision));
  }
  if (format == WeightFormat::nvfp4 && a.experts && a.mla_kv_lora_rank) return 2;
  return bytes_per_parameter(format);
}

double rounded_up(double value, double step) { return std::ceil(value / step) * step; }

/// ROCm kernels avoid rows whose length is a multiple of 512 bytes.
double row_growth_on_rocm(double width, double bytes_each) {
  const double row = width * bytes_each;
  return std::fmod(row, 512) == 0 ? (row + 256) / row : 1;
}

/// Bytes of the experts on a GPU over those of the file.
double expert_padding(const Architecture& a, WeightFormat format, const Gpu& gpu,
                      int tensor_parallel) {
  if (!a.expert_intermediate_size) return 1;
  const double input = expert_input(a);
  const double inner = 1.0 * *a.expert_intermediate_size / tensor_parallel;
  if (format == WeightFormat::mxfp4) {
    return rounded_up(input, 256) / input * rounded_up(inner, 128) / inner;
  }
  const double each = bytes_per_parameter(format);
  if (gpu.vendor != GpuVendor::amd || each < 1) return 1;
  const double matrices = a.expert_matrices.value_or(3);
  return ((matrices - 1) * row_growth_on_rocm(input, each) + row_growth_on_rocm(inner, each)) /
         matrices;
}

}  // namespace

ParameterCounts count_parameters(const Architecture& a) {
  ParameterCounts counts;
  counts.embedding = static_cast<double>(a.vocabulary_size) * a.hidden_size;
  counts.tower = a.tower_parameters.value_or(0);
  const double linear =
      a.total_parameters - counts.embedding * (a.tied_embeddings ? 1 : 2) - counts.tower;
  if (a.experts && a.expert_intermediate_size) {
    counts.moe_layers = a.layers - a.first_dense_layers.value_or(0);
    // Gate, up and down projection of each expert. Models with experts in every other layer state
    // fewer parameters than this; the experts are then nearly all there is.
    const double routed = counts.moe_layers * *a.experts * a.expert_matrices.value_or(3) *
                          expert_input(a) * *a.expert_intermediate_size;
    counts.experts = std::min(routed, linear * 0.99);
  }
  counts.shared = linear - counts.experts;
  return counts;
}

Bytes weight_bytes(const Architecture& a, WeightFormat format) {
  if (a.checkpoint_gib && native_format(a) == format) return gib(*a.checkpoint_gib);
  const ParameterCounts counts = count_parameters(a);
  const double vocabulary = counts.embedding * (a.tied_embeddings ? 1 : 2);
  return Bytes(counts.experts * bytes_per_parameter(format) +
               counts.shared * shared_bytes_each(a, format) + (vocabulary + counts.tower) * 2);
}

Bytes weight_bytes_on_gpu(const Architecture& a, WeightFormat format, const Gpu& gpu,
                          int tensor_parallel) {
  const ParameterCounts counts = count_parameters(a);
  const Bytes whole = a.replicated_tower ? Bytes(counts.tower * 2) : Bytes(0);
  const double padding = expert_padding(a, format, gpu, tensor_parallel) - 1;
  const Bytes padded(counts.experts * bytes_per_parameter(format) * padding);
  return (weight_bytes(a, format) - whole + padded) / tensor_parallel + whole;
}

Bytes KvCache::read(Tokens context) const {
  Bytes bytes = read_per_token * context.value() + state_traffic;
  for (const auto& w : windows) bytes += w.per_token * std::min(context.value(), w.tokens);
  return bytes;
}

KvCache kv_cache(const Architecture& a, KvCacheFormat format, int tensor_parallel) {
  KvCache cache;
  for (const auto& l : cache_layers(a, format)) {
    if (l.kind == CacheKind::state) {
      cache.state_traffic += l.state * (2 * l.layers);
    } else if (l.kind == CacheKind::sliding || l.kind == CacheKind::chunked) {
      cache.windows.push_back({l.per_token * l.layers, l.window});
    } else {
      cache.read_per_token += l.per_token * l.layers;
    }
  }
  cache.sharded = a.mla_kv_lora_rank ? 1 : std::max(1, std::min(tensor_parallel, a.kv_heads));
  return cache;
}

}  // namespace llmadvisor

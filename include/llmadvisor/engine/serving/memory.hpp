#pragma once

#include <vector>

#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/engine/serving/cache_layers.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// Parameters by what reads them: the experts of MoE layers, everything else of the language model,
/// the embedding, and what only images and sounds pass through.
struct ParameterCounts {
  double shared = 0;     ///< attention, dense layers, routers, shared experts
  double experts = 0;    ///< all routed experts of all layers
  double embedding = 0;  ///< one vocabulary matrix: read as the head in each step
  double tower = 0;
  double moe_layers = 0;
};
[[nodiscard]] ParameterCounts count_parameters(const Architecture& architecture);

/// Size of the weights as stored: the published checkpoint where the format is the published one
/// and its size is known, else experts at the format, other linear layers at the format or at the
/// precision that the publisher gives them, vocabulary matrices and towers at 16 bit.
[[nodiscard]] Bytes weight_bytes(const Architecture& architecture, WeightFormat format);

/// The share of one of the GPUs: with a tower that is not split whole, and with the padding of
/// experts. MXFP4 kernels pad widths to 256 and 128; on ROCm rows of 512 bytes and multiples get
/// 256 more (vllm-project/vllm: mxfp4.py, unquantized_fused_moe_method.py).
[[nodiscard]] Bytes weight_bytes_on_gpu(const Architecture& architecture, WeightFormat format,
                                        const Gpu& gpu, int tensor_parallel);

/// What a step reads of one sequence's cache, for all layers, before sharding.
struct KvCache {
  struct Window {
    Bytes per_token;
    double tokens = 0;
  };
  Bytes read_per_token;         ///< by layers that see the whole context
  std::vector<Window> windows;  ///< by layers that see the last tokens
  Bytes state_traffic;          ///< states, read and written back in each step
  double sharded = 1;           ///< on how many of the GPUs it is spread

  [[nodiscard]] Bytes read(Tokens context) const;
};
[[nodiscard]] KvCache kv_cache(const Architecture& architecture, KvCacheFormat format,
                               int tensor_parallel);

}  // namespace llmadvisor

#pragma once

#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/engine/serving/calibration.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// Parameters by what reads them: the experts of MoE layers, everything else, and the embedding.
struct ParameterCounts {
  double shared = 0;     ///< attention, dense layers, routers, shared experts
  double experts = 0;    ///< all routed experts of all layers
  double embedding = 0;  ///< one vocabulary matrix: read as the head in each step
  double moe_layers = 0;
};
[[nodiscard]] ParameterCounts count_parameters(const Architecture& architecture);

/// Size of the weights in memory: the published checkpoint where the format is the published one
/// and its size is known, else linear layers at the format and vocabulary matrices at 16 bit.
[[nodiscard]] Bytes weight_bytes(const Architecture& architecture, WeightFormat format);

/// What one sequence keeps in the cache, for all layers, before sharding.
///
/// GQA: 2 x kv_heads x head x bytes a layer and token (keys and values). MLA: (kv_lora_rank + rope)
/// x bytes, without the factor 2 and the same on every GPU. Sliding layers read no more than their
/// window, but vLLM reserves pages for them as for the full ones, so they count in full here.
/// Linear layers keep a state of constant size.
struct KvCache {
  Bytes per_token;         ///< reserved for each token
  Bytes read_per_token;    ///< read back by layers that see the whole context
  Bytes window_per_token;  ///< read back by sliding layers, up to the window
  double window_tokens = 0;
  Bytes per_sequence;  ///< states of constant size
  double sharded = 1;  ///< on how many of the GPUs it is spread

  [[nodiscard]] Bytes reserved(Tokens context) const;
  [[nodiscard]] Bytes read(Tokens context) const;
};
enum class KvFormat { bits16, bits8 };
[[nodiscard]] KvCache kv_cache(const Architecture& architecture, KvFormat format,
                               int tensor_parallel);

/// Recipes for Blackwell keep the cache at 8 bits beside 8-bit and 4-bit weights; elsewhere the
/// engine's default of 16 bits holds.
[[nodiscard]] KvFormat usual_kv_format(const Gpu& gpu, WeightFormat format);

/// What the engine may use of one GPU: what the card reports times the engine's share.
[[nodiscard]] Bytes usable_memory(const Gpu& gpu, const Calibration& calibration,
                                  EngineGeneration generation);

}  // namespace llmadvisor

#pragma once

#include <vector>

#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/engine/serving/engine_settings.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// Layers that keep the same, with sizes at a cache format: what a CacheGroup says, or what the
/// flat fields of an Architecture say where it has no groups.
struct CacheLayers {
  CacheKind kind = CacheKind::full;
  double layers = 0;
  Bytes per_token;       ///< of one layer, index included, before sharding
  double heads = 0;      ///< over which a token is sharded; 0: every GPU keeps it whole
  double window = 0;     ///< tokens that sliding and chunked layers read
  double per_entry = 1;  ///< tokens of one entry
  Bytes state;           ///< of one layer and sequence, before sharding
  bool own_layout = false;

  /// Of one layer on one of the GPUs.
  [[nodiscard]] Bytes token_on_gpu(int tensor_parallel) const;
  [[nodiscard]] Bytes state_on_gpu(int tensor_parallel) const;
};

/// GQA: kv_heads x (key + value) x bytes a layer and token. MLA: (kv_lora_rank + rope) x bytes,
/// without values and the same on every GPU; its indexer's key at 8 bits with a 4-byte scale for
/// each 128; with an indexer and fp8 656 bytes (vllm-project/vllm:vllm/v1/kv_cache_interface.py).
/// A state of the flat fields, given at 16 bits, counts at the 32 that most models ask for.
[[nodiscard]] std::vector<CacheLayers> cache_layers(const Architecture& architecture,
                                                    KvCacheFormat format);

}  // namespace llmadvisor

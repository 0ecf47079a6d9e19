#pragma once

#include <vector>

#include "llmadvisor/engine/serving/cache_layers.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// The cache of one GPU in blocks, as vLLM hands them out.
///
/// Layers that all grow share one block table: 16 tokens a block. Layers of several kinds get
/// blocks of one size: the largest block of 16 tokens, or a state, rounded up to whole tokens of
/// attention; the others hold more tokens a block. They are split into groups of as many layers as
/// the rarest kind has, the last of each kind padded. A sequence takes, of each group, blocks for
/// all its tokens, for a window, or one for a state. Source:
/// vllm-project/vllm:vllm/v1/core/kv_cache_utils.py, kv_cache_interface.py.
class KvPages {
 public:
  /// `batched_tokens` is the most that a step computes: sliding layers hold so many new tokens
  /// beside their window. The V0 engine freed nothing behind a window.
  KvPages(const std::vector<CacheLayers>& layers, int tensor_parallel, double batched_tokens,
          EngineGeneration generation);

  /// What the engine sets aside for a sequence of that length before it admits it.
  [[nodiscard]] Bytes admitted(Tokens length) const;

  /// What a sequence of that length holds while it is answered.
  [[nodiscard]] Bytes held(Tokens length) const;

 private:
  struct Group {
    CacheKind kind = CacheKind::full;
    double copies = 1;  ///< layers, or groups of layers
    double block_bytes = 0;
    double block_tokens = 16;
    double window = 0;
  };
  /// With so many tokens of each window's layers beside the window.
  [[nodiscard]] Bytes bytes(Tokens length, double beside_window) const;
  void add_alike(const std::vector<CacheLayers>& layers, int tensor_parallel);
  void add_unified(const std::vector<CacheLayers>& layers, int tensor_parallel);

  double batched_tokens_ = 0;
  std::vector<Group> groups_;
};

}  // namespace llmadvisor

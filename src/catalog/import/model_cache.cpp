#include <algorithm>

#include "model_shape.hpp"

namespace llmadvisor {
namespace {

/// Counts a layer to the group that keeps the same, or to a new one.
void add(std::vector<CacheGroup>& groups, CacheGroup group) {
  group.layers = 0;
  const auto same = std::ranges::find_if(groups, [&](CacheGroup present) {
    present.layers = 0;
    return present == group;
  });
  if (same != groups.end()) {
    ++same->layers;
    return;
  }
  group.layers = 1;
  groups.push_back(group);
}

std::optional<int> if_other(int value, int usual) {
  return value == usual ? std::nullopt : std::optional(value);
}

CacheGroup attention_group(const ModelShape& s, const LayerShape& layer) {
  CacheGroup g;
  if (s.kv_rank > 0) {
    g.kind = CacheKind::latent;
    g.key_size = s.kv_rank + s.rope_size;
    if (s.index_heads > 0) g.index_size = s.index_head_size;
    return g;
  }
  const HeadShape& heads = layer.mixer == Mixer::full ? s.full : s.sliding;
  g.kind = layer.mixer == Mixer::full      ? CacheKind::full
           : layer.mixer == Mixer::sliding ? CacheKind::sliding
                                           : CacheKind::chunked;
  g.kv_heads = layer.kv_heads.value_or(heads.kv_heads);
  g.key_size = heads.size;
  g.value_size = if_other(heads.value_size, heads.size);
  if (layer.mixer != Mixer::full && s.window > 0) g.window_tokens = s.window;
  return g;
}

/// DeepSeek V4 in vLLM: 8-bit values but for the rotated part, a byte of scale for each 64 of them,
/// one to fill up; sums on the way to an entry in 32 bits, values and weights.
void add_compressed(const ModelShape& s, std::vector<CacheGroup>& groups) {
  const int plain = s.full.size - s.rope_size;
  const int entry = plain + 2 * s.rope_size + plain / 64 + 1;
  std::vector<CacheGroup> entries;
  std::vector<CacheGroup> windows;
  std::vector<CacheGroup> sums;
  for (const auto& layer : s.layers) {
    CacheGroup window;
    window.kind = CacheKind::sliding;
    window.entry_bytes = entry;
    window.window_tokens = s.window;
    add(windows, window);
    if (layer.compression == 0) continue;
    const bool indexed = has_indexer(s, layer);
    CacheGroup kept;
    kept.tokens_per_entry = layer.compression;
    kept.entry_bytes = entry;
    if (indexed) kept.index_size = s.index_head_size;
    add(entries, kept);
    const int blocks = overlapping_blocks(layer);
    CacheGroup sum;
    sum.kind = CacheKind::sliding;
    sum.window_tokens = blocks * layer.compression;
    sum.entry_bytes = blocks * s.full.size * 2 * 4;
    add(sums, sum);
    if (!indexed) continue;
    sum.entry_bytes = blocks * s.index_head_size * 2 * 4;
    add(sums, sum);
  }
  for (const auto* part : {&entries, &windows, &sums}) {
    groups.insert(groups.end(), part->begin(), part->end());
  }
}

bool has_heads_of_its_own(const ModelShape& s) {
  const auto differ = [](const HeadShape& a, const HeadShape& b) {
    return a.kv_heads != b.kv_heads || a.size != b.size || a.value_size != b.value_size;
  };
  return differ(s.full, s.sliding) || differ(s.full, s.stated);
}

/// Whether number of layers, heads and one window say it all.
bool is_plain(const ModelShape& s) {
  if (s.kv_rank > 0 && s.index_heads > 0) return false;
  return !has_heads_of_its_own(s) && std::ranges::none_of(s.layers, [](const LayerShape& l) {
    return l.mixer == Mixer::linear || l.mixer == Mixer::chunked || l.with_state ||
           l.shares_cache || l.compression > 0 || l.kv_heads;
  });
}

}  // namespace

std::vector<CacheGroup> cache_groups_of(const ModelShape& s) {
  std::vector<CacheGroup> groups;
  if (is_plain(s)) return groups;
  if (s.output_rank > 0 && s.kv_rank == 0) {
    add_compressed(s, groups);
    return groups;
  }
  for (const Mixer mixer : {Mixer::full, Mixer::sliding, Mixer::chunked}) {
    for (const auto& layer : s.layers) {
      if (layer.mixer == mixer && !layer.shares_cache) add(groups, attention_group(s, layer));
    }
  }
  const auto states = std::ranges::count_if(
      s.layers, [](const LayerShape& l) { return l.mixer == Mixer::linear || l.with_state; });
  if (states > 0 && s.state.state_bytes > 0) {
    CacheGroup& group = groups.emplace_back();
    group.kind = CacheKind::state;
    group.layers = static_cast<int>(states);
    group.state_bytes = s.state.state_bytes;
  }
  return groups;
}

double growing_bytes(const ModelShape& s) {
  double bytes = 0;
  for (const auto& layer : s.layers) {
    if (layer.compression > 0) {
      const double index = has_indexer(s, layer) ? s.index_head_size : 0;
      bytes += (s.full.size + index) * 2 / layer.compression;
    } else if (layer.mixer == Mixer::full && !layer.shares_cache) {
      const double heads = layer.kv_heads.value_or(s.full.kv_heads);
      bytes += s.kv_rank > 0 ? 2.0 * (s.kv_rank + s.rope_size)
                             : 2.0 * heads * (s.full.size + s.full.value_size);
    }
  }
  return bytes;
}

}  // namespace llmadvisor

#include "llmadvisor/engine/serving/kv_pages.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

constexpr double usual_block = 16;

bool frees_tokens(const CacheLayers& l) {
  return l.kind == CacheKind::sliding || l.kind == CacheKind::state;
}

/// One block table serves all: layers that keep every token, or windows of one size.
bool are_alike(const std::vector<CacheLayers>& layers) {
  const auto own = [](const CacheLayers& l) { return l.own_layout; };
  if (std::ranges::any_of(layers, own)) return true;
  if (std::ranges::none_of(layers, frees_tokens)) return true;
  return layers.size() == 1;
}

/// As many layers a group as the rarest kind has; as the commonest where that pads less.
double group_size(const std::vector<CacheLayers>& layers) {
  const auto [fewest, most] = std::ranges::minmax(layers, {}, &CacheLayers::layers);
  constexpr double hardly_more = 1.5;
  return most.layers < fewest.layers * hardly_more ? most.layers : fewest.layers;
}

double largest_state(const std::vector<CacheLayers>& layers, int tensor_parallel) {
  double bytes = 0;
  for (const auto& l : layers) bytes = std::max(bytes, l.state_on_gpu(tensor_parallel).value());
  return bytes;
}

double largest_token(const std::vector<CacheLayers>& layers, int tensor_parallel) {
  double bytes = 0;
  for (const auto& l : layers) bytes = std::max(bytes, l.token_on_gpu(tensor_parallel).value());
  return bytes;
}

}  // namespace

KvPages::KvPages(const std::vector<CacheLayers>& layers, int tensor_parallel, double batched_tokens,
                 EngineGeneration generation)
    : batched_tokens_(batched_tokens) {
  if (generation == EngineGeneration::v1 && !are_alike(layers)) {
    add_unified(layers, tensor_parallel);
    return;
  }
  add_alike(layers, tensor_parallel);
  if (generation == EngineGeneration::v1) return;
  for (auto& group : groups_) {
    if (group.kind == CacheKind::sliding) group.kind = CacheKind::chunked;
  }
}

void KvPages::add_alike(const std::vector<CacheLayers>& layers, int tensor_parallel) {
  for (const auto& l : layers) {
    const double bytes = l.kind == CacheKind::state
                             ? l.state_on_gpu(tensor_parallel).value()
                             : l.token_on_gpu(tensor_parallel).value() * usual_block;
    groups_.push_back({l.kind, l.layers, bytes, usual_block, l.window});
  }
}

void KvPages::add_unified(const std::vector<CacheLayers>& layers, int tensor_parallel) {
  const double size = group_size(layers);
  const double token = largest_token(layers, tensor_parallel);
  const double state = largest_state(layers, tensor_parallel);
  const double tokens =
      token > 0 ? usual_block * std::max(1.0, std::ceil(state / (token * usual_block))) : 0;
  const double page = token > 0 ? token * tokens : state;
  for (const auto& l : layers) {
    const double own = l.token_on_gpu(tensor_parallel).value();
    // A page that is no multiple of the smaller one is padded.
    const double fit = own > 0 ? std::max(1.0, std::floor(token / own)) : 1;
    groups_.push_back({l.kind, std::ceil(l.layers / size), page * size, tokens * fit, l.window});
  }
}

Bytes KvPages::bytes(Tokens length, double beside_window) const {
  double bytes = 0;
  for (const auto& g : groups_) {
    double blocks = 1;
    if (g.kind == CacheKind::sliding) {
      const double tokens = std::min(g.window + beside_window, length.value());
      // A window may start within a block.
      blocks = std::ceil(tokens / g.block_tokens) + 1;
    } else if (g.kind != CacheKind::state) {
      blocks = std::ceil(length.value() / g.block_tokens);
    }
    bytes += blocks * g.copies * g.block_bytes;
  }
  return Bytes(bytes);
}

Bytes KvPages::admitted(Tokens length) const { return bytes(length, batched_tokens_ - 1); }

Bytes KvPages::held(Tokens length) const { return bytes(length, 0); }

}  // namespace llmadvisor

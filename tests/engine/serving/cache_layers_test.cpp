#include "llmadvisor/engine/serving/cache_layers.hpp"

#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;

namespace {

Architecture with_groups(std::vector<CacheGroup> groups) {
  Architecture a = *frozen_market().find_model("llama-3.1-8b")->architecture;
  a.cache_groups = std::move(groups);
  return a;
}

CacheGroup group(CacheKind kind, int layers, int key_size) {
  CacheGroup g;
  g.kind = kind;
  g.layers = layers;
  g.key_size = key_size;
  return g;
}

CacheGroup heads(int layers, int kv_heads, int key_size) {
  CacheGroup g = group(CacheKind::full, layers, key_size);
  g.kv_heads = kv_heads;
  return g;
}

Bytes token(const Architecture& a, KvCacheFormat format = KvCacheFormat::automatic) {
  const auto layers = cache_layers(a, format);
  REQUIRE(layers.size() == 1);
  return layers.front().per_token;
}

}  // namespace

TEST_CASE("the default cache has the model's own 16 bits, fp8 halves it") {
  // 8 heads x (128 + 128) x 2 bytes.
  const auto a = with_groups({heads(32, 8, 128)});
  CHECK(token(a) == Bytes(4096));
  CHECK(token(a, KvCacheFormat::bf16) == Bytes(4096));
  CHECK(token(a, KvCacheFormat::fp8) == Bytes(2048));
}

TEST_CASE("keys and values may have widths of their own") {
  // MiMo-V2-Flash: 4 heads x (192 + 128) x 2 bytes = 2,560.
  CacheGroup g = heads(9, 4, 192);
  g.value_size = 128;
  CHECK(token(with_groups({g})) == Bytes(2560));
}

TEST_CASE("sparse latent attention keeps the keys of its indexer, too") {
  // DeepSeek V3.2: 576 x 2 bytes, and 128 bytes with a 4-byte scale: 1,284 x 61 layers = 78,324
  // bytes a token, where the engine printed 78,328. At fp8 656 and the same 132.
  CacheGroup g = group(CacheKind::latent, 61, 576);
  g.index_size = 128;
  const auto a = with_groups({g});
  CHECK(token(a) == Bytes(1284));
  CHECK(token(a, KvCacheFormat::fp8) == Bytes(788));
  CHECK(cache_layers(a, KvCacheFormat::automatic).front().token_on_gpu(8) == Bytes(1284));
}

TEST_CASE("a compressed cache shares an entry between its tokens") {
  // DeepSeek V4: entries of 584 bytes and index keys of 132, one for 4 tokens: 179 bytes a token.
  CacheGroup g = group(CacheKind::full, 21, 512);
  g.tokens_per_entry = 4;
  g.entry_bytes = 584;
  g.index_size = 128;
  CHECK(token(with_groups({g})) == Bytes(179));
}

TEST_CASE("flat fields say groups, so that catalogues without them stay valid") {
  // gpt-oss-20b: 12 full and 12 sliding layers of 8 x (64 + 64) x 2 bytes.
  const auto layers = cache_layers(*frozen_market().find_model("gpt-oss-20b")->architecture,
                                   KvCacheFormat::automatic);
  REQUIRE(layers.size() == 2);
  CHECK(layers[0].layers == 12);
  CHECK(layers[1].kind == CacheKind::sliding);
  CHECK(layers[1].window == 128);
  CHECK(layers[1].per_token == Bytes(2048));
}

TEST_CASE("a stated growing part keeps the windows beside it") {
  Architecture a = *frozen_market().find_model("gpt-oss-20b")->architecture;
  a.kv_bytes_per_token_16bit = 20480;
  const auto layers = cache_layers(a, KvCacheFormat::automatic);
  REQUIRE(layers.size() == 2);
  CHECK(layers[0].per_token == Bytes(20480));
  CHECK(layers[1].layers == 12);
}

TEST_CASE("heads are spread over the GPUs until each has one") {
  const auto a = with_groups({heads(12, 2, 256)});
  const auto layers = cache_layers(a, KvCacheFormat::automatic);
  CHECK(layers.front().token_on_gpu(2) == Bytes(1024));
  CHECK(layers.front().token_on_gpu(8) == Bytes(1024));
}

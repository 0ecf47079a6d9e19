#include "llmadvisor/engine/serving/memory.hpp"

#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

const Architecture& shape(const char* model) {
  return *frozen_market().find_model(model)->architecture;
}

}  // namespace

TEST_CASE("grouped-query attention caches keys and values of its few heads") {
  // Llama 3.1 8B: 2 x 8 heads x 128 x 2 bytes x 32 layers = 131,072 bytes a token.
  const KvCache cache = kv_cache(shape("llama-3.1-8b"), KvFormat::bits16, 1);
  CHECK(cache.reserved(Tokens(1)) == Bytes(131072));
  CHECK(cache.read(Tokens(1000)) == Bytes(131072000));
  CHECK(kv_cache(shape("llama-3.1-8b"), KvFormat::bits8, 1).reserved(Tokens(1)) == Bytes(65536));
}

TEST_CASE("multi-head latent attention caches one vector, the same on every GPU") {
  // DeepSeek V3: (512 + 64) x 2 bytes x 61 layers = 70,272 bytes; no factor 2, no heads, no shards.
  const KvCache cache = kv_cache(shape("deepseek-v3.1"), KvFormat::bits16, 8);
  CHECK(cache.reserved(Tokens(1)) == Bytes(70272));
  CHECK(cache.sharded == 1);
}

TEST_CASE("sliding layers read their window, but pages are reserved for all of them") {
  // gpt-oss-120b: 8 heads x (64 + 64) x 2 bytes = 2,048 bytes a layer; 18 full, 18 of window 128.
  const KvCache cache = kv_cache(shape("gpt-oss-120b"), KvFormat::bits16, 1);
  CHECK(cache.reserved(Tokens(1000)) == Bytes(2048.0 * 36 * 1000));
  CHECK(cache.read(Tokens(1000)) == Bytes(2048.0 * 18 * 1000 + 2048.0 * 18 * 128));
}

TEST_CASE("linear layers keep a state of constant size") {
  const Architecture& a = shape("qwen3.5-35b-a3b");
  const KvCache cache = kv_cache(a, KvFormat::bits16, 1);
  // 10 full layers: 2 heads x (256 + 256) x 2 bytes x 10 = 20,480 bytes a token, and the state.
  CHECK(cache.reserved(Tokens(2000)) - cache.reserved(Tokens(1000)) == Bytes(20480.0 * 1000));
  CHECK(cache.reserved(Tokens(0)) == Bytes(*a.state_kib_per_sequence * 1024));
}

TEST_CASE("weights: linear layers at their precision, vocabulary at 16 bit") {
  // Llama 3.3 70B at 8 bit: 70.5537 G parameters; two vocabulary matrices of 128,256 x 8,192 =
  // 1.0507 G each stay at 2 bytes: (70.5537 - 2.1014) + 2 x 2.1014 = 72.655 GB.
  CHECK_THAT(weight_bytes(shape("llama-3.3-70b"), WeightFormat::fp8).value(),
             WithinRel(72.655e9, 1e-4));
}

TEST_CASE("tied embeddings count once") {
  const Architecture& a = shape("llama-3.2-1b");
  REQUIRE(a.tied_embeddings);
  const ParameterCounts counts = count_parameters(a);
  CHECK_THAT(counts.shared + counts.embedding, WithinRel(a.total_parameters, 1e-12));
}

TEST_CASE("a published checkpoint is taken at its word") {
  const Architecture& a = shape("llama-3.1-8b");
  REQUIRE(a.checkpoint_gib);
  CHECK(weight_bytes(a, WeightFormat::bf16) == gib(*a.checkpoint_gib));
}

TEST_CASE("experts are nearly all of a mixture") {
  // Mixtral 8x7B: 32 layers x 8 experts x 3 x 4,096 x 14,336 = 45.10 G of 46.70 G parameters.
  CHECK_THAT(count_parameters(shape("mixtral-8x7b")).experts, WithinRel(45.097e9, 1e-3));
}

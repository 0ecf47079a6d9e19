#include "llmadvisor/engine/serving/kv_pages.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

CacheLayers attention(double layers, double per_token, double heads) {
  CacheLayers l;
  l.layers = layers;
  l.per_token = Bytes(per_token);
  l.heads = heads;
  return l;
}

CacheLayers window(double layers, double per_token, double heads, double tokens) {
  CacheLayers l = attention(layers, per_token, heads);
  l.kind = CacheKind::sliding;
  l.window = tokens;
  return l;
}

CacheLayers state(double layers, double bytes) {
  CacheLayers l;
  l.kind = CacheKind::state;
  l.layers = layers;
  l.state = Bytes(bytes);
  return l;
}

KvPages pages(const std::vector<CacheLayers>& layers, int gpus = 1, double batch = 2048,
              EngineGeneration generation = EngineGeneration::v1) {
  return {layers, gpus, batch, generation};
}

}  // namespace

TEST_CASE("layers that all grow take blocks of 16 tokens") {
  // Llama 3.1 8B: 4,096 bytes a layer, 32 layers; 17 tokens take two blocks.
  const auto p = pages({attention(32, 4096, 8)});
  CHECK(p.admitted(Tokens(17)) == Bytes(32 * 4096.0 * 32));
  CHECK(p.held(Tokens(16)) == Bytes(16 * 4096.0 * 32));
}

TEST_CASE("sliding layers are admitted with their window and a batch") {
  // Gemma 3 27B: 10 full and 52 sliding layers of 8,192 bytes a token; 52 make 6 groups of 10, one
  // of them padded by 8. A request of 8,192 tokens, batches of 8,192: 512 blocks, and (8,192 / 16 +
  // 1) x 6 = 3,078: 3,590 blocks of 16 x 8,192 x 10 bytes. vLLM: 19.53 GiB held 4.46 such requests.
  const auto p = pages({attention(10, 8192, 16), window(52, 8192, 16, 1024)}, 1, 8192);
  CHECK(p.admitted(Tokens(8192)) == Bytes(3590.0 * 16 * 8192 * 10));
  CHECK_THAT(gib(19.53) / p.admitted(Tokens(8192)), WithinRel(4.46, 0.002));
  // While it answers, a window holds 1,024 tokens: 512 + 65 x 6 blocks.
  CHECK(p.held(Tokens(8192)) == Bytes(902.0 * 16 * 8192 * 10));
}

TEST_CASE("a long context costs sliding layers no more than a window and a batch") {
  // MedGemma 27B with an 8-bit cache, 65,536 tokens, batches of 4,096: 4,096 + (5,119 / 16 -> 320 +
  // 1) x 6 = 6,022 blocks of 16 x 4,096 x 10 bytes. vLLM: 10.56 GiB held 2.87.
  const auto p = pages({attention(10, 4096, 16), window(52, 4096, 16, 1024)}, 1, 4096);
  CHECK_THAT(gib(10.56) / p.admitted(Tokens(65536)), WithinRel(2.87, 0.005));
}

TEST_CASE("layers of other widths hold more tokens in blocks of one size") {
  // Gemma 4 31B: 10 full layers of 8,192 bytes a token, 50 sliding ones of 16,384: full blocks hold
  // 32 tokens. 2,000 tokens: 63 + (125 + 1) x 5 = 693 blocks of 16 x 16,384 x 10 bytes = 1.69 GiB.
  const auto p = pages({attention(10, 8192, 4), window(50, 16384, 16, 1024)});
  CHECK(p.admitted(Tokens(2000)) == Bytes(693.0 * 16 * 16384 * 10));
}

TEST_CASE("states take whole pages of attention") {
  // Qwen3-Next 80B on two GPUs with an 8-bit cache: 512 bytes a token and layer; a state of 524,288
  // + 24,576 bytes needs 1,072 tokens; 12 full layers make one group, 36 with states three. 32,768
  // tokens: 31 + 3 blocks of 1,072 x 512 x 12 bytes. vLLM: 17.58 GiB held 84.29.
  const auto p = pages({attention(12, 1024, 2), state(36, 1097728)}, 2);
  CHECK(p.admitted(Tokens(32768)) == Bytes(34.0 * 1072 * 512 * 12));
  CHECK_THAT(gib(17.58) / p.admitted(Tokens(32768)), WithinRel(84.29, 0.002));
}

TEST_CASE("a state at 32 bits takes as many tokens as it needs") {
  // Qwen3.5 9B: 4,096 bytes a token; a state of 2,146,304 bytes needs 528 tokens; 8 full layers, 24
  // with states. 4,096 tokens: 8 + 3 blocks. vLLM: 6.56 GiB held 36.91.
  const auto p = pages({attention(8, 4096, 4), state(24, 2146304)});
  CHECK_THAT(gib(6.56) / p.admitted(Tokens(4096)), WithinRel(36.91, 0.005));
}

TEST_CASE("chunked layers keep all tokens, and so did windows in the V0 engine") {
  CacheLayers chunked = window(36, 4096, 8, 8192);
  chunked.kind = CacheKind::chunked;
  CHECK(pages({attention(12, 4096, 8), chunked}).held(Tokens(16000)) == Bytes(16000 * 4096.0 * 48));
  CHECK(pages({attention(12, 4096, 8), window(36, 4096, 8, 128)}, 1, 2048, EngineGeneration::v0)
            .held(Tokens(16000)) == Bytes(16000 * 4096.0 * 48));
}

TEST_CASE("kinds of nearly as many layers are padded to the larger") {
  // 12 sliding and 13 full layers: groups of 13, not of 12.
  const auto p = pages({attention(13, 2048, 8), window(12, 2048, 8, 128)});
  // 1,600 tokens: 100 full blocks and 100 + 1 sliding ones.
  CHECK(p.admitted(Tokens(1600)) == Bytes(201.0 * 16 * 2048 * 13));
}

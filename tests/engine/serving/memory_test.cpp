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

TEST_CASE("a step reads of each layer what it sees") {
  // Llama 3.1 8B: 2 x 8 heads x 128 x 2 bytes x 32 layers = 131,072 bytes a token.
  CHECK(kv_cache(shape("llama-3.1-8b"), KvCacheFormat::automatic, 1).read(Tokens(1000)) ==
        Bytes(131072000));
  // DeepSeek V3: (512 + 64) x 2 bytes x 61 layers = 70,272 bytes, the same on every GPU.
  const KvCache latent = kv_cache(shape("deepseek-v3.1"), KvCacheFormat::automatic, 8);
  CHECK(latent.read(Tokens(1)) == Bytes(70272));
  CHECK(latent.sharded == 1);
  // gpt-oss-120b: 8 heads x (64 + 64) x 2 bytes = 2,048 bytes a layer; 18 full, 18 of window 128.
  const KvCache windows = kv_cache(shape("gpt-oss-120b"), KvCacheFormat::automatic, 1);
  CHECK(windows.read(Tokens(1000)) == Bytes(2048.0 * 18 * 1000 + 2048.0 * 18 * 128));
}

TEST_CASE("states are read and written back in each step") {
  const Architecture& a = shape("qwen3.5-35b-a3b");
  const KvCache cache = kv_cache(a, KvCacheFormat::automatic, 1);
  // 10 full layers: 2 heads x (256 + 256) x 2 bytes x 10 = 20,480 bytes a token. The frozen record
  // gives the state at 16 bits: twice that at 32, and twice again for both ways.
  REQUIRE(a.cache_groups.empty());
  CHECK(cache.read(Tokens(1)) == Bytes(20480.0 + *a.state_kib_per_sequence * 1024 * 4));
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

TEST_CASE("parts of a checkpoint at another precision count at their own") {
  // gpt-oss-20b: 24 layers x 32 experts x 3 x 2,880 x 2,880 = 19.110 G parameters at 0.53125 bytes
  // = 10.152 GB; the rest of 20.9 G, 1.790 G, at 2 bytes: 3.580 GB.
  Architecture a = shape("gpt-oss-20b");
  a.shared_precision = Precision::bf16;
  CHECK_THAT(weight_bytes(a, WeightFormat::mxfp4).value(), WithinRel(13.732e9, 1e-3));
  // Asked for in another format, everything is at that format.
  CHECK(weight_bytes(a, WeightFormat::fp8) ==
        weight_bytes(shape("gpt-oss-20b"), WeightFormat::fp8));
}

TEST_CASE("NVFP4 leaves the attention of latent mixtures at 16 bits") {
  // DeepSeek V3.1: 58 layers x 256 experts x 3 x 7,168 x 2,048 = 653.92 G parameters at 0.5625
  // bytes; the other 17.08 G at 2: 402.0 GB. Qwen3-30B has grouped attention: all at 0.5625.
  CHECK_THAT(weight_bytes(shape("deepseek-v3.1"), WeightFormat::nvfp4).value(),
             WithinRel(402.0e9, 1e-3));
  CHECK(weight_bytes(shape("qwen3-30b-a3b-thinking"), WeightFormat::nvfp4) < gb(19));
}

TEST_CASE("MXFP4 kernels pad the widths of experts") {
  // 2,880 becomes 3,072 of hidden size and 2,944 of each expert: 1.0903 times the experts'
  // 10.152 GB; with the rest 14.649 GB, where vLLM printed 13.47 and 13.72 GiB (14.46, 14.73 GB).
  Architecture a = shape("gpt-oss-20b");
  a.shared_precision = Precision::bf16;
  const Gpu& h100 = *frozen_market().find_gpu("h100-sxm");
  CHECK_THAT(weight_bytes_on_gpu(a, WeightFormat::mxfp4, h100, 1).value(),
             WithinRel(14.649e9, 1e-3));
}

TEST_CASE("rows of experts grow on ROCm where they are a multiple of 512 bytes") {
  // Qwen3-30B-A3B at bf16: rows of 2,048 x 2 = 4,096 bytes grow to 4,352 in two matrices, rows of
  // 768 x 2 = 1,536 to 1,792 in one: (2 x 1.0625 + 1.16667) / 3 = 1.09722 times 28.991 G x 2 bytes.
  const Architecture& a = shape("qwen3-30b-a3b-thinking");
  const Gpu& mi300x = *frozen_market().find_gpu("mi300x");
  const Gpu& h100 = *frozen_market().find_gpu("h100-sxm");
  const Bytes more = weight_bytes_on_gpu(a, WeightFormat::bf16, mi300x, 1) -
                     weight_bytes_on_gpu(a, WeightFormat::bf16, h100, 1);
  CHECK_THAT(more.value(), WithinRel(48.0 * 128 * 3 * 2048 * 768 * 2 * 0.097222, 1e-4));
}

TEST_CASE("a tower that is not split stands on every GPU") {
  // A tower of 0.44 G parameters at 2 bytes: half of it more on each of two GPUs.
  Architecture a = shape("llama-3.2-1b");
  a.tower_parameters = 0.44e9;
  const Gpu& gpu = *frozen_market().find_gpu("h100-sxm");
  const Bytes split = weight_bytes_on_gpu(a, WeightFormat::bf16, gpu, 2);
  a.replicated_tower = true;
  CHECK_THAT((weight_bytes_on_gpu(a, WeightFormat::bf16, gpu, 2) - split).value(),
             WithinRel(0.44e9, 1e-9));
}

TEST_CASE("experts of a latent width with two matrices are counted so") {
  // Nemotron 3 Super: 40 layers x 512 experts x 2 x 1,024 x 2,688 = 112.74 G of 120.6 G.
  Architecture a = shape("qwen3-30b-a3b-thinking");
  a.total_parameters = 120.6e9;
  a.layers = 88;
  a.first_dense_layers = 48;
  a.experts = 512;
  a.expert_input_size = 1024;
  a.expert_matrices = 2;
  a.expert_intermediate_size = 2688;
  CHECK_THAT(count_parameters(a).experts, WithinRel(112.743e9, 1e-4));
}

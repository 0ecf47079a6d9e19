#include "llmadvisor/engine/serving/runtime_memory.hpp"

#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinAbs;

namespace {

const Architecture& shape(const char* model) {
  return *frozen_market().find_model(model)->architecture;
}

double runtime(const Architecture& model, const char* gpu, int release, int gpus = 1) {
  const Gpu& card = *frozen_market().find_gpu(gpu);
  EngineSettings settings;
  settings.release = release;
  return in_gib(
      runtime_memory(model, card, card.interconnect, gpus, EngineGeneration::v1, settings));
}

}  // namespace

TEST_CASE("sampling a large batch with sorting took most of it") {
  // 1,024 x 128,256 x 4 bytes = 0.489 GiB, 9.3 copies, and 0.22: 4.77 GiB; logs of 0.11 say 4.7.
  CHECK_THAT(runtime(shape("llama-3.1-8b"), "h100-sxm", 11), WithinAbs(4.77, 0.01));
  // Without sorting 3.6 copies: 1.98; logs of 0.19 say 1.95.
  CHECK_THAT(runtime(shape("llama-3.1-8b"), "h100-sxm", 19), WithinAbs(1.98, 0.01));
}

TEST_CASE("a small card samples a quarter of the sequences") {
  // 256 x 152,064 x 4 x 3.6 bytes = 0.52 GiB, and 0.22; the log of four L40S says 0.83.
  Architecture a = shape("llama-3.1-70b");
  a.vocabulary_size = 152064;
  CHECK_THAT(runtime(a, "l40s", 19, 4), WithinAbs(0.74, 0.01));
}

TEST_CASE("graphs count since the engine counts them") {
  // 36 layers x 0.0125 GiB.
  CHECK_THAT(runtime(shape("qwen3-8b"), "l40s", 29) - runtime(shape("qwen3-8b"), "l40s", 20),
             WithinAbs(0.45, 1e-9));
}

TEST_CASE("a vision tower is tried with its largest image before anything is sampled") {
  // 2.1 GiB where sampling takes less; nothing more where it takes more.
  Architecture a = shape("llama-3.1-70b");
  const double without = runtime(a, "l40s", 20);
  a.tower_parameters = 0.46e9;
  CHECK_THAT(runtime(a, "l40s", 20), WithinAbs(2.32, 1e-9));
  CHECK(without < 1.5);
  CHECK(runtime(a, "h100-sxm", 11) == runtime(shape("llama-3.1-70b"), "h100-sxm", 11));
}

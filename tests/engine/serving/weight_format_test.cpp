#include "llmadvisor/engine/serving/weight_format.hpp"

#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;

namespace {

bool runs(const char* gpu, WeightFormat format) {
  const auto* found = frozen_market().find_gpu(gpu);
  REQUIRE(found != nullptr);
  return supports(*found, format) == Supported::yes;
}

}  // namespace

// docs.vllm.ai, features/quantization, "Supported Hardware" (v0.15.1): Volta runs GPTQ and neither
// AWQ, Marlin nor INT8; Turing runs AWQ, GPTQ and INT8; Ampere adds Marlin, Ada FP8; AMD runs FP8
// alone. The note of the latest version: "Turing does not support Marlin MXFP4".
TEST_CASE("a GPU is offered only formats that the engine has a kernel for") {
  using enum WeightFormat;
  for (const auto* volta : {"v100-pcie-16gb", "v100-sxm-32gb", "v100s"}) {
    CAPTURE(volta);
    CHECK(runs(volta, bf16));
    CHECK(runs(volta, int4_gptq));
    for (const auto format : {int4_awq, int4_marlin, int4_w4a16, int8_w8a8, mxfp4, fp8, nvfp4}) {
      CAPTURE(to_string(format));
      CHECK_FALSE(runs(volta, format));
    }
  }
  CHECK(runs("t4", int4_awq));
  CHECK(runs("t4", int8_w8a8));
  CHECK_FALSE(runs("t4", mxfp4));
  CHECK_FALSE(runs("t4", fp8));
  CHECK(runs("a10g", int4_awq));
  CHECK(runs("a10g", mxfp4));
  CHECK_FALSE(runs("a10g", fp8));
  CHECK(runs("l4", fp8));
  CHECK_FALSE(runs("l4", nvfp4));
  CHECK(runs("mi300x", fp8));
  CHECK(runs("mi300x", mxfp4));
  CHECK_FALSE(runs("mi300x", int4_awq));
  CHECK_FALSE(runs("mi300x", int8_w8a8));
}

TEST_CASE("a model that overflows in fp16 needs a card with bf16, quantised or not") {
  const auto runs_gemma = [](const char* gpu, const char* model, WeightFormat format) {
    const auto* m = frozen_market().find_model(model);
    REQUIRE(m != nullptr);
    const auto* found = frozen_market().find_gpu(gpu);
    REQUIRE(found != nullptr);
    return supports(*found, *m->architecture, format) == Supported::yes;
  };
  for (const auto format : {WeightFormat::bf16, WeightFormat::int4_awq}) {
    CHECK_FALSE(runs_gemma("t4", "gemma-3-12b", format));
    CHECK(runs_gemma("a10g", "gemma-3-12b", format));
    CHECK(runs_gemma("t4", "qwen3-8b", format));
  }
}

TEST_CASE("bf16 weights are loaded as fp16 where there is no bf16") {
  CHECK(loaded_as(WeightFormat::bf16, *frozen_market().find_gpu("t4")) == WeightFormat::fp16);
  CHECK(loaded_as(WeightFormat::bf16, *frozen_market().find_gpu("a10g")) == WeightFormat::bf16);
  CHECK(loaded_as(WeightFormat::int4_awq, *frozen_market().find_gpu("t4")) ==
        WeightFormat::int4_awq);
}

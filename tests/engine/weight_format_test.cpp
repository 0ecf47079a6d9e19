#include "llmadvisor/engine/weight_format.hpp"

#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

bool runs(const char* gpu, WeightFormat format) {
  const auto* found = shipped_catalog().find_gpu(gpu);
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

#include <set>

#include "llmadvisor/engine/advise.hpp"
#include "llmadvisor/engine/serving/estimate.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

// What logs, merged changes and the engine's own tables say starts, on the cards of the catalogue.

namespace {

StartLevel level(const char* model, WeightFormat format, const char* gpu,
                 const char* version = "") {
  const Catalog& c = shipped_catalog();
  const Model* m = c.find_model(model);
  const Gpu* g = c.find_gpu(gpu);
  REQUIRE(m != nullptr);
  REQUIRE(g != nullptr);
  return EngineTable(c, ServingEngine::vllm, engine_version_of(version))
      .starts(*g, *m->architecture, format)
      .level;
}

bool runs(const char* gpu, WeightFormat format, const char* version = "") {
  return level("llama-3.1-8b", format, gpu, version) <= StartLevel::weights_only;
}

}  // namespace

TEST_CASE("sparse attention starts on Hopper, newer and CDNA3, and on no Ampere or Ada") {
  for (const auto* model : {"deepseek-v4-flash", "deepseek-v4-pro"}) {
    for (const auto* gpu : {"a100-sxm-80gb", "a10g", "rtx-3090", "l40s", "rtx-4090", "t4", "mi250"})
      CHECK(level(model, WeightFormat::mxfp4, gpu) == StartLevel::no);
    for (const auto* gpu : {"h200-sxm", "h100-sxm", "b200-sxm", "b300-sxm", "gb200", "rtx-pro-6000",
                            "mi300x", "mi355x"})
      CHECK(level(model, WeightFormat::mxfp4, gpu) <= StartLevel::weights_only);
  }
  for (const auto* model : {"deepseek-v3.2", "glm-5", "glm-5.1", "glm-5.2"}) {
    for (const auto format : {WeightFormat::fp8, WeightFormat::int4_awq}) {
      CHECK(level(model, format, "a100-sxm-80gb") == StartLevel::no);
      CHECK(level(model, format, "l40s") == StartLevel::no);
      CHECK(level(model, format, "h200-sxm") == StartLevel::yes);
      CHECK(level(model, format, "b200-sxm") == StartLevel::yes);
    }
    CHECK(level(model, WeightFormat::fp8, "mi300x") == StartLevel::yes);
  }
  // Dense latent attention runs on Ampere, all the same.
  CHECK(level("deepseek-v3.1", WeightFormat::fp8, "a100-sxm-80gb") == StartLevel::weights_only);
  CHECK(level("minimax-m3", WeightFormat::bf16, "a100-sxm-80gb") == StartLevel::unknown);
  CHECK(level("minimax-m3", WeightFormat::bf16, "h200-sxm") == StartLevel::yes);
}

TEST_CASE("the version that is asked for decides what starts") {
  CHECK(level("deepseek-v4-flash", WeightFormat::mxfp4, "rtx-pro-6000", "0.23.0") ==
        StartLevel::no);
  CHECK(level("deepseek-v4-flash", WeightFormat::mxfp4, "rtx-pro-6000", "0.24.0") ==
        StartLevel::yes);
  CHECK(level("deepseek-v4-flash", WeightFormat::mxfp4, "h200-sxm", "0.19.0") ==
        StartLevel::unknown);
  CHECK(runs("v100s", WeightFormat::fp16, "0.8.5"));
  CHECK(runs("v100s", WeightFormat::int4_gptq, "0.8.5"));
  CHECK_FALSE(runs("v100s", WeightFormat::int4_awq, "0.8.5"));
  CHECK_FALSE(runs("v100s", WeightFormat::fp16, "0.20.0"));
}

TEST_CASE("today's engine has no code for Volta") {
  for (const auto* gpu :
       {"v100-pcie-16gb", "v100-pcie-32gb", "v100-sxm-16gb", "v100-sxm-32gb", "v100s"}) {
    CHECK(level("llama-3.1-8b", WeightFormat::fp16, gpu) == StartLevel::no);
  }
}

// docs.vllm.ai, features/quantization, "Supported Hardware", FP8 and INT8 pages.
TEST_CASE("weights run in the formats that the engine has kernels for") {
  using enum WeightFormat;
  CHECK(level("llama-3.1-8b", fp8, "a100-sxm-80gb") == StartLevel::weights_only);
  CHECK(level("llama-3.1-8b", fp8, "rtx-3090") == StartLevel::weights_only);
  CHECK(level("llama-3.1-8b", fp8, "t4") == StartLevel::weights_only);
  CHECK(level("llama-3.1-8b", fp8, "l4") == StartLevel::yes);
  CHECK(level("llama-3.1-8b", fp8, "mi300x") == StartLevel::yes);
  CHECK_FALSE(runs("mi250", fp8));
  CHECK(level("llama-3.1-8b", nvfp4, "h100-sxm") == StartLevel::weights_only);
  CHECK(level("llama-3.1-8b", nvfp4, "b200-sxm") == StartLevel::yes);
  CHECK_FALSE(runs("mi300x", nvfp4));
  CHECK(runs("a10g", mxfp4));
  CHECK(runs("mi300x", mxfp4));
  CHECK_FALSE(runs("t4", mxfp4));
  CHECK(runs("t4", int4_awq));
  CHECK(runs("t4", int8_w8a8));
  CHECK_FALSE(runs("b200-sxm", int8_w8a8));
  CHECK_FALSE(runs("mi300x", int4_awq));
  CHECK_FALSE(runs("mi300x", int8_w8a8));
  CHECK(level("kimi-k2.5", int4_awq, "mi300x") == StartLevel::yes);
}

TEST_CASE("every card that is rented or sold has a row on whether the engine has code for it") {
  const Catalog& c = shipped_catalog();
  std::set<GpuGeneration> known;
  for (const auto& row : c.engine_supports) {
    if (row.feature == EngineFeature::build) known.insert(row.generation);
  }
  for (const auto& gpu : c.gpus) {
    INFO(gpu.id);
    CHECK(known.contains(gpu.architecture));
  }
}

TEST_CASE("no version of an engine has two findings on one thing") {
  const auto& rows = shipped_catalog().engine_supports;
  const auto end = [](const EngineSupport& r) {
    return engine_version_of(r.to_version).value_or(EngineVersion{99, 0, 0});
  };
  const auto start = [](const EngineSupport& r) {
    return engine_version_of(r.from_version).value_or(EngineVersion{});
  };
  for (const auto& a : rows) {
    for (const auto& b : rows) {
      if (&a == &b || a.feature != b.feature || a.generation != b.generation) continue;
      INFO(a.id << " and " << b.id);
      CHECK((end(a) < start(b) || end(b) < start(a)));
    }
  }
}

TEST_CASE("four A100 serve a checkpoint in fp8, weights alone") {
  const Catalog& c = shipped_catalog();
  EstimateRequest r;
  r.model = c.find_model("minimax-m2.7");
  r.gpu = c.find_gpu("a100-sxm-80gb");
  r.gpus = r.tensor_parallel = 4;
  r.weights = WeightFormat::fp8;
  r.input = Tokens(1500);
  r.output = Tokens(500);
  r.start = EngineTable(c, ServingEngine::vllm).starts(*r.gpu, *r.model->architecture, r.weights);
  const Estimate e = estimate(r, ServingModel(c));
  CHECK(e.serving);
  CHECK(std::ranges::count(e.limits, EstimateLimit::weights_only) == 1);
}

TEST_CASE("what does not start is no plan, and the reason names the kernel") {
  ProjectInput input;
  input.filters.models = {"deepseek-v4-flash"};
  input.filters.only = {OptionKind::rented_gpu};
  input.filters.gpus = {"a100-sxm-80gb"};
  input[Number::requests_per_day] = 20'000;
  input[Number::input_tokens] = 2000;
  input[Number::output_tokens] = 500;
  const Advice advice =
      advise(input, shipped_catalog(), *parse_date("2026-11-26"),
             {.top = 1000, .listing = Listing::all, .robustness = Robustness::skipped});
  CHECK_FALSE(advice.pick);
  REQUIRE_FALSE(advice.options.empty());
  for (const auto& option : advice.options) {
    INFO(option.offer);
    const auto found = std::ranges::find(option.reasons, ReasonCode::starts, &Reason::code);
    REQUIRE(found != option.reasons.end());
    const auto& gap = std::get<EngineGap>(found->subject);
    CHECK(gap.feature == EngineFeature::compressed_attention);
    CHECK(gap.cards == GpuGeneration::ampere);
    CHECK(gap.level == StartLevel::no);
  }
}

TEST_CASE("a card for which the engine has no code is never the cheapest plan") {
  ProjectInput input;
  input.filters.only = {OptionKind::rented_gpu};
  input[Number::requests_per_day] = 2630;
  input[Number::input_tokens] = 1500;
  input[Number::output_tokens] = 500;
  input.quality = QualityBand::basic;
  input.sensitivity = Sensitivity::public_data;
  const Advice advice =
      advise(input, shipped_catalog(), *parse_date("2026-11-26"),
             {.top = 1000, .listing = Listing::all, .robustness = Robustness::skipped});
  REQUIRE(advice.pick);
  for (const auto& option : advice.options) {
    if (option.verdict == Verdict::rejected || !option.deployment) continue;
    CHECK_FALSE(option.deployment->gpu.starts_with("v100"));
  }
}

#include "llmadvisor/engine/serving/kernels.hpp"

#include <cmath>

#include "llmadvisor/engine/serving/product_rates.hpp"
#include "llmadvisor/engine/serving/products.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

KernelCurve curve(KernelKind kernel, const std::string& gpu, KernelFormat format) {
  KernelCurve c;
  c.kernel = kernel;
  c.gpu = gpu;
  c.format = format;
  c.launch_microseconds = 5;
  c.bandwidth_share = 0.8;
  c.compute_share = 0.4;
  c.norm_exponent = 2;
  return c;
}

Gpu card(const std::string& id) {
  Gpu gpu;
  gpu.id = id;
  gpu.bandwidth = gb_per_s(1000);
  gpu.dense_16bit = tflops(100);
  return gpu;
}

Catalog two_cards_and_a_stranger() {
  Catalog c;
  c.gpus = {card("measured"), card("sister"), card("stranger")};
  c.kernel_curves = {curve(KernelKind::products, "measured", KernelFormat::bf16),
                     curve(KernelKind::experts, "measured", KernelFormat::int4)};
  c.kernel_donors.push_back({"sister", "measured", 2.0, {}});
  return c;
}

}  // namespace

TEST_CASE("a card has its own kernels, those of its donor, or none") {
  const KernelTables tables(two_cards_and_a_stranger());
  CHECK(tables.of("measured").origin == KernelOrigin::own);
  CHECK(tables.of("measured").donor.empty());
  CHECK(tables.of("sister").origin == KernelOrigin::donor);
  CHECK(tables.of("sister").donor == "measured");
  CHECK(tables.of("stranger").origin == KernelOrigin::none);
  CHECK(tables.of("nobody").origin == KernelOrigin::none);
}

TEST_CASE("a card with half the rate reaches twice the share of it, at most nine tenths") {
  Catalog catalog = two_cards_and_a_stranger();
  catalog.kernel_curves[1].compute_share = 0.6;
  const CardKernels& sister = KernelTables(catalog).of("sister");
  CHECK_THAT(sister.product(KernelFormat::bf16)->compute_share, WithinRel(0.8, 1e-9));
  CHECK_THAT(sister.expert(KernelFormat::int4)->compute_share, WithinRel(0.9, 1e-9));
  CHECK_THAT(sister.product(KernelFormat::bf16)->bandwidth_share, WithinRel(0.8, 1e-9));
}

TEST_CASE("every card of the market with a donor has its 16-bit products") {
  const Catalog& catalog = frozen_market();
  const KernelTables tables(catalog);
  CHECK(catalog.kernel_donors.size() > 15);
  for (const auto& donor : catalog.kernel_donors) {
    CHECK(tables.of(donor.gpu).origin == KernelOrigin::donor);
    CHECK(tables.of(donor.donor).origin == KernelOrigin::own);
  }
  CHECK(tables.of("mi300x").origin == KernelOrigin::none);
  CHECK(tables.of("t4").origin == KernelOrigin::none);
}

TEST_CASE("two times that overlap take more than the longer and less than both") {
  CHECK_THAT(soft_maximum(3, 4, 2), WithinRel(5.0, 1e-12));
  CHECK_THAT(soft_maximum(3, 4, 1), WithinRel(7.0, 1e-12));
  CHECK_THAT(soft_maximum(0, 4, 2), WithinRel(4.0, 1e-12));
  CHECK(soft_maximum(0, 0, 2) == 0);
  CHECK(soft_maximum(3, 4, 20) >= 4);
}

TEST_CASE("experts: those visited are read, each slowed by how few tokens it gets") {
  ExpertProducts e;
  e.all = {0, 10, 1, 1};  // 10 s to read all, 1 s of arithmetic a token, added up
  e.experts = 8;
  e.per_token = 2;
  e.half_tokens = 3;
  e.log_missed = std::log(0.75);
  // One token visits 2 of 8: 2.5 s; one token each: 1 x (1 + 3 / 1) = 4 s.
  CHECK_THAT(e.seconds(1), WithinRel(6.5, 1e-9));
  // Two visit 1 - 0.75^2 = 0.4375, 3.5 experts with 4/3.5 tokens: 4.375 + 2 x (1 + 3 x 3.5/4).
  CHECK_THAT(e.seconds(2), WithinRel(4.375 + 7.25, 1e-9));
  // In a crowd all are visited: 10 + 1,000 + 3 x 8 / 2.
  CHECK_THAT(e.seconds(1000), WithinRel(1022, 1e-9));
  // Beside a crowd the arithmetic alone is added.
  CHECK_THAT(e.beside(1000), WithinRel(1000, 1e-9));
}

TEST_CASE("mixtures in four bits keep what is not an expert at sixteen") {
  const Catalog& catalog = frozen_market();
  const Architecture& gpt = *catalog.find_model("gpt-oss-120b")->architecture;
  const Architecture& llama = *catalog.find_model("llama-3.3-70b")->architecture;
  CHECK(shared_format(gpt, WeightFormat::mxfp4) == WeightFormat::bf16);
  CHECK(shared_format(llama, WeightFormat::nvfp4) == WeightFormat::nvfp4);
  CHECK(shared_format(gpt, WeightFormat::int4_awq) == WeightFormat::int4_awq);
  CHECK(shared_format(gpt, WeightFormat::fp8) == WeightFormat::fp8);
}

TEST_CASE("weights that a card cannot multiply are unpacked for its 16-bit units") {
  Catalog catalog = two_cards_and_a_stranger();
  const KernelTables tables(catalog);
  Calibration c;
  c.values.fill(1);
  c[Constant::weight_only_compute] = 0.5;
  ReplicaSetup setup;
  setup.gpu = &catalog.gpus[0];
  setup.kernels = &tables.of("measured");
  // 100 TFLOPS x 0.4, and half of that.
  CHECK_THAT(product_rates(setup, WeightFormat::bf16, c).compute, WithinRel(40e12, 1e-9));
  CHECK_THAT(product_rates(setup, WeightFormat::fp8, c).compute, WithinRel(20e12, 1e-9));
  CHECK_THAT(product_rates(setup, WeightFormat::bf16, c).bandwidth, WithinRel(800e9, 1e-9));
}

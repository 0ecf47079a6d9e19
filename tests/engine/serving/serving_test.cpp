#include <cmath>

#include "llmadvisor/engine/serving/estimate.hpp"
#include "llmadvisor/engine/serving/measurement.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

/// Constants that make the arithmetic easy: everything reached in full, nothing in between.
Calibration ideal() {
  Calibration c;
  c.values.fill(1);
  for (const auto overhead :
       {Constant::layer_overhead_v1, Constant::moe_layer_overhead, Constant::step_overhead_v1,
        Constant::step_overhead_parallel, Constant::sequence_overhead_v1,
        Constant::request_overhead_v1, Constant::drain_overhead_v1,
        Constant::first_token_overhead_v1, Constant::roofline_launch, Constant::fabric_latency}) {
    c[overhead] = 0;
  }
  return c;
}

Gpu round_gpu() {
  Gpu gpu;
  gpu.id = gpu.name = "round";
  gpu.architecture = GpuGeneration::hopper;
  gpu.marketed_memory = gb(100);
  gpu.bandwidth = gb_per_s(1000);
  gpu.dense_16bit = tflops(100);
  gpu.supports_bf16 = true;
  gpu.interconnect = Interconnect::nvlink;
  gpu.interconnect_bandwidth = gb_per_s(200);
  return gpu;
}

Architecture round_model() {
  Architecture a;
  a.total_parameters = 11e9;  // 10 G in the layers, 0.5 G in each vocabulary matrix
  a.layers = 10;
  a.hidden_size = 5000;
  a.vocabulary_size = 100000;
  a.query_heads = 10;
  a.kv_heads = 5;
  a.head_size = 100;
  a.native_precision = Precision::bf16;
  return a;
}

}  // namespace

TEST_CASE("a decode step by hand: weights and head read, caches read, arithmetic beside") {
  const Architecture a = round_model();
  const Gpu gpu = round_gpu();
  const ServingStep step(
      {&a, &gpu, Interconnect::nvlink, 1, WeightFormat::bf16, EngineGeneration::v1}, ideal());
  // Read: (10 G + 0.5 G head) x 2 bytes = 21 GB at 1,000 GB/s = 21 ms.
  // Multiply: 2 x 10.5 G x 4 sequences = 84 GFLOP at 100 TFLOPS = 0.84 ms. A knee of 1 adds them.
  // Cache: 5 heads x 200 x 2 bytes x 10 layers = 20,000 bytes; x 4 x 1,000 tokens = 80 MB = 0.08
  // ms.
  CHECK_THAT(in_milliseconds(step.decode(4, Tokens(1000))), WithinRel(21.92, 1e-9));
}

TEST_CASE("prefill by hand: twice the parameters for each token, and attention") {
  const Architecture a = round_model();
  const Gpu gpu = round_gpu();
  const ServingStep step(
      {&a, &gpu, Interconnect::nvlink, 1, WeightFormat::bf16, EngineGeneration::v1}, ideal());
  // Layers: 20 GB read in 20 ms and 2 x 10 G x 1,000 = 20 TFLOP in 200 ms, added up. The head of
  // the last token: 1 GB and 1 GFLOP, 1.01 ms. Attention: each of 1,000 tokens sees 500 others on
  // average, 10 layers, 10 heads, keys and values of 100: 2 x 10 x 200 x 10 x 500,000 = 20 GFLOP =
  // 0.2 ms.
  CHECK_THAT(in_milliseconds(step.prefill(1, {Tokens(1000), Tokens(0)})), WithinRel(221.21, 1e-9));
  // Beside others the weights are being read anyway: 200 + 0.2 ms.
  CHECK_THAT(in_milliseconds(step.prefill_beside({Tokens(1000), Tokens(0)})),
             WithinRel(200.2, 1e-9));
}

TEST_CASE("a prefix in the cache is not read again, but seen by what follows it") {
  const Architecture a = round_model();
  const Gpu gpu = round_gpu();
  const ServingStep step(
      {&a, &gpu, Interconnect::nvlink, 1, WeightFormat::bf16, EngineGeneration::v1}, ideal());
  // 100 of 1,000 tokens are left: 20 + 20 ms, the head 1.01 ms. They see all before them:
  // (1,000^2 - 900^2) / 2 = 95,000 pairs, 2 x 10 x 200 x 10 x 95,000 = 3.8 GFLOP = 0.038 ms.
  CHECK_THAT(in_milliseconds(step.prefill(1, {Tokens(1000), Tokens(900)})),
             WithinRel(41.048, 1e-9));
}

TEST_CASE("a prompt longer than one step of the engine pays for each") {
  const Architecture a = round_model();
  Gpu gpu = round_gpu();
  gpu.marketed_memory = gb(60);  // below 70 GiB: 2,048 tokens a step
  const ServingStep step(
      {&a, &gpu, Interconnect::nvlink, 1, WeightFormat::bf16, EngineGeneration::v1}, ideal());
  // 4,096 tokens: weights read twice, 40 ms; 2 x 10 G x 4,096 = 819.2 ms; head 1.01 ms; attention
  // 2 x 10 x 200 x 10 x 4,096^2 / 2 = 335.54 GFLOP = 3.3554432 ms.
  CHECK_THAT(in_milliseconds(step.prefill(1, {Tokens(4096), Tokens(0)})),
             WithinRel(863.5654432, 1e-9));
}

TEST_CASE("two GPUs halve the work and pay for reducing it") {
  const Architecture a = round_model();
  const Gpu gpu = round_gpu();
  const ServingStep step(
      {&a, &gpu, Interconnect::nvlink, 2, WeightFormat::bf16, EngineGeneration::v1}, ideal());
  // (21 + 0.21) / 2 = 10.605 ms; cache of one sequence 20 MB over 2 x 1,000 GB/s = 0.01 ms;
  // two all-reduces in each of 10 layers move 2 x 1/2 x 5,000 x 2 bytes = 10 kB at 100 GB/s = 0.1
  // us each: 0.002 ms.
  CHECK_THAT(in_milliseconds(step.decode(1, Tokens(1000))), WithinRel(10.617, 1e-9));
}

TEST_CASE("a batch of a mixture reads the experts that it is expected to visit") {
  Architecture a = round_model();
  a.experts = 10;
  a.experts_per_token = 2;
  a.expert_intermediate_size = 5000;  // 10 layers x 10 x 3 x 5,000 x 5,000 = 7.5 G in the experts
  const Gpu gpu = round_gpu();
  const ServingStep step(
      {&a, &gpu, Interconnect::nvlink, 1, WeightFormat::bf16, EngineGeneration::v1}, ideal());
  // One token: 2 of 10 experts: (2.5 + 0.5 + 1.5) G x 2 bytes = 9 ms. Arithmetic: 2 x (2.5 + 0.5 +
  // 1.5) G = 9 GFLOP = 0.09 ms. Two tokens visit 1 - 0.8^2 = 36 %: (3 + 2.7) x 2 = 11.4, and 0.18.
  CHECK_THAT(in_milliseconds(step.decode(1, Tokens(0))), WithinRel(9.09, 1e-9));
  CHECK_THAT(in_milliseconds(step.decode(2, Tokens(0))), WithinRel(11.58, 1e-9));
}

TEST_CASE("TPOT of a loaded server: the step, and a share of the prompts of others") {
  const Architecture a = round_model();
  const Gpu gpu = round_gpu();
  const ServingStep step(
      {&a, &gpu, Interconnect::nvlink, 1, WeightFormat::bf16, EngineGeneration::v1}, ideal());
  const Load load{LoadKind::closed_loop, 5, Tokens(1000), Tokens(200)};
  const auto e = estimate_load(step, {1, 0, 0, 0}, load);
  REQUIRE(e);
  // Step at 5 sequences of 1,100 tokens: 21 + 1.05 + 5 x 1,100 x 20,000 / 1e12 s = 0.11 -> 22.16
  // ms. Each of the 4 others brings 200.2 ms of prefill in its 200 tokens: 4 / 200 x 200.2 = 4.004.
  CHECK_THAT(in_milliseconds(e->tpot), WithinRel(26.164, 1e-9));
}

TEST_CASE("more load is never faster, more GPUs never hold less") {
  const Catalog& catalog = frozen_market();
  const ServingModel serving(catalog);
  EstimateRequest r;
  r.model = catalog.find_model("llama-3.3-70b");
  r.gpu = catalog.find_gpu("h100-sxm");
  r.weights = WeightFormat::fp8;
  r.input = Tokens(1000);
  r.output = Tokens(300);
  r.gpus = r.tensor_parallel = 2;
  double tpot = 0;
  double rate = 0;
  for (const double in_flight : {1.0, 4.0, 16.0, 64.0}) {
    r.concurrency = in_flight;
    const auto e = estimate(r, serving);
    REQUIRE(e.serving);
    CHECK(e.serving->tpot.count() >= tpot);
    CHECK(e.serving->output.value() >= rate);
    tpot = e.serving->tpot.count();
    rate = e.serving->output.value();
  }
  int most = 0;
  for (const int gpus : {2, 4, 8}) {
    r.gpus = r.tensor_parallel = gpus;
    const auto e = estimate(r, serving);
    CHECK(e.memory.max_in_flight > most);
    most = e.memory.max_in_flight;
  }
}

TEST_CASE("what does not fit says by how much and predicts nothing") {
  const Catalog& catalog = frozen_market();
  EstimateRequest r;
  r.model = catalog.find_model("llama-3.1-70b");
  r.gpu = catalog.find_gpu("a10g");
  r.input = Tokens(1000);
  r.output = Tokens(300);
  const auto e = estimate(r, ServingModel(catalog));
  CHECK_FALSE(e.serving);
  CHECK(e.memory.missing > gib(100));
}

TEST_CASE("the first token waits for its prompt, half a step, and prompts that came before") {
  const Architecture a = round_model();
  const Gpu gpu = round_gpu();
  const ServingStep step(
      {&a, &gpu, Interconnect::nvlink, 1, WeightFormat::bf16, EngineGeneration::v1}, ideal());
  const Load load{LoadKind::closed_loop, 5, Tokens(1000), Tokens(200)};
  // Its prompt: 221.21 ms. Half of a step of 22.16 ms: 11.08. The prompts of the 4 others take
  // 884.84 ms of the 884.84 + 200 x 22.16 = 5,316.84 ms that they are in flight: r = 0.1664222.
  // r / (1 - r + 1/5) / 2 = 0.0805044 of a prompt: 17.8084 ms.
  const auto poisson = estimate_load(step, {1, 1, 0, 0}, load);
  REQUIRE(poisson);
  CHECK_THAT(in_milliseconds(poisson->ttft), WithinRel(250.0984, 1e-5));
  // A tenth of what the others add comes at the same time: 0.1 x 4 x 200.2 = 80.08 ms.
  const auto together = estimate_load(step, {1, 1, 0.1, 0}, load);
  REQUIRE(together);
  CHECK_THAT(in_milliseconds(together->ttft), WithinRel(330.1784, 1e-5));
}

TEST_CASE("a batch in lockstep needs room for whole answers") {
  const Architecture a = round_model();
  Gpu gpu = round_gpu();
  gpu.marketed_memory = gb(32);
  const ServingStep step(
      {&a, &gpu, Interconnect::nvlink, 1, WeightFormat::bf16, EngineGeneration::v1}, ideal());
  // 1,000 + 1,000 tokens of 20,000 bytes are 40 MB a request; halfway through their answers 30.
  const double fit = step.pool_per_gpu() / Bytes(40e6);
  REQUIRE(fit > 10);
  const auto e =
      estimate_load(step, {1, 0, 0, 0}, {LoadKind::static_batch, 1000, Tokens(1000), Tokens(1000)});
  REQUIRE(e);
  CHECK_THAT(e->in_flight, WithinRel(fit, 1e-9));
}

TEST_CASE("builds for ROCm have tuned kernels from 0.6.4 on") {
  CHECK(rocm_kernels_of("v0.6.1 (README)", EngineGeneration::v0) == RocmKernels::untuned);
  CHECK(rocm_kernels_of("0.6.3", EngineGeneration::v0) == RocmKernels::untuned);
  CHECK(rocm_kernels_of("0.6.6", EngineGeneration::v0) == RocmKernels::tuned);
  CHECK(rocm_kernels_of("", EngineGeneration::v0) == RocmKernels::untuned);
  CHECK(rocm_kernels_of("", EngineGeneration::v1) == RocmKernels::tuned);
}

TEST_CASE("a prefix that all requests share is read once, and a machine carries more for it") {
  const Catalog& catalog = frozen_market();
  const Model& model = *catalog.find_model("llama-3.1-8b");
  const Gpu& gpu = *catalog.find_gpu("l40s");
  const ServingModel serving(catalog);
  const PreparedReplica replica =
      serving.prepare({&model, &gpu, gpu.interconnect, 1, WeightFormat::fp8});
  RequestShape shape{Tokens(8000), Tokens(100), Tokens(0), Seconds(2), {}};
  const ReplicaCapacity apart = replica.capacity(shape);
  shape.cached = Tokens(7000);
  const ReplicaCapacity shared = replica.capacity(shape);
  // An eighth of each prompt is left to read; answers take the time that they took.
  CHECK(shared.rate.value() > 2 * apart.rate.value());
  CHECK(shared.rate.value() < 8 * apart.rate.value());
  CHECK(shared.ttft < apart.ttft);
}

TEST_CASE("no capacity is above the ceiling, whatever the model, the card and the lengths") {
  const Catalog& catalog = frozen_market();
  const ServingModel serving(catalog);
  int compared = 0;
  for (const auto* model : {"llama-3.1-8b", "llama-3.3-70b", "gpt-oss-120b", "deepseek-v3.2"}) {
    for (const auto* gpu : {"h100-sxm", "l4", "mi300x", "b200-sxm"}) {
      for (const int gpus : {1, 2, 8}) {
        const Gpu* card = catalog.find_gpu(gpu);
        const Model* served = catalog.find_model(model);
        REQUIRE(served != nullptr);
        const auto prepared = serving.prepare(
            {served, card, card->interconnect, gpus, native_format(*served->architecture)});
        for (const double output : {1.0, 4.0, 300.0, 8000.0}) {
          const RequestShape shape{Tokens(1500), Tokens(output), Tokens(0), {}, {}};
          const auto capacity = prepared.capacity(shape);
          if (capacity.limit != ReplicaLimit::none) continue;
          ++compared;
          CHECK(capacity.rate <= prepared.ceiling(shape));
        }
      }
    }
  }
  CHECK(compared > 50);
}

TEST_CASE("ranges are wider where less was measured") {
  const Catalog& catalog = frozen_market();
  const ServingModel serving(catalog);
  const Gpu& h100 = *catalog.find_gpu("h100-sxm");
  for (const auto* metric : {"throughput", "tpot", "ttft"}) {
    const Spread known = serving.error_range(h100, WeightFormat::fp8, metric);
    const Spread thin = serving.error_range(h100, WeightFormat::int8_w8a16, metric);
    const Spread none = serving.error_range(*catalog.find_gpu("mi300x"), WeightFormat::fp8, metric);
    CHECK(known.low < 1);
    CHECK(known.high > 1);
    CHECK(thin.low <= known.low);
    CHECK(thin.high >= known.high);
    CHECK(none.low <= thin.low);
    CHECK(none.high >= thin.high);
    CHECK(none.high / none.low > known.high / known.low);
  }
}

TEST_CASE("engine generations are told by version, else by date") {
  CHECK(generation_of("0.7.3", "2026-01-01") == EngineGeneration::v0);
  CHECK(generation_of("v0.6.1 (README)", "") == EngineGeneration::v0);
  CHECK(generation_of("nm-vllm 0.5.1", "") == EngineGeneration::v0);
  CHECK(generation_of("0.11.0", "2024-01-01") == EngineGeneration::v1);
  CHECK(generation_of("nightly-5b8c30d", "2026-03") == EngineGeneration::v1);
  CHECK(generation_of("", "2024-10") == EngineGeneration::v0);
  CHECK(generation_of("", "") == EngineGeneration::v1);
}

// Timings, for people: nothing asserts them. Build with the preset `benchmark`.

#include <benchmark/benchmark.h>

#include "llmadvisor/catalog/embedded_catalog.hpp"
#include "llmadvisor/engine/advise.hpp"
#include "llmadvisor/engine/serving/estimate.hpp"

namespace {

using namespace llmadvisor;

const Catalog& catalog() {
  static const Catalog loaded = embedded_catalog();
  return loaded;
}

void load_the_catalogue(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(embedded_catalog());
}
BENCHMARK(load_the_catalogue)->Unit(benchmark::kMillisecond);

void advise_without_robustness(benchmark::State& state) {
  const Date today = *parse_date("2026-11-23");
  AdviseSettings settings;
  settings.robustness = Robustness::skipped;
  for (auto _ : state) benchmark::DoNotOptimize(advise({}, catalog(), today, settings));
}
BENCHMARK(advise_without_robustness)->Unit(benchmark::kMillisecond);

void advise_in_full(benchmark::State& state) {
  const Date today = *parse_date("2026-11-23");
  for (auto _ : state) benchmark::DoNotOptimize(advise({}, catalog(), today));
}
BENCHMARK(advise_in_full)->Unit(benchmark::kMillisecond);

void one_estimate(benchmark::State& state) {
  const ServingModel serving(catalog());
  ReplicaSetup setup{&*catalog().find_model("llama-3.3-70b")->architecture,
                     catalog().find_gpu("h100-sxm"),
                     Interconnect::nvlink,
                     4,
                     WeightFormat::fp8,
                     EngineGeneration::v1};
  setup.kernels = &serving.kernels_of(*setup.gpu);
  const Load load{LoadKind::closed_loop, 32, Tokens(1000), Tokens(300)};
  for (auto _ : state) {
    const ServingStep step(setup, serving.calibration());
    benchmark::DoNotOptimize(estimate_load(step, serving.queue(), load));
  }
}
BENCHMARK(one_estimate);

void capacity_within_targets(benchmark::State& state) {
  const ServingModel serving(catalog());
  const Gpu* gpu = catalog().find_gpu("h100-sxm");
  const auto prepared = serving.prepare(
      {catalog().find_model("gpt-oss-120b"), gpu, gpu->interconnect, 2, WeightFormat::mxfp4});
  const RequestShape shape{Tokens(1000), Tokens(300), Tokens(0), Seconds(1), milliseconds(20)};
  for (auto _ : state) benchmark::DoNotOptimize(prepared.capacity(shape));
}
BENCHMARK(capacity_within_targets);

}  // namespace

BENCHMARK_MAIN();

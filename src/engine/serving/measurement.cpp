#include "llmadvisor/engine/serving/measurement.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

/// Where the number of generated tokens is not published, only what does not depend on it can be
/// predicted; a first token hardly does.
constexpr double usual_output_tokens = 200;

std::optional<Skipped> absurd_value(const Measurement& row) {
  const auto sane = [](double x) { return std::isfinite(x) && x > 0 && x < 1e9; };
  if (!sane(row.value)) return Skipped{"bad-value", "value"};
  if (!sane(row.load_value)) return Skipped{"bad-value", "load_value"};
  if (!sane(row.input_tokens)) return Skipped{"bad-value", "input_tokens"};
  if (row.output_tokens != 0 && !sane(row.output_tokens))
    return Skipped{"bad-value", "output_tokens"};
  if (row.tensor_parallel < 1 || row.tensor_parallel > 64) {
    return Skipped{"bad-value", "tensor_parallel"};
  }
  return std::nullopt;
}

/// The published runs on Blackwell followed recipes that keep the cache at 8 bits beside 8-bit and
/// 4-bit weights.
KvCacheFormat recipe_cache(const Gpu& gpu, WeightFormat format) {
  const bool small_weights = format == WeightFormat::fp8 || format == WeightFormat::nvfp4;
  return is_blackwell(gpu.architecture) && gpu.supports_fp4 && small_weights
             ? KvCacheFormat::fp8
             : KvCacheFormat::automatic;
}

}  // namespace

std::variant<MeasurementSetup, Skipped> resolve_measurement(const Measurement& row,
                                                            const Catalog& catalog) {
  if (auto absurd = absurd_value(row)) return *absurd;
  const Model* model = catalog.find_model(row.model);
  if (model == nullptr) return Skipped{"unknown-model", row.model};
  if (!model->architecture) return Skipped{"closed-model", row.model};
  const Gpu* gpu = catalog.find_gpu(row.gpu);
  if (gpu == nullptr) return Skipped{"unknown-gpu", row.gpu};
  const auto format = parse_enum<WeightFormat>(row.weights);
  if (!format) return Skipped{"unknown-weights", row.weights};
  const auto kind = parse_enum<LoadKind>(row.load);
  if (!kind) return Skipped{"unknown-load", row.load};
  const auto metric = parse_enum<Metric>(row.metric);
  if (!metric) return Skipped{"unknown-metric", row.metric};
  if (row.output_tokens == 0 && *metric != Metric::ttft_ms) {
    return Skipped{"bad-value", "output_tokens"};
  }
  if (const char* missing = missing_specification(*gpu, *format)) {
    return Skipped{"missing-specification", row.gpu + '/' + missing};
  }
  MeasurementSetup setup;
  setup.model = model;
  const auto generation = generation_of(row.engine_version, row.source_date);
  setup.replica = {
      &*model->architecture, gpu, gpu->interconnect, row.tensor_parallel, *format, generation, {}};
  setup.replica.settings.kv_cache = recipe_cache(*gpu, *format);
  setup.replica.settings.release = release_of(row.engine_version, generation);
  setup.load = {*kind, row.load_value, Tokens(row.input_tokens),
                Tokens(row.output_tokens == 0 ? usual_output_tokens : row.output_tokens)};
  setup.metric = *metric;
  setup.value = row.value;
  return setup;
}

std::optional<double> predict(const MeasurementSetup& setup, const Calibration& calibration) {
  const ServingStep step(setup.replica, calibration);
  const auto estimate = estimate_load(step, queue_constants(calibration),
                                      scheduler_limit(setup.replica.generation), setup.load);
  if (!estimate) return std::nullopt;
  switch (setup.metric) {
    case Metric::ttft_ms:
      return in_milliseconds(estimate->ttft);
    case Metric::tpot_ms:
      return in_milliseconds(estimate->tpot);
    case Metric::output_tok_s_total:
      return estimate->output.value();
    case Metric::total_tok_s:
      return estimate->total.value();
    case Metric::req_s:
      return estimate->requests.value();
  }
  return std::nullopt;
}

ErrorStatistics error_statistics(std::vector<double> ratios) {
  ErrorStatistics s;
  s.rows = static_cast<int>(ratios.size());
  if (ratios.empty()) return s;
  const auto quantile = [&](double share) {
    std::ranges::sort(ratios);
    const auto last = static_cast<double>(ratios.size() - 1);
    return ratios[static_cast<std::size_t>(std::lround(share * last))];
  };
  s.signed_median = quantile(0.5) - 1;
  for (double& ratio : ratios) ratio = std::abs(ratio - 1);
  s.median = quantile(0.5);
  s.ninetieth = quantile(0.9);
  return s;
}

}  // namespace llmadvisor

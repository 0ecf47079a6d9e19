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
  if (row.max_sequences != 0 && (!sane(row.max_sequences) || row.max_sequences < 1)) {
    return Skipped{"bad-value", "max_num_seqs"};
  }
  return std::nullopt;
}

/// A name of the formats, or "int4" of a model that its maker publishes so.
std::optional<WeightFormat> format_of(const std::string& weights, const Architecture& a) {
  if (weights == "int4" && a.native_precision == Precision::int4) return native_format(a);
  return parse_enum<WeightFormat>(weights);
}

/// Of the column, else of a word such as "fp8-kv" within the version; absent for an unknown name.
std::optional<KvCacheFormat> kv_format_of(const Measurement& row) {
  if (row.kv_format == "fp8") return KvCacheFormat::fp8;
  if (row.kv_format == "bf16" || row.kv_format == "fp16") return KvCacheFormat::bf16;
  if (!row.kv_format.empty()) return std::nullopt;
  const bool in_version = row.engine_version.find("fp8-kv") != std::string::npos;
  return in_version ? KvCacheFormat::fp8 : KvCacheFormat::automatic;
}

}  // namespace

bool is_modelled(const Measurement& row) { return row.engine.empty() || row.engine == "vllm"; }

std::variant<MeasurementSetup, Skipped> resolve_measurement(const Measurement& row,
                                                            const MeasuredNames& names) {
  if (auto absurd = absurd_value(row)) return *absurd;
  const Model* model = names.models.find(row.model);
  if (model == nullptr) return Skipped{"unknown-model", row.model};
  if (!model->architecture) return Skipped{"closed-model", row.model};
  const Gpu* gpu = names.gpus.find(row.gpu);
  if (gpu == nullptr) return Skipped{"unknown-gpu", row.gpu};
  const auto format = format_of(row.weights, *model->architecture);
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
  const auto kv = kv_format_of(row);
  if (!kv) return Skipped{"unknown-kv-format", row.kv_format};
  MeasurementSetup setup;
  setup.model = model;
  const auto generation = generation_of(row.engine_version, row.source_date);
  setup.replica = {&*model->architecture,
                   gpu,
                   gpu->interconnect,
                   row.tensor_parallel,
                   *format,
                   generation,
                   rocm_kernels_of(row.engine_version, generation),
                   &names.kernels.of(gpu->id),
                   std::nullopt,
                   {}};
  setup.replica.settings.kv_cache = *kv;
  setup.replica.settings.release = release_of(row.engine_version, generation);
  if (row.max_sequences >= 1) setup.replica.max_sequences = static_cast<int>(row.max_sequences);
  setup.load = {*kind, row.load_value, Tokens(row.input_tokens),
                Tokens(row.output_tokens == 0 ? usual_output_tokens : row.output_tokens)};
  setup.metric = *metric;
  setup.value = row.value;
  return setup;
}

std::optional<double> predict(const MeasurementSetup& setup, const Calibration& calibration) {
  const ServingStep step(setup.replica, calibration);
  const auto estimate = estimate_load(step, queue_constants(calibration), setup.load);
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

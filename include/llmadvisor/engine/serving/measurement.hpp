#pragma once

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/name_index.hpp"
#include "llmadvisor/engine/serving/calibration.hpp"
#include "llmadvisor/engine/serving/serving_load.hpp"

namespace llmadvisor {

enum class Metric { ttft_ms, tpot_ms, output_tok_s_total, total_tok_s, req_s };
template <>
inline constexpr auto enum_rows<Metric> =
    std::to_array<EnumRow<Metric>>({{Metric::ttft_ms, "ttft_ms"},
                                    {Metric::tpot_ms, "tpot_ms"},
                                    {Metric::output_tok_s_total, "output_tok_s_total"},
                                    {Metric::total_tok_s, "total_tok_s"},
                                    {Metric::req_s, "req_s"}});

/// One published measurement, as text where a name may turn out to be unknown. Columns as in
/// data/measurements/serving.csv.
struct Measurement {
  std::string id;
  std::string model;
  std::string weights;
  std::string gpu;
  int tensor_parallel = 1;
  std::string engine_version;
  double input_tokens = 0;
  double output_tokens = 0;  ///< 0: not published
  std::string load;
  double load_value = 0;
  std::string metric;
  double value = 0;
  std::string family;
  std::string source_date;
  std::string engine;        ///< empty: vLLM
  std::string kv_format;     ///< "bf16", "fp8"; empty: the engine's own choice
  double max_sequences = 0;  ///< max_num_seqs; 0: the engine's default
  std::string note;          ///< what else is known of the run
};

/// Whether the engine is the one whose defaults and kernels the model follows, vLLM.
[[nodiscard]] bool is_modelled(const Measurement& row);

/// A measurement whose names are resolved; ready to be predicted many times.
struct MeasurementSetup {
  const Model* model = nullptr;
  ReplicaSetup replica;
  Load load;
  Metric metric = Metric::ttft_ms;
  double value = 0;
};

/// Why a row is left out: a stable code such as `unknown-model`, and what was found.
struct Skipped {
  std::string code;
  std::string detail;
};

/// What measurements name, put together once for all of them. Refers to the catalogue.
struct MeasuredNames {
  explicit MeasuredNames(const Catalog& catalog)
      : models(catalog.models), gpus(catalog.gpus), kernels(catalog) {}

  NameIndex<Model> models;
  NameIndex<Gpu> gpus;
  KernelTables kernels;
};

[[nodiscard]] std::variant<MeasurementSetup, Skipped> resolve_measurement(
    const Measurement& row, const MeasuredNames& names);

/// The predicted value of the measurement's metric; nullopt when the model does not fit.
[[nodiscard]] std::optional<double> predict(const MeasurementSetup& setup,
                                            const Calibration& calibration);

struct ErrorStatistics {
  int rows = 0;
  double median = 0;         ///< of |predicted / measured - 1|
  double ninetieth = 0;      ///< 90th percentile of the same
  double signed_median = 0;  ///< of predicted / measured - 1
};
/// `ratios` are predicted / measured. Empty input gives zero rows.
[[nodiscard]] ErrorStatistics error_statistics(std::vector<double> ratios);

}  // namespace llmadvisor

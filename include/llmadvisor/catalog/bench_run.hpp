#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llmadvisor {

/// One benchmark of a running server, as its tool wrote it down.
struct BenchRun {
  std::string model;
  std::string date;          ///< YYYY-MM-DD; empty where the file has none
  double input_tokens = 0;   ///< mean of a request
  double output_tokens = 0;  ///< mean of a request
  /// As in a table of measurements: closed_loop, all_at_once, open_loop; another word
  /// where the load is none of these.
  std::string load;
  double load_value = 0;
  // Medians over the requests, and rates over the whole run.
  std::optional<double> ttft_ms;
  std::optional<double> tpot_ms;
  std::optional<double> output_tokens_per_s;
  std::optional<double> total_tokens_per_s;
  std::optional<double> requests_per_s;
  // What the file or the user says of the server; a tool that measures from outside knows none.
  std::string gpu;
  std::string weights;
  std::string tensor_parallel;
  std::string engine_version;
};

/// What holds for every run of which the file does not say it.
struct BenchServer {
  std::string model;  ///< also where the file has another name
  std::string gpu;
  std::string weights;
  std::string tensor_parallel;
  std::string engine_version;
};

/// Whether a text is JSON rather than a table.
[[nodiscard]] bool is_bench_file(std::string_view text);

/// The runs of a file that `vllm bench serve --save-result` (or `--append-result`, one object a
/// line) or GuideLLM (benchmarks.json) wrote; `gpu`, `weights`, `tensor_parallel` and
/// `engine_version` as given by `--metadata`. Throws DataError for anything else, and for a run
/// without a finished request. Source: vllm-project/vllm vllm/benchmarks/serve.py@009e6d4a and
/// vllm-project/guidellm src/guidellm/benchmark/schemas/generative/metrics.py@06cef291.
[[nodiscard]] std::vector<BenchRun> read_bench_runs(const std::string& file, std::string_view text,
                                                    const BenchServer& server);

/// The runs as a table of measurements, one row a metric, in CSV.
[[nodiscard]] std::string measurement_table(const std::vector<BenchRun>& runs);

}  // namespace llmadvisor

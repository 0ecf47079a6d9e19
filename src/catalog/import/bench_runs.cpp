#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "foreign_json.hpp"
#include "llmadvisor/catalog/bench_run.hpp"
#include "llmadvisor/catalog/bounds.hpp"
#include "llmadvisor/catalog/csv.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/strict_json.hpp"

namespace llmadvisor {
namespace {

/// The first that is not empty.
std::string either(std::string first, const std::string& second) {
  return first.empty() ? second : std::move(first);
}

void take_server(BenchRun& run, const BenchServer& server) {
  run.model = either(server.model, run.model);
  run.gpu = either(run.gpu, server.gpu);
  run.weights = either(run.weights, server.weights);
  run.tensor_parallel = either(run.tensor_parallel, server.tensor_parallel);
  run.engine_version = either(run.engine_version, server.engine_version);
}

/// Metadata are texts, whatever they look like; a hand-written file may have numbers.
std::string metadata(const ForeignJson& run, const std::string& key) {
  const auto found = run.find(key);
  if (!found) return "";
  return found->is_number() ? file_digits(found->as_number()) : found->as_text();
}

/// "20261126-142233" as a date.
std::string date_of(const std::string& stamp) {
  const bool is_stamp =
      stamp.size() >= 8 &&
      std::all_of(stamp.begin(), stamp.begin() + 8, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_stamp) return "";
  return stamp.substr(0, 4) + "-" + stamp.substr(4, 2) + "-" + stamp.substr(6, 2);
}

void set_vllm_load(const ForeignJson& json, double requests, BenchRun& run) {
  const auto in_flight = json.number("max_concurrency");
  const auto rate = json.find("request_rate");
  const bool paced = rate && rate->is_number();
  if (json.find("ramp_up_strategy") || (paced && in_flight)) {
    run.load = "mixed";
    run.load_value = requests;
  } else if (paced) {
    run.load = "open_loop";
    run.load_value = rate->as_number();
  } else if (in_flight && *in_flight < requests) {
    run.load = "closed_loop";
    run.load_value = *in_flight;
  } else {
    run.load = "all_at_once";
    run.load_value = requests;
  }
}

BenchRun vllm_run(const ForeignJson& json) {
  BenchRun run;
  const double completed = json.at("completed").as_number();
  if (completed < 1) json.at("completed").fail("expected at least one finished request");
  run.model = json.text("model_id");
  run.date = date_of(json.text("date"));
  run.input_tokens = json.at("total_input_tokens").as_number() / completed;
  run.output_tokens = json.at("total_output_tokens").as_number() / completed;
  set_vllm_load(json, completed + json.number("failed").value_or(0), run);
  run.ttft_ms = json.number("median_ttft_ms");
  run.tpot_ms = json.number("median_tpot_ms");
  run.output_tokens_per_s = json.number("output_throughput");
  run.total_tokens_per_s = json.number("total_token_throughput");
  run.requests_per_s = json.number("request_throughput");
  run.gpu = metadata(json, "gpu");
  run.weights = metadata(json, "weights");
  run.tensor_parallel = metadata(json, "tensor_parallel");
  run.engine_version = metadata(json, "engine_version");
  return run;
}

void set_guidellm_load(const ForeignJson& strategy, double requests, BenchRun& run) {
  const std::string kind = strategy.text("type_");
  if (kind == "synchronous") {
    run.load = "closed_loop";
    run.load_value = 1;
  } else if (kind == "concurrent") {
    run.load = "closed_loop";
    run.load_value = strategy.at("streams").as_number();
  } else if (kind == "constant" || kind == "poisson") {
    run.load = "open_loop";
    run.load_value = strategy.at("rate").as_number();
  } else if (kind == "throughput") {
    run.load = "all_at_once";
    run.load_value = requests;
  } else {
    run.load = kind.empty() ? "mixed" : kind;
    run.load_value = requests;
  }
}

/// Older files keep under `args` what newer ones keep under `config`.
ForeignJson settings_of(const ForeignJson& benchmark) {
  const auto config = benchmark.find("config");
  return config ? *config : benchmark.at("args");
}

std::string guidellm_model(const ForeignJson& root, const ForeignJson& benchmark) {
  if (const auto args = root.find("args")) {
    if (const auto model = args->find("model")) return model->as_text();
  }
  if (const auto backend = settings_of(benchmark).find("backend")) {
    return backend->is_object() ? backend->text("model") : "";
  }
  const auto worker = benchmark.find("worker");
  return worker ? worker->text("backend_model") : "";
}

BenchRun guidellm_run(const ForeignJson& root, const ForeignJson& benchmark) {
  const ForeignJson metrics = benchmark.at("metrics");
  const auto figure = [&](const char* name, const char* which) {
    const auto found = metrics.find(name);
    const auto successful = found ? found->find("successful") : std::nullopt;
    return successful ? successful->number(which) : std::nullopt;
  };
  BenchRun run;
  run.model = guidellm_model(root, benchmark);
  const double requests = metrics.at("request_totals").at("successful").as_number();
  if (requests < 1) metrics.at("request_totals").fail("expected at least one finished request");
  run.input_tokens = figure("prompt_token_count", "mean").value_or(0);
  run.output_tokens = figure("output_token_count", "mean").value_or(0);
  set_guidellm_load(settings_of(benchmark).at("strategy"), requests, run);
  run.ttft_ms = figure("time_to_first_token_ms", "median");
  run.tpot_ms = figure("inter_token_latency_ms", "median");
  run.output_tokens_per_s = figure("output_tokens_per_second", "mean");
  run.total_tokens_per_s = figure("tokens_per_second", "mean");
  run.requests_per_s = figure("requests_per_second", "mean");
  return run;
}

void read_document(const std::string& file, std::string_view text, std::vector<BenchRun>& runs) {
  const auto document = parse_strictly(file, text);
  const ForeignJson root(document, file);
  if (!root.is_object()) root.fail("expected an object");
  if (const auto benchmarks = root.find("benchmarks")) {
    benchmarks->each_item([&](const ForeignJson& one) { runs.push_back(guidellm_run(root, one)); });
  } else if (root.find("completed")) {
    runs.push_back(vllm_run(root));
  } else {
    root.fail("expected the result of vllm bench serve or of GuideLLM");
  }
}

/// `--append-result` writes one object a line.
bool is_one_a_line(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  return first.size() < text.size() && first.find_last_of('}') != first.npos &&
         first.find_last_not_of(" \r}") < first.find_last_of('}');
}

}  // namespace

bool is_bench_file(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != text.npos && (text[first] == '{' || text[first] == '[');
}

std::vector<BenchRun> read_bench_runs(const std::string& file, std::string_view text,
                                      const BenchServer& server) {
  std::vector<BenchRun> runs;
  if (is_one_a_line(text)) {
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      const std::string_view line = text.substr(0, end);
      if (line.find_first_not_of(" \t\r") != line.npos) read_document(file, line, runs);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  } else {
    read_document(file, text, runs);
  }
  for (auto& run : runs) take_server(run, server);
  return runs;
}

std::string measurement_table(const std::vector<BenchRun>& runs) {
  std::string table =
      "id,model,weights,gpu,tensor_parallel,engine_version,input_tokens,output_tokens,load,"
      "load_value,metric,value,family,source_date\n";
  int run_number = 0;
  for (const auto& run : runs) {
    ++run_number;
    const auto add = [&](const char* metric, const std::optional<double>& value) {
      // A server that does not stream leaves times at zero.
      if (!value || *value <= 0) return;
      const std::string cells[] = {std::to_string(run_number) + "-" + metric,
                                   run.model,
                                   run.weights,
                                   run.gpu,
                                   run.tensor_parallel.empty() ? "1" : run.tensor_parallel,
                                   run.engine_version,
                                   file_digits(run.input_tokens),
                                   file_digits(run.output_tokens),
                                   run.load,
                                   file_digits(run.load_value),
                                   metric,
                                   file_digits(*value),
                                   "own",
                                   run.date};
      for (const auto& cell : cells) table += (&cell == cells ? "" : ",") + csv_field(cell);
      table += '\n';
    };
    add("ttft_ms", run.ttft_ms);
    add("tpot_ms", run.tpot_ms);
    add("output_tok_s_total", run.output_tokens_per_s);
    add("total_tok_s", run.total_tokens_per_s);
    add("req_s", run.requests_per_s);
  }
  return table;
}

}  // namespace llmadvisor

#include "llmadvisor/catalog/bench_run.hpp"

#include "llmadvisor/catalog/csv.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

/// What `vllm bench serve --save-result` writes, with the figures of one run.
std::string vllm_result(const std::string& traffic) {
  return R"({"date": "20261120-101500", "backend": "openai", "model_id": "Qwen/Qwen3-8B",
      "num_prompts": 128, "gpu": "h100-sxm", "weights": "bf16", "tensor_parallel": "1", )" +
         traffic +
         R"(, "duration": 64.0, "completed": 128, "failed": 0, "total_input_tokens": 131072,
      "total_output_tokens": 32768, "request_throughput": 2.0, "output_throughput": 512.0,
      "total_token_throughput": 2560.0, "mean_ttft_ms": 90.0, "median_ttft_ms": 80.0,
      "mean_tpot_ms": 11.0, "median_tpot_ms": 10.5})";
}

BenchServer server(const char* model, const char* gpu, const char* weights,
                   const char* version = "") {
  BenchServer s;
  s.model = model;
  s.gpu = gpu;
  s.weights = weights;
  s.engine_version = version;
  return s;
}

BenchRun only_run(const std::string& text, const BenchServer& of = {}) {
  const auto runs = read_bench_runs("result.json", text, of);
  REQUIRE(runs.size() == 1);
  return runs.front();
}

}  // namespace

TEST_CASE("a closed loop that vLLM's benchmark saved is read with its medians and means") {
  const auto run = only_run(vllm_result(R"("request_rate": "inf", "max_concurrency": 16)"));
  CHECK(run.model == "Qwen/Qwen3-8B");
  CHECK(run.date == "2026-11-20");
  CHECK(run.load == "closed_loop");
  CHECK(run.load_value == 16);
  CHECK(run.input_tokens == 1024);  // 131,072 / 128
  CHECK(run.output_tokens == 256);  // 32,768 / 128
  CHECK(run.ttft_ms == 80);
  CHECK(run.tpot_ms == 10.5);
  CHECK(run.output_tokens_per_s == 512);
  CHECK(run.requests_per_s == 2);
  CHECK(run.gpu == "h100-sxm");
}

TEST_CASE("the traffic of a benchmark says which load it was") {
  auto run = only_run(vllm_result(R"("request_rate": 3.5, "max_concurrency": null)"));
  CHECK(run.load == "open_loop");
  CHECK(run.load_value == 3.5);
  run = only_run(vllm_result(R"("request_rate": "inf", "max_concurrency": null)"));
  CHECK(run.load == "all_at_once");
  CHECK(run.load_value == 128);
  // As many at once as there are: nothing follows them, so the server runs empty.
  run = only_run(vllm_result(R"("request_rate": "inf", "max_concurrency": 128)"));
  CHECK(run.load == "all_at_once");
  // Paced and capped: neither of the loads that are predicted.
  run = only_run(vllm_result(R"("request_rate": 3.5, "max_concurrency": 16)"));
  CHECK(run.load == "mixed");
}

TEST_CASE("results that were appended are read one a line") {
  std::string one = vllm_result(R"("request_rate": "inf", "max_concurrency": 16)");
  std::erase(one, '\n');
  CHECK(read_bench_runs("result.json", one + "\n" + one + "\n", {}).size() == 2);
}

TEST_CASE("what GuideLLM saved is read, each benchmark of a sweep a run") {
  const auto runs = read_bench_runs("benchmarks.json", R"({"args": {"model": "Qwen/Qwen3-8B"},
      "benchmarks": [
        {"config": {"strategy": {"type_": "concurrent", "streams": 8}}, "metrics": {
          "request_totals": {"successful": 64, "incomplete": 0, "errored": 0, "total": 64},
          "prompt_token_count": {"successful": {"mean": 1000.0}},
          "output_token_count": {"successful": {"mean": 300.0}},
          "time_to_first_token_ms": {"successful": {"mean": 95.0, "median": 85.0}},
          "inter_token_latency_ms": {"successful": {"mean": 12.0, "median": 11.0}},
          "time_per_output_token_ms": {"successful": {"mean": 13.0, "median": 12.5}},
          "output_tokens_per_second": {"successful": {"mean": 600.0}},
          "tokens_per_second": {"successful": {"mean": 2600.0}},
          "requests_per_second": {"successful": {"mean": 2.0}}}},
        {"config": {"strategy": {"type_": "poisson", "rate": 1.5}}, "metrics": {
          "request_totals": {"successful": 30},
          "prompt_token_count": {"successful": {"mean": 1000.0}},
          "output_token_count": {"successful": {"mean": 300.0}}}}]})",
                                    server("", "l40s", "fp8"));
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].model == "Qwen/Qwen3-8B");
  CHECK(runs[0].load == "closed_loop");
  CHECK(runs[0].load_value == 8);
  CHECK(runs[0].ttft_ms == 85);
  CHECK(runs[0].tpot_ms == 11);  // without the first token, which the other figure holds
  CHECK(runs[0].gpu == "l40s");
  CHECK(runs[0].weights == "fp8");
  CHECK(runs[1].load == "open_loop");
  CHECK(runs[1].load_value == 1.5);
  CHECK_FALSE(runs[1].ttft_ms);
}

TEST_CASE("what the file says of its server holds, what the user says fills the rest") {
  const auto run = only_run(vllm_result(R"("request_rate": "inf", "max_concurrency": 16)"),
                            server("qwen3-8b", "a10g", "", "0.30.0"));
  CHECK(run.gpu == "h100-sxm");
  CHECK(run.engine_version == "0.30.0");
  CHECK(run.model == "qwen3-8b");  // the file has the name under which it was served
}

TEST_CASE("a benchmark becomes rows of measurements, without times that were not taken") {
  auto run = only_run(vllm_result(R"("request_rate": "inf", "max_concurrency": 16)"));
  run.tpot_ms = 0;
  const CsvTable table("result.json", measurement_table({run}));
  REQUIRE(table.rows().size() == 4);
  const auto& first = table.rows().front().fields;
  CHECK(first[table.column("metric")] == "ttft_ms");
  CHECK(first[table.column("value")] == "80");
  CHECK(first[table.column("load_value")] == "16");
  CHECK(first[table.column("source_date")] == "2026-11-20");
}

TEST_CASE("a file that no benchmark wrote is an error that names it") {
  CHECK_THROWS_AS(read_bench_runs("x.json", "{}", {}), DataError);
  CHECK_THROWS_AS(read_bench_runs("x.json", R"({"completed": 0})", {}), DataError);
  CHECK_THROWS_AS(read_bench_runs("x.json", "{", {}), DataError);
  CHECK(is_bench_file(" \n{}"));
  CHECK_FALSE(is_bench_file("model,gpu\n"));
}

#include "llmadvisor/report/json/serving_json.hpp"

#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/speak/bench_commands.hpp"

namespace llmadvisor {
namespace {

nlohmann::ordered_json range_of(double value, const Spread& error) {
  return {{"low", value * error.low}, {"high", value * error.high}};
}

nlohmann::ordered_json memory_json(const MemoryUse& m) {
  nlohmann::ordered_json json{{"weights_gib", in_gib(m.weights)},
                              {"runtime_gib", in_gib(m.runtime)},
                              {"kv_pool_gib", in_gib(m.kv_pool)},
                              {"kv_gib_per_request", in_gib(m.kv_per_request)},
                              {"usable_gib", in_gib(m.usable)},
                              {"max_requests_in_flight", m.max_in_flight},
                              {"steady_requests_in_flight", m.steady_in_flight}};
  if (m.missing > Bytes(0)) json["missing_gib"] = in_gib(m.missing);
  return json;
}

nlohmann::ordered_json statistics_json(const ErrorStatistics& s) {
  nlohmann::ordered_json json{{"n", s.rows}};
  if (s.rows == 0) return json;
  json["median_absolute_error"] = s.median;
  json["p90_absolute_error"] = s.ninetieth;
  json["median_signed_error"] = s.signed_median;
  return json;
}

}  // namespace

std::string estimate_json(const Estimate& e) {
  nlohmann::ordered_json json{{"schema_version", json_schema_version},
                              {"model", e.request.model->id},
                              {"gpu", e.request.gpu->id},
                              {"gpus", e.request.gpus},
                              {"tensor_parallel", e.request.tensor_parallel},
                              {"replicas", e.replicas},
                              {"weights", to_string(e.request.weights)},
                              {"kv_cache", to_string(e.request.settings.kv_cache)},
                              {"gpu_memory_utilization", memory_utilization(e.request.settings)},
                              {"input_tokens", e.request.input.value()},
                              {"output_tokens", e.request.output.value()},
                              {"fits", e.serving.has_value()},
                              {"memory", memory_json(e.memory)}};
  if (e.serving) {
    const ServingEstimate& s = *e.serving;
    json["requests_in_flight"] = s.in_flight;
    json["ttft_ms"] = in_milliseconds(s.ttft);
    json["tpot_ms"] = in_milliseconds(s.tpot);
    json["output_tokens_per_s"] = s.output.value();
    json["total_tokens_per_s"] = s.total.value();
    json["requests_per_s"] = s.requests.value();
    json["range"] = {{"ttft_ms", range_of(in_milliseconds(s.ttft), e.ttft_error)},
                     {"tpot_ms", range_of(in_milliseconds(s.tpot), e.tpot_error)},
                     {"output_tokens_per_s", range_of(s.output.value(), e.throughput_error)},
                     {"total_tokens_per_s", range_of(s.total.value(), e.throughput_error)},
                     {"requests_per_s", range_of(s.requests.value(), e.throughput_error)}};
  }
  if (e.request.shared_prefix > Tokens(0)) {
    json["shared_prefix_tokens"] = e.request.shared_prefix.value();
  }
  if (!e.kernel_donor.empty()) json["kernels_of"] = e.kernel_donor;
  if (e.serving) {
    const BenchCommands commands = bench_commands(e);
    json["measure"] = {
        {"serve", commands.serve}, {"bench", commands.bench}, {"check", commands.check}};
    if (e.learned.rows > 0) json["learned_rows"] = e.learned.rows;
  }
  json["limits"] = nlohmann::ordered_json::array();
  for (const auto limit : e.limits) json["limits"].push_back(to_string(limit));
  return json_text(json);
}

std::string local_estimate_json(const LocalEstimate& e) {
  const LocalRequest& r = e.request;
  const bool fits = e.missing <= Bytes(0);
  nlohmann::ordered_json memory{{"weights_gib", in_gib(e.weights)},
                                {"runtime_gib", in_gib(e.runtime)},
                                {"kv_gib_per_request", in_gib(e.cache)},
                                {"usable_gib", in_gib(e.usable)},
                                {"max_requests_in_flight", fits ? 1 : 0}};
  if (!fits) memory["missing_gib"] = in_gib(e.missing);
  nlohmann::ordered_json json{{"schema_version", json_schema_version},
                              {"engine", to_string(ServingEngine::llama_cpp)},
                              {"model", r.model->id},
                              {"gpu", r.machine.id},
                              {"gpus", 1},
                              {"tensor_parallel", 1},
                              {"replicas", 1},
                              {"weights", to_string(r.weights)},
                              {"input_tokens", r.input.value()},
                              {"output_tokens", r.output.value()},
                              {"fits", fits},
                              {"memory", std::move(memory)}};
  if (fits) {
    const double rate = 1 / e.tpot.count();
    const double ms = in_milliseconds(e.tpot);
    json["requests_in_flight"] = 1;
    if (e.ttft) json["ttft_ms"] = in_milliseconds(*e.ttft);
    json["tpot_ms"] = ms;
    json["output_tokens_per_s"] = rate;
    json["range"] = {{"tpot_ms", {{"low", ms / e.error.high}, {"high", ms / e.error.low}}},
                     {"output_tokens_per_s", range_of(rate, e.error)}};
    if (e.ttft) {
      const double prompt = in_milliseconds(*e.ttft);
      json["range"]["ttft_ms"] = {{"low", prompt / e.prompt_error.high},
                                  {"high", prompt / e.prompt_error.low}};
    }
    json["measurements"] = r.speed->rows;
  }
  json["limits"] = nlohmann::ordered_json::array();
  return json_text(json);
}

std::string accuracy_json(const Accuracy& a, const std::vector<LearnedFactor>& learned) {
  nlohmann::ordered_json json{{"schema_version", json_schema_version},
                              {"overall", statistics_json(a.overall)}};
  for (const auto& [name, groups] : a.by) {
    auto& part = json["by_" + name] = nlohmann::ordered_json::object();
    for (const auto& [value, statistics] : groups) part[value] = statistics_json(statistics);
  }
  int skipped = 0;
  auto& reasons = json["skipped_by"] = nlohmann::ordered_json::object();
  for (const auto& [reason, count] : a.skipped_by) {
    reasons[reason] = count;
    skipped += count;
  }
  json["skipped"] = skipped;
  for (const auto& f : learned) {
    auto& one = json["learned"].emplace_back(nlohmann::ordered_json{{"gpu", f.gpu}});
    if (!f.model.empty()) one["model"] = f.model;
    one["figure"] = to_string(f.figure);
    one["factor"] = f.factor;
    one["rows"] = f.rows;
  }
  return json_text(json);
}

}  // namespace llmadvisor

#include "llmadvisor/report/json/serving_json.hpp"

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/speak/bench_commands.hpp"

namespace llmadvisor {
namespace {

void memory_json(JsonPlace out, const MemoryUse& m) {
  JsonObject json = out.object();
  json["weights_gib"] = in_gib(m.weights);
  json["runtime_gib"] = in_gib(m.runtime);
  json["kv_pool_gib"] = in_gib(m.kv_pool);
  json["kv_gib_per_request"] = in_gib(m.kv_per_request);
  json["usable_gib"] = in_gib(m.usable);
  json["max_requests_in_flight"] = m.max_in_flight;
  json["steady_requests_in_flight"] = m.steady_in_flight;
  if (m.missing > Bytes(0)) json["missing_gib"] = in_gib(m.missing);
}

void ranges_json(JsonPlace out, const ServingEstimate& s, const Estimate& e) {
  JsonObject json = out.object();
  spread_json(json["ttft_ms"], in_milliseconds(s.ttft), e.ttft_error);
  spread_json(json["tpot_ms"], in_milliseconds(s.tpot), e.tpot_error);
  spread_json(json["output_tokens_per_s"], s.output.value(), e.throughput_error);
  spread_json(json["total_tokens_per_s"], s.total.value(), e.throughput_error);
  spread_json(json["requests_per_s"], s.requests.value(), e.throughput_error);
}

void add_serving(JsonObject& json, const ServingEstimate& s, const Estimate& e) {
  json["requests_in_flight"] = s.in_flight;
  json["ttft_ms"] = in_milliseconds(s.ttft);
  json["tpot_ms"] = in_milliseconds(s.tpot);
  json["output_tokens_per_s"] = s.output.value();
  json["total_tokens_per_s"] = s.total.value();
  json["requests_per_s"] = s.requests.value();
  ranges_json(json["range"], s, e);
}

void commands_json(JsonPlace out, const BenchCommands& commands) {
  JsonObject json = out.object();
  json["serve"] = commands.serve;
  json["bench"] = commands.bench;
  json["check"] = commands.check;
}

void limits_json(JsonPlace out, const Estimate& e) {
  JsonArray all = out.array();
  for (const auto limit : e.limits) all.next() = to_string(limit);
}

void local_memory_json(JsonPlace out, const LocalEstimate& e) {
  const bool fits = e.missing <= Bytes(0);
  JsonObject json = out.object();
  json["weights_gib"] = in_gib(e.weights);
  json["runtime_gib"] = in_gib(e.runtime);
  json["kv_gib_per_request"] = in_gib(e.cache);
  json["usable_gib"] = in_gib(e.usable);
  json["max_requests_in_flight"] = fits ? 1 : 0;
  if (!fits) json["missing_gib"] = in_gib(e.missing);
}

/// A time that is short where the rate is high.
void time_json(JsonPlace out, double ms, const Spread& error_of_rate) {
  JsonObject json = out.object();
  json["low"] = ms / error_of_rate.high;
  json["high"] = ms / error_of_rate.low;
}

void local_ranges_json(JsonPlace out, const LocalEstimate& e) {
  JsonObject json = out.object();
  time_json(json["tpot_ms"], in_milliseconds(e.tpot), e.error);
  spread_json(json["output_tokens_per_s"], 1 / e.tpot.count(), e.error);
  if (e.ttft) time_json(json["ttft_ms"], in_milliseconds(*e.ttft), e.prompt_error);
}

void statistics_json(JsonPlace out, const ErrorStatistics& s) {
  JsonObject json = out.object();
  json["n"] = s.rows;
  if (s.rows == 0) return;
  json["median_absolute_error"] = s.median;
  json["p90_absolute_error"] = s.ninetieth;
  json["median_signed_error"] = s.signed_median;
}

void groups_json(JsonPlace out, const std::map<std::string, ErrorStatistics>& groups) {
  JsonObject json = out.object();
  for (const auto& [value, statistics] : groups) statistics_json(json.at(value), statistics);
}

int skipped_json(JsonPlace out, const Accuracy& a) {
  JsonObject json = out.object();
  int skipped = 0;
  for (const auto& [reason, count] : a.skipped_by) {
    json.at(reason) = count;
    skipped += count;
  }
  return skipped;
}

void learned_json(JsonPlace out, const std::vector<LearnedFactor>& learned) {
  JsonArray all = out.array();
  for (const auto& f : learned) {
    JsonObject json = all.next().object();
    json["gpu"] = f.gpu;
    add_known(json, "model", f.model);
    json["figure"] = to_string(f.figure);
    json["factor"] = f.factor;
    json["rows"] = f.rows;
  }
}

}  // namespace

void spread_json(JsonPlace out, double expected, const Spread& error) {
  JsonObject json = out.object();
  json["low"] = expected * error.low;
  json["high"] = expected * error.high;
}

std::string estimate_json(const Estimate& e) {
  return object_text([&](JsonObject& json) {
    json["schema_version"] = json_schema_version;
    json["model"] = e.request.model->id;
    json["gpu"] = e.request.gpu->id;
    json["gpus"] = e.request.gpus;
    json["tensor_parallel"] = e.request.tensor_parallel;
    json["replicas"] = e.replicas;
    json["weights"] = to_string(e.request.weights);
    json["kv_cache"] = to_string(e.request.settings.kv_cache);
    json["gpu_memory_utilization"] = memory_utilization(e.request.settings);
    json["input_tokens"] = e.request.input.value();
    json["output_tokens"] = e.request.output.value();
    json["fits"] = e.serving.has_value();
    memory_json(json["memory"], e.memory);
    if (e.serving) add_serving(json, *e.serving, e);
    if (e.request.shared_prefix > Tokens(0)) {
      json["shared_prefix_tokens"] = e.request.shared_prefix.value();
    }
    add_known(json, "kernels_of", e.kernel_donor);
    if (e.serving) {
      commands_json(json["measure"], bench_commands(e));
      if (e.learned.rows > 0) json["learned_rows"] = e.learned.rows;
    }
    limits_json(json["limits"], e);
  });
}

std::string local_estimate_json(const LocalEstimate& e) {
  const LocalRequest& r = e.request;
  const bool fits = e.missing <= Bytes(0);
  return object_text([&](JsonObject& json) {
    json["schema_version"] = json_schema_version;
    json["engine"] = to_string(ServingEngine::llama_cpp);
    json["model"] = r.model->id;
    json["gpu"] = r.machine.id;
    json["gpus"] = 1;
    json["tensor_parallel"] = 1;
    json["replicas"] = 1;
    json["weights"] = to_string(r.weights);
    json["input_tokens"] = r.input.value();
    json["output_tokens"] = r.output.value();
    json["fits"] = fits;
    local_memory_json(json["memory"], e);
    if (fits) {
      json["requests_in_flight"] = 1;
      if (e.ttft) json["ttft_ms"] = in_milliseconds(*e.ttft);
      json["tpot_ms"] = in_milliseconds(e.tpot);
      json["output_tokens_per_s"] = 1 / e.tpot.count();
      local_ranges_json(json["range"], e);
      json["measurements"] = r.speed->rows;
    }
    json["limits"].array();
  });
}

std::string accuracy_json(const Accuracy& a, const std::vector<LearnedFactor>& learned) {
  return object_text([&](JsonObject& json) {
    json["schema_version"] = json_schema_version;
    statistics_json(json["overall"], a.overall);
    for (const auto& [name, groups] : a.by) groups_json(json.at("by_" + name), groups);
    const int skipped = skipped_json(json["skipped_by"], a);
    json["skipped"] = skipped;
    if (!learned.empty()) learned_json(json["learned"], learned);
  });
}

}  // namespace llmadvisor

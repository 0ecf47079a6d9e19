#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/json/serving_json.hpp"

namespace llmadvisor {
namespace {

void rate_json(JsonPlace out, double rate, const Spread& error) {
  JsonObject json = out.object();
  spread_json(json["output_tokens_per_s"], rate, error);
}

void server_json(JsonPlace out, const std::optional<ServerFit>& fit) {
  if (!fit) {
    out = nullptr;
    return;
  }
  const Estimate& e = fit->estimate;
  const double rate = e.serving->output.value();
  JsonObject json = out.object();
  json["engine"] = to_string(ServingEngine::vllm);
  json["weights"] = to_string(e.request.weights);
  json["tensor_parallel"] = e.request.tensor_parallel;
  json["replicas"] = e.replicas;
  json["longest_context_tokens"] = fit->longest.value();
  json["max_requests_in_flight"] = e.memory.max_in_flight * e.replicas;
  json["requests_in_flight"] = e.serving->in_flight;
  json["requests_per_s"] = e.serving->requests.value();
  json["output_tokens_per_s"] = rate;
  json["ttft_ms"] = in_milliseconds(e.serving->ttft);
  json["tpot_ms"] = in_milliseconds(e.serving->tpot);
  rate_json(json["range"], rate, e.throughput_error);
}

void person_json(JsonPlace out, const std::optional<PersonFit>& fit) {
  if (!fit) {
    out = nullptr;
    return;
  }
  const LocalEstimate& e = fit->estimate;
  const double rate = 1 / e.tpot.count();
  JsonObject json = out.object();
  json["engine"] = to_string(ServingEngine::llama_cpp);
  json["weights"] = to_string(e.request.weights);
  json["longest_context_tokens"] = fit->longest.value();
  json["requests_in_flight"] = 1;
  json["output_tokens_per_s"] = rate;
  json["ttft_ms"] = e.ttft ? std::optional(in_milliseconds(*e.ttft)) : std::nullopt;
  json["tpot_ms"] = in_milliseconds(e.tpot);
  rate_json(json["range"], rate, e.error);
}

void model_json(JsonPlace out, const FittingModel& fit) {
  const auto& standing = fit.mode().standing;
  JsonObject json = out.object();
  json["model"] = fit.model->id;
  json["name"] = fit.model->name;
  json["level"] = standing ? std::optional(to_string(standing->level)) : std::nullopt;
  json["lower_bound"] = standing ? std::optional(standing->lower_bound) : std::nullopt;
  server_json(json["many"], fit.server);
  person_json(json["one"], fit.person);
}

void models_json(JsonPlace out, const MachineFits& fits) {
  JsonArray all = out.array();
  for (const auto& fit : fits.models) model_json(all.next(), fit);
}

void machine_json(JsonPlace out, const MachineFits& fits) {
  JsonObject json = out.object();
  json["machine"] = fits.machine->id;
  json["hardware"] = fits.hardware;
  json["gpus"] = fits.machine->gpus;
  json["count"] = fits.count;
  models_json(json["models"], fits);
  json["without_room"] = fits.without_room;
}

}  // namespace

std::string what_fits_json(const std::vector<MachineFits>& machines, const Project& project) {
  return object_text([&](JsonObject& json) {
    json["schema_version"] = json_schema_version;
    json["input_tokens"] = project.workload.input.value();
    json["output_tokens"] = project.workload.output.value();
    JsonArray all = json["machines"].array();
    for (const auto& fits : machines) machine_json(all.next(), fits);
  });
}

}  // namespace llmadvisor

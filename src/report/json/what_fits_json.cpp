#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/json/serving_json.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

Json range_of(double figure, const Spread& error) {
  return {{"low", figure * error.low}, {"high", figure * error.high}};
}

Json server_json(const ServerFit& fit) {
  const Estimate& e = fit.estimate;
  const double rate = e.serving->output.value();
  return {{"engine", to_string(ServingEngine::vllm)},
          {"weights", to_string(e.request.weights)},
          {"tensor_parallel", e.request.tensor_parallel},
          {"replicas", e.replicas},
          {"longest_context_tokens", fit.longest.value()},
          {"max_requests_in_flight", e.memory.max_in_flight * e.replicas},
          {"requests_in_flight", e.serving->in_flight},
          {"requests_per_s", e.serving->requests.value()},
          {"output_tokens_per_s", rate},
          {"ttft_ms", in_milliseconds(e.serving->ttft)},
          {"tpot_ms", in_milliseconds(e.serving->tpot)},
          {"range", {{"output_tokens_per_s", range_of(rate, e.throughput_error)}}}};
}

Json person_json(const PersonFit& fit) {
  const LocalEstimate& e = fit.estimate;
  const double rate = 1 / e.tpot.count();
  Json json{{"engine", to_string(ServingEngine::llama_cpp)},
            {"weights", to_string(e.request.weights)},
            {"longest_context_tokens", fit.longest.value()},
            {"requests_in_flight", 1},
            {"output_tokens_per_s", rate},
            {"ttft_ms", e.ttft ? Json(in_milliseconds(*e.ttft)) : Json()},
            {"tpot_ms", in_milliseconds(e.tpot)},
            {"range", {{"output_tokens_per_s", range_of(rate, e.error)}}}};
  return json;
}

Json model_json(const FittingModel& fit) {
  Json json{{"model", fit.model->id}, {"name", fit.model->name}};
  const auto& standing = fit.mode().standing;
  json["level"] = standing ? Json(to_string(standing->level)) : Json();
  json["lower_bound"] = standing ? Json(standing->lower_bound) : Json();
  json["many"] = fit.server ? server_json(*fit.server) : Json();
  json["one"] = fit.person ? person_json(*fit.person) : Json();
  return json;
}

}  // namespace

std::string what_fits_json(const std::vector<MachineFits>& machines, const Project& project) {
  Json json{{"schema_version", json_schema_version},
            {"input_tokens", project.workload.input.value()},
            {"output_tokens", project.workload.output.value()},
            {"machines", Json::array()}};
  for (const auto& fits : machines) {
    Json one{{"machine", fits.machine->id}, {"hardware", fits.hardware},
             {"gpus", fits.machine->gpus},  {"count", fits.count},
             {"models", Json::array()},     {"without_room", fits.without_room}};
    for (const auto& fit : fits.models) one["models"].push_back(model_json(fit));
    json["machines"].push_back(std::move(one));
  }
  return json_text(json);
}

}  // namespace llmadvisor

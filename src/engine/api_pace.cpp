#include "llmadvisor/engine/api_pace.hpp"

namespace llmadvisor {
namespace {

bool is_newer(const ApiSpeed& speed, const ApiSpeed* than) {
  return than == nullptr || speed.provenance.as_of > than->provenance.as_of;
}

/// A speed of tokens alone beats one over the whole call, whatever their days.
bool replaces(const ApiSpeed& speed, const ApiSpeed* known) {
  if (known == nullptr || known->metric == speed.metric) return is_newer(speed, known);
  return speed.metric == SpeedMetric::output_speed;
}

}  // namespace

ApiPace pace_of(std::string_view provider, std::string_view model, const Catalog& catalog) {
  ApiPace pace;
  for (const auto& speed : catalog.api_speeds) {
    if (speed.provider != provider || speed.model != model || speed.value <= 0) continue;
    if (speed.metric == SpeedMetric::time_to_first_token) {
      if (is_newer(speed, pace.first_token)) pace.first_token = &speed;
    } else if (replaces(speed, pace.output)) {
      pace.output = &speed;
    }
  }
  return pace;
}

std::optional<Seconds> seconds_per_token(const ApiPace& pace) {
  if (pace.output == nullptr) return std::nullopt;
  return Seconds(1 / pace.output->value);
}

std::optional<Seconds> seconds_to_first_token(const ApiPace& pace) {
  if (pace.first_token == nullptr) return std::nullopt;
  return milliseconds(pace.first_token->value);
}

}  // namespace llmadvisor

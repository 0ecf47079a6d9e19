#pragma once

#include <cmath>
#include <random>

#include "llmadvisor/engine/input.hpp"

namespace llmadvisor {

/// A project as somebody might have it, from a seed.
inline ProjectInput some_project(unsigned seed) {
  std::mt19937 random(seed);
  const auto between = [&](double low, double high) {
    const double u = static_cast<double>(random()) / static_cast<double>(std::mt19937::max());
    return std::round(low * std::pow(high / low, u));
  };
  ProjectInput input;
  input[Number::requests_per_day] = between(10, 1e6);
  input[Number::input_tokens] = between(50, 8000);
  input[Number::output_tokens] = between(20, 2000);
  input[Number::hours_per_day] = between(4, 24);
  if (random() % 2 == 0) input.budget = Money{between(20, 20000), Currency::usd};
  constexpr Sensitivity classes[] = {Sensitivity::public_data, Sensitivity::internal,
                                     Sensitivity::personal, Sensitivity::financial,
                                     Sensitivity::medical};
  input.sensitivity = classes[random() % 5];
  constexpr Jurisdiction places[] = {Jurisdiction::us, Jurisdiction::eu, Jurisdiction::fr};
  input.jurisdiction = places[random() % 3];
  input.quality = static_cast<QualityBand>(random() % 4);
  return input;
}

/// The same with the wishes that fewer have.
inline ProjectInput some_special_project(unsigned seed) {
  ProjectInput input = some_project(seed);
  std::mt19937 random(~seed);
  const auto one_in = [&](unsigned n) { return random() % n == 0; };
  const auto percent = [&] { return static_cast<double>(1 + random() % 99) / 100; };
  input.prefer = static_cast<Preference>(random() % enum_names<Preference>.size());
  input.decide_on = one_in(4) ? CostBasis::invoice : CostBasis::all_in;
  input.team = static_cast<Team>(random() % enum_names<Team>.size());
  if (one_in(3)) input.task = static_cast<Task>(random() % enum_names<Task>.size());
  if (one_in(5)) input.answer_language = Skill::fr;
  if (one_in(5)) input.needs = {Capability::tools};
  if (one_in(6)) input.weights = WeightFormat::int4_awq;
  if (one_in(6)) input.quality_like = "gpt-4o";
  if (one_in(3)) {
    input.rag = Wanted::yes;
    if (one_in(2)) input.reranking = Wanted::yes;
  }
  if (one_in(4)) input.fine_tuning = Wanted::yes;
  if (one_in(4)) input.filters.only = {static_cast<OptionKind>(random() % 4)};
  if (one_in(4)) input[Number::requests_per_day] = 1 + random() % 3000;
  if (one_in(4)) input[Number::max_ttft] = 200 + random() % 2000;
  if (one_in(4)) input[Number::cached_share] = percent();
  if (one_in(4)) input[Number::batch_share] = percent();
  if (one_in(5)) input[Number::spare_replicas] = 1;
  if (one_in(5)) input[Number::peak_factor] = 1 + random() % 10;
  return input;
}

}  // namespace llmadvisor

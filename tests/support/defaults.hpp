#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/input.hpp"

namespace llmadvisor {

inline void add_choice_figures(Catalog& catalog) {
  const std::pair<ChoiceNumber, double> numbers[] = {{ChoiceNumber::cut_solid, 50},
                                                     {ChoiceNumber::cut_strong, 57},
                                                     {ChoiceNumber::cut_advanced, 65},
                                                     {ChoiceNumber::cut_frontier, 73},
                                                     {ChoiceNumber::few_scores, 3},
                                                     {ChoiceNumber::errors_off, 1},
                                                     {ChoiceNumber::errors_off_few, 2},
                                                     {ChoiceNumber::law_budget_share, 0.5},
                                                     {ChoiceNumber::law_cost_factor, 1.5},
                                                     {ChoiceNumber::cap_budget_share, 0.25},
                                                     {ChoiceNumber::cap_cost_factor, 1.5},
                                                     {ChoiceNumber::cap_usd, 1},
                                                     {ChoiceNumber::cap_extra_usd, 200},
                                                     {ChoiceNumber::cap_extra_share, 0.5},
                                                     {ChoiceNumber::material_share, 0.05},
                                                     {ChoiceNumber::material_usd, 5},
                                                     {ChoiceNumber::material_budget_share, 0.05},
                                                     {ChoiceNumber::material_usd_by_cost, 1},
                                                     {ChoiceNumber::equal_points, 2},
                                                     {ChoiceNumber::reference_points, 2},
                                                     {ChoiceNumber::unmeasured_speed, 80},
                                                     {ChoiceNumber::rungs, 4}};
  for (const auto& [id, value] : numbers) {
    catalog.choice_figures.push_back({id, value, "for the test"});
  }
}

inline TaskProfile task(Task task, std::optional<Skill> scale, std::optional<double> seconds) {
  return {task,  "",      "answer",
          scale, seconds, {"made up for tests", *parse_date("2026-11-01"), Confidence::high, ""}};
}

/// 200, 400 and 800 tokens at low, medium and high effort; 600 where a model just thinks.
inline void add_hidden_tokens(Catalog& catalog) {
  const std::pair<Effort, double> efforts[] = {
      {Effort::minimal, 50}, {Effort::low, 200},  {Effort::medium, 400},  {Effort::high, 800},
      {Effort::xhigh, 2000}, {Effort::max, 3000}, {Effort::standard, 600}};
  for (const auto& [effort, tokens] : efforts) {
    HiddenTokens hidden;
    hidden.id = "answer/" + std::string(to_string(effort));
    hidden.request = "answer";
    hidden.effort = effort;
    hidden.makers = "all";
    hidden.low = tokens / 2;
    hidden.expected = tokens;
    hidden.high = tokens * 2;
    hidden.provenance = {"made up for tests", *parse_date("2026-11-01"), Confidence::high, ""};
    catalog.hidden_tokens.push_back(hidden);
  }
}

/// A catalogue that holds nothing but a default for every input and a round euro rate.
inline Catalog catalog_with_defaults() {
  Catalog catalog;
  const auto number = [&](Number n, double value) {
    catalog.defaults.push_back(
        {std::string(number_spec(n).name), value, std::nullopt, "for the test"});
  };
  const auto text = [&](const char* name, const char* value) {
    catalog.defaults.push_back({name, std::nullopt, value, "for the test"});
  };
  number(Number::requests_per_day, 5000);
  number(Number::uses_per_day, 5);
  number(Number::input_tokens, 1000);
  number(Number::output_tokens, 300);
  number(Number::cached_share, 0);
  number(Number::batch_share, 0);
  number(Number::peak_factor, 3);
  number(Number::hours_per_day, 24);
  number(Number::days_per_week, 7);
  catalog.defaults.push_back({std::string(working_days_input), 5, std::nullopt, "for the test"});
  number(Number::growth_percent_per_month, 0);
  number(Number::horizon, 12);
  number(Number::within, 24);
  number(Number::spare_replicas, 0);
  number(Number::headroom, 0.7);
  number(Number::rag_documents, 10000);
  number(Number::rag_tokens_per_document, 800);
  number(Number::rag_context_tokens, 2000);
  number(Number::rag_growth_percent_per_month, 5);
  number(Number::tuning_tokens, 10e6);
  number(Number::tuning_epochs, 3);
  number(Number::amortisation_months, 12);
  number(Number::server_life_years, 5);
  text("sensitivity", "internal");
  text("jurisdiction", "any");
  text("quality", "solid");
  text("prefer", "value");
  text("decide_on", "all-in");
  text("team", "part-time");
  text("task", "general");
  add_choice_figures(catalog);
  catalog.tasks = {task(Task::general, std::nullopt, 15), task(Task::coding, Skill::coding, 30),
                   task(Task::extraction, std::nullopt, std::nullopt)};
  add_hidden_tokens(catalog);
  CostFigure rate;
  rate.id = "eur_usd_rate";
  rate.low = rate.expected = rate.high = 1.1;
  rate.unit = "ratio";
  catalog.cost_figures.push_back(rate);
  return catalog;
}

}  // namespace llmadvisor

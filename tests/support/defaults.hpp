#pragma once

#include <algorithm>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/input.hpp"

namespace llmadvisor {

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
  number(Number::input_tokens, 1000);
  number(Number::output_tokens, 300);
  number(Number::reasoning_tokens, 600);
  number(Number::cached_share, 0);
  number(Number::batch_share, 0);
  number(Number::peak_factor, 3);
  number(Number::hours_per_day, 24);
  number(Number::days_per_week, 7);
  number(Number::growth_percent_per_month, 0);
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
  CostFigure rate;
  rate.id = "eur_usd_rate";
  rate.low = rate.expected = rate.high = 1.1;
  rate.unit = "ratio";
  catalog.cost_figures.push_back(rate);
  return catalog;
}

}  // namespace llmadvisor

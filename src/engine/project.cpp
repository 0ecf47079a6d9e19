#include "llmadvisor/engine/project.hpp"

#include <algorithm>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {

const CostFigure* find_rate(Currency currency, const Catalog& catalog) {
  if (currency == Currency::usd) return nullptr;
  return catalog.find_cost_figure(std::string(to_string(currency)) + "_usd_rate");
}

bool has_rate(Currency currency, const Catalog& catalog) {
  return currency == Currency::usd || find_rate(currency, catalog) != nullptr;
}

double usd_per(Currency currency, const Catalog& catalog) {
  if (currency == Currency::usd) return 1;
  const auto* rate = find_rate(currency, catalog);
  if (rate == nullptr || rate->expected <= 0) {
    throw DataError("missing-figure",
                    "costs.json: no figure \"" + std::string(to_string(currency)) + "_usd_rate\"",
                    "add it to costs.json or to the catalogue given with --catalog");
  }
  return rate->expected;
}

}  // namespace llmadvisor

#include "llmadvisor/engine/cost_book.hpp"

#include <algorithm>
#include <functional>
#include <string>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

/// Ids are spelt with underscores, providers with hyphens.
std::string egress_id(std::string_view provider, std::string_view what) {
  std::string id = "egress_";
  id.append(provider).append(what);
  std::ranges::replace(id, '-', '_');
  return id;
}

Cost cost_of(const CostFigure* figure, double usd_per_eur) {
  if (figure == nullptr) return {};
  const bool in_eur = figure->unit.starts_with("eur_per_");
  const double rate = in_eur ? usd_per_eur : 1;
  return {figure->low * rate, figure->expected * rate, figure->high * rate, figure,
          in_eur ? Currency::eur : Currency::usd};
}

}  // namespace

Spread Cost::spread() const {
  if (expected == 0) return {};
  return {low / expected, high / expected};
}

CostBook::CostBook(const Catalog& catalog) : catalog_(&catalog), aging_(price_aging(catalog)) {
  const auto* rate = catalog.find_cost_figure(to_string(CostId::eur_usd_rate));
  const double usd_per_eur = rate != nullptr ? rate->expected : 0;
  for (std::size_t i = 0; i < cost_count; ++i) {
    const auto* figure = catalog.find_cost_figure(enum_names<CostId>[i]);
    // A price in euros without a rate is not a price.
    const bool lacks_rate =
        figure != nullptr && rate == nullptr && figure->unit.starts_with("eur_per_");
    costs_[i] = cost_of(lacks_rate ? nullptr : figure, usd_per_eur);
  }
  // The rate itself is dollars for a euro, whatever its unit is called.
  auto& own = costs_[static_cast<std::size_t>(CostId::eur_usd_rate)];
  if (rate != nullptr) own = {rate->low, rate->expected, rate->high, rate, Currency::usd};
  for (const auto& provider : catalog.providers) {
    const auto* price = catalog.find_cost_figure(egress_id(provider.id, "_per_gb"));
    const auto* free = catalog.find_cost_figure(egress_id(provider.id, "_free_gb"));
    egress_.push_back({cost_of(price, usd_per_eur), free != nullptr ? free->expected : 0});
  }
}

Egress CostBook::egress(const Provider& provider) const {
  const auto& all = catalog_->providers;
  const std::less<> before;
  const bool listed = !before(&provider, all.data()) && before(&provider, all.data() + all.size());
  if (listed) {
    const Egress& own = egress_[static_cast<std::size_t>(&provider - all.data())];
    if (own.per_gb.figure != nullptr) return own;
  }
  return {(*this)[CostId::egress_per_gb], 0};
}

void CostBook::fail_for(CostId id) {
  throw DataError("missing-figure", "costs.json: no figure \"" + std::string(to_string(id)) + "\"",
                  "add it to costs.json or to the catalogue given with --catalog");
}

}  // namespace llmadvisor

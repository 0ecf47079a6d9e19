#include "llmadvisor/engine/bills/cost_book.hpp"

#include <algorithm>
#include <functional>
#include <optional>
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
  if (!is_sound(*figure)) {
    throw DataError("bad-figure",
                    "costs.json: \"" + figure->id + "\" is out of order or out of bounds",
                    "llmadvisor catalog check names the bounds");
  }
  const bool in_eur = figure->unit.starts_with("eur_per_");
  const double rate = in_eur ? usd_per_eur : 1;
  return {figure->low * rate, figure->expected * rate, figure->high * rate, figure,
          in_eur ? Currency::eur : Currency::usd};
}

/// In the seller's currency, for the unit that it is sold by.
std::optional<double> hosted_price(const RetrievalModel& m) {
  if (m.provider.empty()) return std::nullopt;
  if (m.kind == RetrievalModelKind::reranker) return m.price_per_thousand_queries;
  if (!m.dimensions || !m.input) return std::nullopt;
  return m.input->value();
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
  choose_own_retrieval();
  list_hosted_retrieval();
}

void CostBook::choose_own_retrieval() {
  const Cost& passage = costs_[static_cast<std::size_t>(CostId::rag_chunk_tokens)];
  for (const auto& m : catalog_->retrieval_models) {
    if (m.weights != Weights::open || !m.provider.empty() || !m.parameters) continue;
    if (m.kind == RetrievalModelKind::embedding && !m.dimensions) continue;
    if (m.max_tokens && *m.max_tokens < passage.expected) continue;
    const RetrievalModel*& best = own_retrieval_[static_cast<std::size_t>(m.kind)];
    if (best == nullptr || *m.parameters < *best->parameters) best = &m;
  }
}

void CostBook::list_hosted_retrieval() {
  const bool has_rate = (costs_[static_cast<std::size_t>(CostId::eur_usd_rate)]).figure != nullptr;
  for (const auto& model : catalog_->retrieval_models) {
    const auto price = hosted_price(model);
    const bool convertible = model.currency == Currency::usd || has_rate;
    if (!price || *price <= 0 || !convertible) continue;
    hosted_retrieval_[static_cast<std::size_t>(model.kind)].push_back(
        {&model, catalog_->find_provider(model.provider), *price * usd_per(model.currency)});
  }
  for (auto& models : hosted_retrieval_) {
    std::ranges::stable_sort(models, {}, &HostedRetrieval::usd);
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

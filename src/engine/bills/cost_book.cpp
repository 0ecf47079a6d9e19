#include "llmadvisor/engine/bills/cost_book.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/place_in.hpp"

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

template <class Record>
const Record* record_of(const std::vector<Record>& records, std::string_view id) {
  const auto found = std::ranges::find(records, id, &Record::id);
  return found == records.end() ? nullptr : &*found;
}

/// In the seller's currency, for the unit that it is sold by.
std::optional<double> hosted_price(const RetrievalModel& m) {
  if (m.provider.empty()) return std::nullopt;
  if (m.kind == RetrievalModelKind::reranker) return m.price_per_thousand_queries;
  if (m.kind == RetrievalModelKind::vector_store) return m.price_per_gb_month;
  if (!m.dimensions || !m.input) return std::nullopt;
  return m.input->value();
}

}  // namespace

Spread Cost::spread() const {
  if (expected == 0) return {};
  return {low / expected, high / expected};
}

CostBook::CostBook(const Catalog& catalog, std::optional<Date> today)
    : catalog_(&catalog), today_(today), aging_(price_aging(catalog)) {
  sellers_.reserve(catalog.gpu_offers.size());
  for (const auto& offer : catalog.gpu_offers) sellers_.push_back(seller_of(offer, catalog));
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
    const Cost per_gb = cost_of(price, usd_per_eur);
    if (per_gb.figure == nullptr) continue;
    egress_.emplace_back(&provider, Egress{per_gb, free != nullptr ? free->expected : 0});
  }
  choose_own_retrieval();
  list_hosted_retrieval();
  if (!today_) return;
  api_prices_.reserve(catalog.api_offers.size());
  for (const auto& offer : catalog.api_offers) {
    auto& listed = api_prices_.emplace_back();
    listed.prices = llmadvisor::list_prices(offer, *today_);
    for (std::size_t figure = 0; figure < priced_figures; ++figure) {
      listed.spreads[figure] = find_price_spread(offer, static_cast<OfferFigure>(figure), *today_);
    }
  }
}

Seller CostBook::seller_of_listed(const GpuOffer& offer) const {
  const auto place = place_in(catalog_->gpu_offers, offer);
  return place ? sellers_[*place] : seller_of(offer, *catalog_);
}

Spread CostBook::price_spread(const ApiOffer& offer, OfferFigure figure, Date today) const {
  const ListedPrices* listed = listed_prices(offer, today);
  return listed != nullptr ? listed->spreads[static_cast<std::size_t>(figure)]
                           : find_price_spread(offer, figure, today);
}

TokenPrices CostBook::list_prices(const ApiOffer& offer, Date today) const {
  const ListedPrices* listed = listed_prices(offer, today);
  return listed != nullptr ? listed->prices : llmadvisor::list_prices(offer, today);
}

const CostBook::ListedPrices* CostBook::listed_prices(const ApiOffer& offer, Date today) const {
  const auto place = today == today_ ? place_in(catalog_->api_offers, offer) : std::nullopt;
  return place ? &api_prices_[*place] : nullptr;
}

Spread CostBook::find_price_spread(const ApiOffer& offer, OfferFigure figure, Date today) const {
  const PriceAge age = price_age(offer.provenance.as_of, today, aging_);
  const Contradiction others = contradiction(offer, figure);
  return Spread{age.low_factor, age.high_factor} * Spread{others.low, others.high};
}

void CostBook::choose_own_retrieval() {
  const Cost& passage = costs_[static_cast<std::size_t>(CostId::rag_chunk_tokens)];
  for (const auto& m : catalog_->retrieval_models) {
    if (m.weights != Weights::open || !m.provider.empty() || !m.parameters) continue;
    if (m.kind == RetrievalModelKind::vector_store) continue;
    if (m.kind == RetrievalModelKind::embedding && !m.dimensions) continue;
    if (m.max_tokens && *m.max_tokens < passage.expected) continue;
    const RetrievalModel*& best = own_retrieval_[static_cast<std::size_t>(m.kind)];
    if (best == nullptr || *m.parameters < *best->parameters) best = &m;
  }
}

void CostBook::list_hosted_retrieval() {
  for (const auto& model : catalog_->retrieval_models) {
    const auto price = hosted_price(model);
    const bool convertible = has_rate(model.currency, *catalog_);
    if (!price || *price <= 0 || !convertible) continue;
    hosted_retrieval_[static_cast<std::size_t>(model.kind)].push_back(
        {&model, catalog_->find_provider(model.provider), *price * usd_per(model.currency),
         usd_per(model.currency)});
  }
  for (auto& models : hosted_retrieval_) {
    std::ranges::stable_sort(models, {}, &HostedRetrieval::usd);
  }
}

Egress CostBook::egress(const Provider& provider) const {
  const auto own = std::ranges::find(egress_, &provider, [](const auto& e) { return e.first; });
  return own != egress_.end() ? own->second : Egress{(*this)[CostId::egress_per_gb], 0};
}

CostBook CostBook::with(const PriceChange& change) const {
  CostBook book = *this;
  switch (change.price.kind) {
    case PriceKind::input_tokens:
    case PriceKind::output_tokens:
      book.change_token_price(change);
      break;
    case PriceKind::instance_hour:
      book.change_hour_price(change);
      break;
    case PriceKind::server_purchase:
      book.change_server_price(change);
      break;
    case PriceKind::electricity:
      book.change_electricity(change);
      break;
  }
  return book;
}

void CostBook::change_token_price(const PriceChange& change) {
  const auto* offer = record_of(catalog_->api_offers, change.price.record);
  if (offer == nullptr) return;
  ApiOffer other = *offer;
  const PricePerMillionTokens price(change.value);
  (change.price.kind == PriceKind::input_tokens ? other.prices.input : other.prices.output) = price;
  repriced_ = Repriced<ApiOffer>{offer, std::move(other)};
}

void CostBook::change_hour_price(const PriceChange& change) {
  const auto* offer = record_of(catalog_->gpu_offers, change.price.record);
  if (offer == nullptr) return;
  GpuOffer other = *offer;
  if (other.monthly_cap && other.on_demand) {
    const double factor = change.value / other.on_demand->value();
    other.monthly_cap = PricePerMonth(other.monthly_cap->value() * factor);
  }
  other.on_demand = PricePerHour(change.value);
  repriced_ = Repriced<GpuOffer>{offer, std::move(other)};
}

void CostBook::change_server_price(const PriceChange& change) {
  const auto* server = record_of(catalog_->servers, change.price.record);
  if (server == nullptr) return;
  Server other = *server;
  double total = 0;
  for (const auto& part : other.parts) total += part.usd_expected;
  for (auto& part : other.parts) {
    part.usd_low = part.usd_low * change.value / total;
    part.usd_expected = part.usd_expected * change.value / total;
    part.usd_high = part.usd_high * change.value / total;
  }
  repriced_ = Repriced<Server>{server, std::move(other)};
}

void CostBook::change_electricity(const PriceChange& change) {
  const auto id = parse_enum<CostId>(change.price.record);
  if (!id) return;
  Cost& cost = costs_[static_cast<std::size_t>(*id)];
  if (cost.figure == nullptr) return;
  const CostFigure& was = *cost.figure;
  const double rate = usd_per(cost.currency);
  cost.low = was.low * change.value / was.expected * rate;
  cost.expected = change.value * rate;
  cost.high = was.high * change.value / was.expected * rate;
}

void CostBook::fail_for(CostId id) {
  throw DataError("missing-figure", "costs.json: no figure \"" + std::string(to_string(id)) + "\"",
                  "add it to costs.json or to the catalogue given with --catalog");
}

}  // namespace llmadvisor

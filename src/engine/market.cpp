#include "llmadvisor/engine/market.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>

#include "llmadvisor/catalog/price_age.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/serving/replica.hpp"

namespace llmadvisor {
namespace {

template <class T, class U>
bool allows(const std::vector<T>& wanted, const U& value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

template <class Record>
std::map<std::string_view, const Record*> by_id(const std::vector<Record>& records) {
  std::map<std::string_view, const Record*> index;
  for (const auto& record : records) index.emplace(record.id, &record);
  return index;
}

/// Dollars for one unit of each currency; without a figure 1, as nothing is billed in it then.
using Rates = std::array<double, enum_names<Currency>.size()>;

Rates rates_of(const Catalog& catalog) {
  Rates rates{};
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const auto currency = static_cast<Currency>(i);
    rates[i] = has_rate(currency, catalog) ? usd_per(currency, catalog) : 1;
  }
  return rates;
}

/// Prices in one currency, to put machines on a shelf in order.
double hourly_usd(const GpuOffer& offer, Purchase purchase, const Rates& rates) {
  const double rate = rates[static_cast<std::size_t>(offer.currency)];
  if (purchase == Purchase::spot) return offer.spot->low.value() * rate;
  if (purchase == Purchase::on_demand) return offer.on_demand->value() * rate;
  return (offer.reserved_1_year ? *offer.reserved_1_year : *offer.reserved_3_years).value() * rate;
}

bool is_price(const std::optional<PricePerHour>& price) { return price && price->value() > 0; }

/// A price of 0 is not known, whatever the file says.
bool sells(const GpuOffer& offer, Purchase purchase) {
  switch (purchase) {
    case Purchase::on_demand:
      return is_price(offer.on_demand);
    case Purchase::spot:
      return offer.spot && offer.spot->low.value() > 0;
    case Purchase::reserved:
      return is_price(offer.reserved_1_year ? offer.reserved_1_year : offer.reserved_3_years);
    case Purchase::owned:
      return false;
  }
  return false;
}

ServedAs served_as(const GpuOffer& offer) {
  return offer.kind == GpuOfferKind::marketplace ? ServedAs::marketplace_gpu : ServedAs::gpu;
}

class Stocker {
 public:
  Stocker(const Catalog& catalog, const Filters& filters, std::optional<Date> today)
      : catalog_(catalog),
        filters_(filters),
        today_(today),
        models_(by_id(catalog.models)),
        gpus_(by_id(catalog.gpus)),
        providers_(by_id(catalog.providers)) {
    market_.catalog = &catalog;
    const auto spot_days = price_aging(catalog).spot_days;
    if (today && spot_days) {
      market_.oldest_spot = *today - std::chrono::days(static_cast<int>(*spot_days));
    }
  }

  Market stock() && {
    for (const auto& offer : catalog_.api_offers) stock_api(offer);
    if (wants(OptionKind::on_premises) && allows(filters_.purchases, Purchase::owned)) {
      stock_servers();
    }
    if (wants(OptionKind::rented_gpu)) {
      for (const auto purchase : {Purchase::on_demand, Purchase::spot, Purchase::reserved}) {
        if (allows(filters_.purchases, purchase)) stock_rented(purchase);
      }
    }
    if (!market_.shelves.empty()) stock_models();
    market_.cards = cards_.size();
    market_.builds = builds_.size();
    return std::move(market_);
  }

 private:
  bool wants(OptionKind kind) const { return allows(filters_.only, kind); }

  bool is_sold_still(const std::optional<Date>& retires_on) const {
    return !today_ || !retires_on || *retires_on > *today_;
  }

  bool wants_provider(const std::string& id) const {
    return allows(filters_.providers, id) &&
           std::ranges::find(filters_.denied_providers, id) == filters_.denied_providers.end();
  }

  std::size_t placement(const Provider& provider, DeploymentClass deployment,
                        std::string_view country) {
    const auto key = std::make_tuple(&provider, deployment, country);
    const auto [found, is_new] = placements_.try_emplace(key, market_.placements.size());
    if (is_new) market_.placements.push_back({&provider, deployment, country});
    return found->second;
  }

  void number(Machine& machine) {
    const auto card = std::make_pair(machine.gpu, machine.link);
    machine.card = cards_.try_emplace(card, cards_.size()).first->second;
    const auto build = std::make_pair(machine.card, machine.gpus);
    machine.build = builds_.try_emplace(build, builds_.size()).first->second;
  }

  void stock_api(const ApiOffer& offer) {
    const auto& model = *models_.at(offer.model);
    const auto kind =
        model.weights == Weights::open ? OptionKind::hosted_open_api : OptionKind::closed_api;
    const bool wanted = wants(kind) && is_sold_still(offer.retires_on) &&
                        wants_provider(offer.provider) && allows(filters_.models, offer.model) &&
                        (offer.region.empty() || allows(filters_.regions, offer.region));
    if (!wanted) return;
    const auto& provider = *providers_.at(offer.provider);
    const auto deployment = deployment_class(provider, ServedAs::api, model.weights, offer.country);
    market_.apis.push_back({kind, &offer, &model, &provider,
                            placement(provider, deployment, offer.country),
                            pace_of(provider.id, model.id, catalog_)});
  }

  void stock_rented(Purchase purchase) {
    const Rates rates = rates_of(catalog_);
    std::map<std::string_view, Shelf> shelves;
    for (const auto& offer : catalog_.gpu_offers) {
      const bool wanted = sells(offer, purchase) && is_sold_still(offer.retires_on) &&
                          wants_provider(offer.provider) && allows(filters_.gpus, offer.gpu) &&
                          allows(filters_.instance_types, offer.instance_type) &&
                          allows(filters_.regions, offer.region);
      if (!wanted) continue;
      const auto& provider = *providers_.at(offer.provider);
      const auto& gpu = *gpus_.at(offer.gpu);
      auto& shelf = shelves[offer.provider];
      shelf.kind = OptionKind::rented_gpu;
      shelf.provider = &provider;
      shelf.purchase = purchase;
      shelf.machines.push_back(
          {&offer, &gpu, offer.interconnect.value_or(gpu.interconnect), offer.gpus,
           placement(provider,
                     deployment_class(provider, served_as(offer), Weights::open, offer.country),
                     offer.country)});
      number(shelf.machines.back());
    }
    for (auto& [id, shelf] : shelves) {
      std::ranges::stable_sort(shelf.machines, {}, [&](const Machine& m) {
        return hourly_usd(*std::get<const GpuOffer*>(m.item), purchase, rates);
      });
      market_.shelves.push_back(std::move(shelf));
    }
  }

  /// Servers stay in the order of the catalogue; their bills are not a matter of one price.
  void stock_servers() {
    const auto owner = providers_.find(own_premises_id);
    if (owner == providers_.end() || !wants_provider(owner->second->id)) return;
    Shelf shelf{OptionKind::on_premises, owner->second, Purchase::owned, {}};
    for (const auto& server : catalog_.servers) {
      if (!allows(filters_.gpus, server.gpu) || !allows(filters_.instance_types, server.id)) {
        continue;
      }
      const auto& gpu = *gpus_.at(server.gpu);
      shelf.machines.push_back({&server, &gpu, server.interconnect.value_or(gpu.interconnect),
                                server.gpus,
                                placement(*owner->second, DeploymentClass::own_premises, "")});
      number(shelf.machines.back());
    }
    if (!shelf.machines.empty()) market_.shelves.push_back(std::move(shelf));
  }

  std::vector<WeightFormat> formats_of(const Model& model) const {
    if (filters_.weights) return {*filters_.weights};
    return weight_formats(model);
  }

  void stock_models() {
    for (const auto& model : catalog_.models) {
      if (model.architecture && allows(filters_.models, model.id)) {
        market_.models.push_back({&model, formats_of(model)});
      }
    }
  }

  const Catalog& catalog_;
  const Filters& filters_;
  std::optional<Date> today_;
  std::map<std::string_view, const Model*> models_;
  std::map<std::string_view, const Gpu*> gpus_;
  std::map<std::string_view, const Provider*> providers_;
  std::map<std::tuple<const Provider*, DeploymentClass, std::string_view>, std::size_t> placements_;
  std::map<std::pair<const Gpu*, Interconnect>, std::size_t> cards_;
  std::map<std::pair<std::size_t, int>, std::size_t> builds_;
  Market market_;
};

}  // namespace

bool is_outdated_spot(const GpuOffer& offer, Purchase purchase, const Market& market) {
  return purchase == Purchase::spot && market.oldest_spot &&
         offer.provenance.as_of < *market.oldest_spot;
}

Market stock_market(const Catalog& catalog, const Filters& filters, std::optional<Date> today) {
  return Stocker(catalog, filters, today).stock();
}

}  // namespace llmadvisor

#include "llmadvisor/engine/market.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>

#include "llmadvisor/catalog/price_age.hpp"
#include "llmadvisor/engine/own_machines.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/serving/local_replica.hpp"
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
    const void* what = machine.gpu;
    if (machine.local) what = machine.local.get();
    const auto card = std::make_pair(what, machine.link);
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

  /// Servers stay in the order of the catalogue; their bills are not a matter of one price. Whoever
  /// has machines sees those alone, and the others that are named.
  void stock_servers() {
    const auto owner = providers_.find(own_premises_id);
    if (owner == providers_.end() || !wants_provider(owner->second->id)) return;
    Shelf shelf{OptionKind::on_premises, owner->second, Purchase::owned, {}};
    const OwnMachineRecords own(catalog_, filters_.own);
    market_.own = own.unlisted();
    for (const auto& [server, count] : own.all()) put(*server, count, shelf);
    const bool others_are_named = !filters_.gpus.empty() || !filters_.instance_types.empty();
    for (const auto& server : catalog_.servers) {
      if (!own.all().empty() && !others_are_named) break;
      const bool wanted = allows(filters_.gpus, server.gpu.empty() ? server.device : server.gpu) &&
                          allows(filters_.instance_types, server.id);
      if (wanted && !own.has(server)) put(server, 0, shelf);
    }
    if (!shelf.machines.empty()) market_.shelves.push_back(std::move(shelf));
  }

  /// Once for each engine that serves on it. Whoever has GPUs may run either.
  void put(const Server& server, int owned, Shelf& shelf) {
    const auto gpu = gpus_.find(server.gpu);
    Machine machine{&server, gpu == gpus_.end() ? nullptr : gpu->second, Interconnect::pcie,
                    server.gpus, placement(*shelf.provider, DeploymentClass::own_premises, "")};
    machine.owned = owned;
    if (machine.gpu != nullptr) {
      machine.link = server.interconnect.value_or(machine.gpu->interconnect);
      shelf.machines.push_back(machine);
      number(shelf.machines.back());
      if (owned == 0) return;
    }
    machine.local = local_host(server);
    if (!machine.local) return;
    has_local_hosts_ = true;
    shelf.machines.push_back(machine);
    number(shelf.machines.back());
  }

  std::shared_ptr<const LocalHost> local_host(const Server& server) const {
    auto device = find_local_machine(catalog_, server.device.empty() ? server.gpu : server.device);
    if (!device) return nullptr;
    if (server.memory_gb) device->memory = gib(*server.memory_gb);
    const LocalSpeed* speed = speed_of(*device, catalog_);
    if (speed == nullptr || !can_host(*device, *speed)) return nullptr;
    return std::make_shared<const LocalHost>(LocalHost{*device, speed});
  }

  /// Four bits of one name are two things to two engines.
  std::vector<ServedFormat> formats_of(const Model& model) const {
    std::vector<ServedFormat> formats;
    if (filters_.weights) {
      formats.push_back(*filters_.weights);
      const bool is_mxfp4 = filters_.weights == ServedFormat(WeightFormat::mxfp4);
      if (is_mxfp4) formats.push_back(GgufFormat::mxfp4);
      return formats;
    }
    for (const auto format : weight_formats(model)) formats.push_back(format);
    if (!has_local_hosts_) return formats;
    for (const auto format : gguf_formats(model)) formats.push_back(format);
    return formats;
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
  std::map<std::pair<const void*, Interconnect>, std::size_t> cards_;
  std::map<std::pair<std::size_t, int>, std::size_t> builds_;
  bool has_local_hosts_ = false;
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

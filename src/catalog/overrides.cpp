#include "llmadvisor/catalog/overrides.hpp"

#include <algorithm>
#include <cstdio>

#include "json_reader.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/strict_json.hpp"
#include "llmadvisor/text/decimal.hpp"

namespace llmadvisor {
namespace {

std::string pointer(const char* list, std::size_t place) {
  return "/" + std::string(list) + "/" + std::to_string(place);
}

void refuse_unclear(const std::vector<Discount>& discounts, const std::string& file) {
  for (std::size_t i = 0; i < discounts.size(); ++i) {
    if (discounts[i].provider.empty() != discounts[i].offer.empty()) continue;
    throw DataError::at(file, pointer("discounts", i),
                        "expected a provider or an offer, one of the two");
  }
}

// --- what an override is about

template <class... Tables>
std::vector<std::string> ids_of(const Tables&... tables) {
  std::vector<std::string> ids;
  const auto add = [&](const auto& table) {
    for (const auto& record : table) ids.push_back(record.id);
  };
  (add(tables), ...);
  return ids;
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

/// Clouds may get an egress price of their own: `egress_<provider>_per_gb`, `..._free_gb`.
bool is_egress_of_provider(const std::string& id, const Catalog& catalog) {
  return std::ranges::any_of(catalog.providers, [&](const Provider& provider) {
    std::string name = provider.id;
    std::ranges::replace(name, '-', '_');
    return id == "egress_" + name + "_per_gb" || id == "egress_" + name + "_free_gb";
  });
}

std::string sentence(const std::string& file, const std::string& why) {
  return why.empty() ? "own figure: " + file : "own figure: " + why;
}

Provenance own(const std::string& file, const std::string& why, Date as_of) {
  return {sentence(file, why), as_of, Confidence::high, ""};
}

Server server_of(const OwnServer& own_server, const std::string& file) {
  const auto provenance = own(file, own_server.why, own_server.as_of);
  Server server;
  server.id = own_server.id;
  server.name = own_server.name.empty() ? own_server.id : own_server.name;
  server.gpu = own_server.gpu;
  server.gpus = own_server.gpus;
  server.interconnect = own_server.interconnect;
  server.power = Watts(own_server.power_watts);
  server.power_source = provenance.source;
  server.parts.push_back({server.name, own_server.price_usd_low.value_or(own_server.price_usd),
                          own_server.price_usd,
                          own_server.price_usd_high.value_or(own_server.price_usd), provenance});
  server.provenance = provenance;
  return server;
}

/// usd_per_kwh and eur_per_kwh measure the same thing.
std::string_view without_currency(std::string_view unit) {
  const bool is_money = unit.starts_with("usd_per_") || unit.starts_with("eur_per_");
  return is_money ? unit.substr(3) : unit;
}

CostFigure figure_of(const OwnFigure& own_figure, const std::string& file, std::size_t place,
                     const Catalog& catalog) {
  CostFigure figure;
  if (const auto* listed = catalog.find_cost_figure(own_figure.id)) {
    figure.label = listed->label;
    figure.unit = listed->unit;
  } else {
    figure.label = own_figure.id;
    figure.unit = own_figure.id.ends_with("_per_gb") ? "usd_per_gb" : "gb";
  }
  if (!own_figure.unit.empty()) {
    const bool is_rate = own_figure.id.ends_with("_usd_rate");
    if (is_rate ? own_figure.unit != figure.unit
                : without_currency(own_figure.unit) != without_currency(figure.unit)) {
      throw DataError::at(file, pointer("cost_figures", place) + "/unit",
                          "expected " + figure.unit);
    }
    figure.unit = own_figure.unit;
  }
  figure.id = own_figure.id;
  figure.low = own_figure.low.value_or(own_figure.expected);
  figure.expected = own_figure.expected;
  figure.high = own_figure.high.value_or(own_figure.expected);
  figure.provenance = own(file, own_figure.why, own_figure.as_of);
  return figure;
}

void lay_own_records(const Overrides& file, Catalog& catalog, Origins& origins) {
  Catalog records;
  for (const auto& server : file.servers) {
    if (catalog.find_gpu(server.gpu) == nullptr) continue;
    records.servers.push_back(server_of(server, file.file));
    records.servers.back().gpu = catalog.find_gpu(server.gpu)->id;
  }
  for (std::size_t i = 0; i < file.cost_figures.size(); ++i) {
    records.cost_figures.push_back(figure_of(file.cost_figures[i], file.file, i, catalog));
  }
  merge(catalog, records, Prefer::upper_layer, file.file, origins);
}

// --- discounts

template <class Price>
void scale(std::optional<Price>& price, double factor) {
  if (price) price = Price(nine_digits(price->value() * factor));
}

void scale(TokenPrices& p, double factor) {
  for (auto* price : {&p.input, &p.output, &p.cached_input, &p.cache_write, &p.reasoning_output}) {
    scale(*price, factor);
  }
}

/// What others say of the list price is said of the price after the discount, too.
void scale(std::vector<SecondSource>& seconds, double factor) {
  for (auto& second : seconds) {
    const bool is_limit =
        second.figure == OfferFigure::context || second.figure == OfferFigure::longest_answer;
    if (!is_limit) second.value = nine_digits(second.value * factor);
  }
}

void scale(ApiOffer& offer, double factor) {
  scale(offer.second_sources, factor);
  scale(offer.prices, factor);
  if (offer.batch_prices) scale(*offer.batch_prices, factor);
  for (auto& tier : offer.context_tiers) scale(tier.prices, factor);
  for (auto& time : offer.timed_prices) scale(time.prices, factor);
}

void scale(GpuOffer& offer, double factor) {
  scale(offer.second_sources, factor);
  for (auto* price : {&offer.on_demand, &offer.reserved_1_year, &offer.reserved_3_years}) {
    scale(*price, factor);
  }
  scale(offer.monthly_cap, factor);
  scale(offer.set_up_fee, factor);
  if (!offer.spot) return;
  offer.spot->low = PricePerHour(nine_digits(offer.spot->low.value() * factor));
  offer.spot->high = PricePerHour(nine_digits(offer.spot->high.value() * factor));
}

std::string note_of(const Discount& discount) {
  char percent[32];
  std::snprintf(percent, sizeof percent, "%.9g", discount.percent);
  return std::string("negotiated discount of ") + percent + " %" +
         (discount.why.empty() ? "" : " (" + discount.why + ")");
}

struct PlacedDiscount {
  const Discount* discount = nullptr;
  const std::string* file = nullptr;
};

/// The offer's own discount before its provider's, then the last one.
template <class Offer>
PlacedDiscount discount_for(const Offer& offer, const std::vector<Overrides>& files,
                            const Catalog& catalog) {
  PlacedDiscount best;
  for (const auto& file : files) {
    for (const auto& discount : file.discounts) {
      if (discount.offer.empty()) {
        const auto* provider = catalog.find_provider(discount.provider);
        if (provider == nullptr || provider->id != offer.provider) continue;
        if (best.discount != nullptr && !best.discount->offer.empty()) continue;
      } else if (discount.offer != offer.id) {
        continue;
      }
      best = {&discount, &file.file};
    }
  }
  return best;
}

template <class Offer>
void discount_all(std::vector<Offer>& offers, const std::string& table,
                  const std::vector<Overrides>& files, const Catalog& catalog, Origins& origins) {
  for (auto& offer : offers) {
    const auto [discount, file] = discount_for(offer, files, catalog);
    if (discount == nullptr) continue;
    scale(offer, 1 - discount->percent / 100);
    auto& note = offer.provenance.note;
    note += (note.empty() ? "" : "; ") + note_of(*discount);
    origins[table + "/" + offer.id] = *file;
  }
}

template <class Record>
void withdraw(const std::string& id, std::vector<Record>& records, const std::string& table,
              Origins& origins) {
  if (std::erase_if(records, [&](const Record& record) { return record.id == id; }) > 0) {
    origins.erase(table + "/" + id);
  }
}

}  // namespace

Overrides read_overrides(const std::string& file, std::string_view text) {
  const auto document = parse_strictly(file, text);
  JsonReader reader(document, file, "");
  Overrides overrides;
  overrides.file = file;
  std::string ignored;
  reader.optional("$schema", ignored);
  reader.list("discounts", overrides.discounts);
  reader.optional("withdrawn", overrides.withdrawn);
  reader.list("servers", overrides.servers);
  reader.list("cost_figures", overrides.cost_figures);
  reader.refuse_unknown_keys();
  refuse_unclear(overrides.discounts, file);
  return overrides;
}

std::vector<Unmatched> find_unmatched(const Overrides& overrides, const Catalog& catalog) {
  std::vector<Unmatched> list;
  const auto miss = [&](const char* table, std::size_t i, OverrideTarget target,
                        const std::string& name, std::vector<std::string> known) {
    list.push_back({overrides.file + ": " + pointer(table, i), target, name, std::move(known)});
  };
  const auto offers = ids_of(catalog.api_offers, catalog.gpu_offers);
  for (std::size_t i = 0; i < overrides.discounts.size(); ++i) {
    const auto& [provider, offer, percent, why] = overrides.discounts[i];
    if (!provider.empty() && catalog.find_provider(provider) == nullptr) {
      miss("discounts", i, OverrideTarget::provider, provider, ids_of(catalog.providers));
    }
    if (!offer.empty() && !contains(offers, offer))
      miss("discounts", i, OverrideTarget::offer, offer, offers);
  }
  const auto sold = ids_of(catalog.api_offers, catalog.gpu_offers, catalog.servers);
  for (std::size_t i = 0; i < overrides.withdrawn.size(); ++i) {
    const auto& id = overrides.withdrawn[i];
    if (!contains(sold, id)) miss("withdrawn", i, OverrideTarget::offer, id, sold);
  }
  for (std::size_t i = 0; i < overrides.servers.size(); ++i) {
    const auto& gpu = overrides.servers[i].gpu;
    if (catalog.find_gpu(gpu) == nullptr)
      miss("servers", i, OverrideTarget::gpu, gpu, ids_of(catalog.gpus));
  }
  const auto figures = ids_of(catalog.cost_figures);
  for (std::size_t i = 0; i < overrides.cost_figures.size(); ++i) {
    const auto& id = overrides.cost_figures[i].id;
    if (contains(figures, id) || is_egress_of_provider(id, catalog)) continue;
    miss("cost_figures", i, OverrideTarget::cost_figure, id, figures);
  }
  return list;
}

void apply_overrides(const std::vector<Overrides>& files, Catalog& catalog, Origins& origins) {
  for (const auto& file : files) lay_own_records(file, catalog, origins);
  discount_all(catalog.api_offers, "api_offers", files, catalog, origins);
  discount_all(catalog.gpu_offers, "gpu_offers", files, catalog, origins);
  for (const auto& file : files) {
    for (const auto& id : file.withdrawn) {
      withdraw(id, catalog.api_offers, "api_offers", origins);
      withdraw(id, catalog.gpu_offers, "gpu_offers", origins);
      withdraw(id, catalog.servers, "servers", origins);
    }
  }
}

}  // namespace llmadvisor

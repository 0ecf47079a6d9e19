#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/price_age.hpp"
#include "llmadvisor/engine/bills/api_prices.hpp"
#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/input_ref.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// The figures of costs.json that every bill may need; the name is the id in that file.
enum class CostId {
  eur_usd_rate,
  token_count_spread,  ///< low and high as factors on the tokens of a month
  api_price_spread,    ///< low and high as factors on list prices by the token
  batch_window_hours,  ///< in which batches are promised
  cache_ttl_minutes,   ///< how long an unused prompt prefix stays in a provider's cache
  egress_bytes_per_token,
  egress_per_gb,  ///< of clouds without a figure of their own
  disk_per_gb_month,
  disk_system_gb,  ///< operating system, drivers, engine: beside the weights
  public_ip_per_hour,
  spot_interruption_share,        ///< of the hours: what restarts may add
  marketplace_price_spread,       ///< low and high as factors on the listed price
  serverless_idle_seconds,        ///< billed after the last request before a worker stops
  serverless_cold_start_seconds,  ///< billed while a worker loads the weights
  electricity_us,
  electricity_eu,
  electricity_fr,    ///< small sites
  idle_power_share,  ///< of the power under load, drawn by a server with nothing to do
  pue,
  colocation_us_per_kw,
  colocation_global_per_kw,
  network_share,     ///< of the purchase price, where there are several servers
  maintenance_rate,  ///< of the purchase price, a year
  spares_rate,       ///< of the purchase price, a year
  residual_rate,     ///< of the purchase price, left at the end of the server's life
  engineer_hour_us,
  engineer_hour_fr,
  employer_on_cost_rate,
  set_up_hours_machine,           ///< of people, once
  set_up_hours_fleet,             ///< or machines of eight GPUs
  running_hours_machine,          ///< a month, one or two GPUs
  running_hours_further_machine,  ///< each pair of GPUs after it
  running_hours_fleet,            ///< of eight pairs
  running_hours_own_node,         ///< a machine of eight GPUs in one's own room
  running_hours_further_node,
  rag_chunk_tokens,
  vector_index_overhead,   ///< index, payload and copies, as a factor on the bare vectors
  store_machine_per_hour,  ///< with 8 GiB of memory, in any cloud
  store_machine_gb,        ///< of an index that such a machine holds
  embedding_utilisation,   ///< share of the dense peak that embedding a corpus reaches
  training_utilisation,    ///< share of the dense peak that fine-tuning reaches
  lora_compute_share,      ///< of the operations of full fine-tuning
};
template <>
inline constexpr auto enum_rows<CostId> = std::to_array<EnumRow<CostId>>(
    {{CostId::eur_usd_rate, "eur_usd_rate"},
     {CostId::token_count_spread, "token_count_spread"},
     {CostId::api_price_spread, "api_price_spread"},
     {CostId::batch_window_hours, "batch_window_hours"},
     {CostId::cache_ttl_minutes, "cache_ttl_minutes"},
     {CostId::egress_bytes_per_token, "egress_bytes_per_token"},
     {CostId::egress_per_gb, "egress_per_gb"},
     {CostId::disk_per_gb_month, "disk_per_gb_month"},
     {CostId::disk_system_gb, "disk_system_gb"},
     {CostId::public_ip_per_hour, "public_ip_per_hour"},
     {CostId::spot_interruption_share, "spot_interruption_share"},
     {CostId::marketplace_price_spread, "marketplace_price_spread"},
     {CostId::serverless_idle_seconds, "serverless_idle_seconds"},
     {CostId::serverless_cold_start_seconds, "serverless_cold_start_seconds"},
     {CostId::electricity_us, "electricity_us"},
     {CostId::electricity_eu, "electricity_eu"},
     {CostId::electricity_fr, "electricity_fr"},
     {CostId::idle_power_share, "idle_power_share"},
     {CostId::pue, "pue"},
     {CostId::colocation_us_per_kw, "colocation_us_per_kw"},
     {CostId::colocation_global_per_kw, "colocation_global_per_kw"},
     {CostId::network_share, "network_share"},
     {CostId::maintenance_rate, "maintenance_rate"},
     {CostId::spares_rate, "spares_rate"},
     {CostId::residual_rate, "residual_rate"},
     {CostId::engineer_hour_us, "engineer_hour_us"},
     {CostId::engineer_hour_fr, "engineer_hour_fr"},
     {CostId::employer_on_cost_rate, "employer_on_cost_rate"},
     {CostId::set_up_hours_machine, "set_up_hours_machine"},
     {CostId::set_up_hours_fleet, "set_up_hours_fleet"},
     {CostId::running_hours_machine, "running_hours_machine"},
     {CostId::running_hours_further_machine, "running_hours_further_machine"},
     {CostId::running_hours_fleet, "running_hours_fleet"},
     {CostId::running_hours_own_node, "running_hours_own_node"},
     {CostId::running_hours_further_node, "running_hours_further_node"},
     {CostId::rag_chunk_tokens, "rag_chunk_tokens"},
     {CostId::vector_index_overhead, "vector_index_overhead"},
     {CostId::store_machine_per_hour, "store_machine_per_hour"},
     {CostId::store_machine_gb, "store_machine_gb"},
     {CostId::embedding_utilisation, "embedding_utilisation"},
     {CostId::training_utilisation, "training_utilisation"},
     {CostId::lora_compute_share, "lora_compute_share"}});
inline constexpr std::size_t cost_count = enum_names<CostId>.size();

/// A cost figure, in USD where it is an amount of money.
struct Cost {
  double low = 0;
  double expected = 0;
  double high = 0;
  const CostFigure* figure = nullptr;  ///< as the catalogue states it, perhaps in EUR
  Currency currency = Currency::usd;   ///< of `figure`

  /// Low and high as factors on what is expected.
  [[nodiscard]] Spread spread() const;
};

/// What a provider asks for traffic to the internet: the figures `egress_<provider>_per_gb` and
/// `egress_<provider>_free_gb` where there are such, else `egress_per_gb`.
struct Egress {
  Cost per_gb;
  double free_gb = 0;  ///< a month
};

/// What a provider sells for embedding, re-ranking or keeping vectors.
struct HostedRetrieval {
  const RetrievalModel* model;
  const Provider* provider;  ///< null where the catalogue has no such provider
  double usd;  ///< for a million tokens embedded, a thousand queries re-ranked, a GB kept a month
  double usd_rate;  ///< of the currency that it is sold in
};

/// Input, cached input and output, the first of OfferFigure.
inline constexpr std::size_t priced_figures = 3;

/// The catalogue's cost figures, looked up once so that a bill only dereferences pointers. Must not
/// outlive the catalogue.
class CostBook {
 public:
  /// The prices of a day; of no day: as they are stated, whatever their age.
  explicit CostBook(const Catalog& catalog, std::optional<Date> today = std::nullopt);

  /// The same book with one price changed; the catalogue stays as it is. A price that the catalogue
  /// does not have changes nothing.
  [[nodiscard]] CostBook with(const PriceChange& change) const;

  /// A record at the price that counts. Bills take every offer and server through here.
  template <class Record>
  [[nodiscard]] const Record& priced(const Record& record) const {
    const auto* changed = std::get_if<Repriced<Record>>(&repriced_);
    return changed != nullptr && changed->original == &record ? changed->record : record;
  }

  /// Throws DataError when costs.json lacks the figure.
  [[nodiscard]] const Cost& operator[](CostId id) const {
    const Cost& cost = costs_[static_cast<std::size_t>(id)];
    if (cost.figure == nullptr) fail_for(id);
    return cost;
  }
  [[nodiscard]] double usd_per(Currency currency) const {
    if (currency == Currency::usd) return 1;
    if (currency == Currency::eur) return (*this)[CostId::eur_usd_rate].expected;
    return llmadvisor::usd_per(currency, *catalog_);
  }
  [[nodiscard]] Egress egress(const Provider& provider) const;
  /// What documents are embedded or re-ranked with where they must not leave: the smallest open
  /// model that reads whole passages. Null: none is known.
  [[nodiscard]] const RetrievalModel* own_retrieval(RetrievalModelKind kind) const {
    return own_retrieval_[static_cast<std::size_t>(kind)];
  }
  /// Those with a price, the cheapest first.
  [[nodiscard]] std::span<const HostedRetrieval> hosted_retrieval(RetrievalModelKind kind) const {
    return hosted_retrieval_[static_cast<std::size_t>(kind)];
  }

  /// See list_prices(const ApiOffer&, Date).
  [[nodiscard]] TokenPrices list_prices(const ApiOffer& offer, Date today) const;
  /// What the age of an offer's price, and what others say of it, do to the range of what is paid
  /// at it. Of input, cached input and output.
  [[nodiscard]] Spread price_spread(const ApiOffer& offer, OfferFigure figure, Date today) const;
  /// The same for the hour of a machine.
  [[nodiscard]] PriceAge age_of(const GpuOffer& offer, Date today) const {
    return price_age(offer.provenance.as_of, today, aging_, seller_of_listed(offer));
  }
  /// What the age of a machine's price multiplies it by, expectedly.
  [[nodiscard]] double drift(const GpuOffer& offer) const {
    return today_ ? age_of(offer, *today_).expected_factor : 1;
  }
  [[nodiscard]] const PriceAging& aging() const { return aging_; }

  [[nodiscard]] const Catalog& catalog() const { return *catalog_; }

 private:
  template <class Record>
  struct Repriced {
    const Record* original;
    Record record;
  };

  /// What every bill at an offer's prices begins with.
  struct ListedPrices {
    TokenPrices prices;
    std::array<Spread, priced_figures> spreads;  ///< by OfferFigure
  };

  [[noreturn]] static void fail_for(CostId id);
  void change_token_price(const PriceChange& change);
  void change_hour_price(const PriceChange& change);
  void change_server_price(const PriceChange& change);
  void change_electricity(const PriceChange& change);
  [[nodiscard]] Seller seller_of_listed(const GpuOffer& offer) const;
  [[nodiscard]] Spread find_price_spread(const ApiOffer& offer, OfferFigure figure,
                                         Date today) const;
  [[nodiscard]] const ListedPrices* listed_prices(const ApiOffer& offer, Date today) const;
  void choose_own_retrieval();
  void list_hosted_retrieval();

  const Catalog* catalog_;
  std::optional<Date> today_;
  PriceAging aging_;
  std::vector<Seller> sellers_;           ///< of the catalogue's GPU offers, in their order
  std::vector<ListedPrices> api_prices_;  ///< of its API offers, on `today_`
  std::array<Cost, cost_count> costs_;
  std::vector<std::pair<const Provider*, Egress>> egress_;  ///< of those with a price of their own
  std::variant<std::monostate, Repriced<ApiOffer>, Repriced<GpuOffer>, Repriced<Server>> repriced_;
  static constexpr std::size_t retrieval_kinds = enum_names<RetrievalModelKind>.size();
  std::array<std::vector<HostedRetrieval>, retrieval_kinds> hosted_retrieval_;
  std::array<const RetrievalModel*, retrieval_kinds> own_retrieval_{};
};

}  // namespace llmadvisor

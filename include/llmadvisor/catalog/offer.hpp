#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/currency.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/precision.hpp"
#include "llmadvisor/catalog/record.hpp"
#include "llmadvisor/catalog/second_source.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// The largest amounts that a price field takes. Believable prices are lower still: `catalog check`
/// and imports say so.
inline constexpr Bounds token_bounds = positive_up_to(1000);
inline constexpr Bounds hourly_bounds = positive_up_to(1000);
inline constexpr Bounds monthly_cap_bounds = positive_up_to(1e6);
inline constexpr Bounds set_up_fee_bounds = positive_up_to(1e6);

/// Prices for one million tokens, in the offer's currency. Absent means unknown, never free.
struct TokenPrices {
  std::optional<PricePerMillionTokens> input;
  std::optional<PricePerMillionTokens> output;
  std::optional<PricePerMillionTokens> cached_input;
  std::optional<PricePerMillionTokens> cache_write;       ///< shortest time to live
  std::optional<PricePerMillionTokens> reasoning_output;  ///< where it differs from output
};

/// A long prompt reprices the whole request: these prices replace the base ones.
struct ContextTier {
  int above_input_tokens = 0;
  TokenPrices prices;
};

/// Prices that hold from a day on, or during some hours only (UTC), in place of the base ones.
struct TimedPrices {
  std::optional<Date> from_date;
  std::optional<std::string> daily_from_utc;  ///< "HH:MM"
  std::optional<std::string> daily_to_utc;
  TokenPrices prices;
};

/// One model at one provider, priced by the token: a closed API or a hosted open model, by the
/// weights of the model.
struct ApiOffer {
  std::string id;  ///< provider/model, with @region where the region has its own price
  std::string provider;
  std::string model;
  std::string provider_model_name;
  std::string region;   ///< empty: wherever the provider chooses to run it
  std::string country;  ///< ISO 3166 code of the data centre, or EU; empty when not stated
  Currency currency = Currency::usd;
  TokenPrices prices;
  std::optional<TokenPrices> batch_prices;
  std::vector<ContextTier> context_tiers;
  std::vector<TimedPrices> timed_prices;
  std::optional<int> max_context_tokens;
  std::optional<int> max_output_tokens;
  std::string limits_source;  ///< of the two limits, where it is not the prices'
  std::optional<Date> limits_as_of;
  std::optional<Precision> weights_precision;  ///< hosted models: as stated by the provider
  std::optional<Date> valid_until;             ///< the last day on which the price is known to hold
  std::optional<Date> retires_on;              ///< announced: from this day on it is not sold
  std::optional<Mark> mark;                    ///< of the prices; absent: never compared
  std::optional<Mark> limits_mark;             ///< of the context and the longest answer
  std::vector<SecondSource> second_sources;    ///< what other lists say of its figures
  std::string disagreement;                    ///< what other sources say, in full
  Provenance provenance;
};

/// Lowest and highest price over the zones of a region on the day of the snapshot.
struct SpotPrice {
  PricePerHour low;
  PricePerHour high;
};

enum class GpuOfferKind { instance, serverless, marketplace };
template <>
inline constexpr auto enum_rows<GpuOfferKind> =
    std::to_array<EnumRow<GpuOfferKind>>({{GpuOfferKind::instance, "instance"},
                                          {GpuOfferKind::serverless, "serverless"},
                                          {GpuOfferKind::marketplace, "marketplace"}});

/// One instance type in one region. Prices are for the whole instance.
struct GpuOffer {
  std::string id;  ///< provider/instance_type@region
  std::string provider;
  std::string instance_type;
  std::string gpu;
  int gpus = 1;
  std::optional<Interconnect> interconnect;  ///< where it differs from the card's own
  std::optional<double> ram_gib;
  std::optional<double> vcpus;
  std::string region;
  std::string country;  ///< ISO 3166 code of the data centre, empty when not stated
  GpuOfferKind kind = GpuOfferKind::instance;
  Currency currency = Currency::usd;
  std::optional<PricePerHour> on_demand;
  std::optional<SpotPrice> spot;
  std::optional<PricePerHour> reserved_1_year;
  std::optional<PricePerHour> reserved_3_years;
  std::optional<PricePerMonth> monthly_cap;  ///< the most that the hours of a month come to
  /// Paid once with each order: such a machine is kept, not stopped overnight.
  std::optional<OneOffPrice> set_up_fee;
  std::optional<Date> valid_until;  ///< the last day on which the price is known to hold
  std::optional<Date> retires_on;   ///< announced: from this day on it is not sold
  std::optional<Mark> mark;         ///< of the hour on demand; absent: never compared
  std::vector<SecondSource> second_sources;
  Provenance provenance;
};

template <class Visitor, maybe_const<TokenPrices> Record>
void describe(Visitor& v, Record& r) {
  constexpr PricePerMillionTokens one(1);
  v.optional_unit("input_per_million_tokens", r.input, one, token_bounds);
  v.optional_unit("output_per_million_tokens", r.output, one, token_bounds);
  v.optional_unit("cached_input_per_million_tokens", r.cached_input, one, token_bounds);
  v.optional_unit("cache_write_per_million_tokens", r.cache_write, one, token_bounds,
                  Says{"shortest time to live"});
  v.optional_unit("reasoning_output_per_million_tokens", r.reasoning_output, one, token_bounds,
                  Says{"where it differs from output"});
}

template <class Visitor, maybe_const<ContextTier> Record>
void describe(Visitor& v, Record& r) {
  v.field("above_input_tokens", r.above_input_tokens, count_of_some,
          Says{"a longer prompt pays these prices for the whole request"});
  v.group("prices", r.prices);
}

template <class Visitor, maybe_const<TimedPrices> Record>
void describe(Visitor& v, Record& r) {
  v.optional("from_date", r.from_date, Says{"prices from a day on"});
  v.optional("daily_from_utc", r.daily_from_utc, TextForm::clock, Says{"prices of some hours"});
  v.optional("daily_to_utc", r.daily_to_utc, TextForm::clock);
  v.group("prices", r.prices);
}

template <class Visitor, maybe_const<ApiOffer> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id,
          Says{"provider/model, with @region where the region has its own price"});
  v.field("provider", r.provider, TextForm::id);
  v.field("model", r.model, TextForm::id);
  v.optional("provider_model_name", r.provider_model_name);
  v.optional("region", r.region, Says{"absent: wherever the provider chooses"});
  v.optional("country", r.country, TextForm::country, Says{"of the data centre, ISO 3166 or EU"});
  v.field("currency", r.currency);
  v.group("prices", r.prices);
  v.optional_group("batch_prices", r.batch_prices);
  v.list("context_tiers", r.context_tiers);
  v.list("timed_prices", r.timed_prices);
  v.optional("max_context_tokens", r.max_context_tokens, count_of_some);
  v.optional("max_output_tokens", r.max_output_tokens, count_of_some);
  v.optional("limits_source", r.limits_source,
             Says{"of the two limits, where it is not that of the prices"});
  v.optional("limits_as_of", r.limits_as_of);
  v.optional("weights_precision", r.weights_precision,
             Says{"hosted models: as the provider states it"});
  v.optional("valid_until", r.valid_until,
             Says{"the last day on which the price is known to hold"});
  v.optional("retires_on", r.retires_on, Says{"announced: from this day on it is not sold"});
  v.optional("mark", r.mark, Says{"of the prices; absent: never compared"});
  v.optional("limits_mark", r.limits_mark, Says{"of the context and the longest answer"});
  v.list("second_sources", r.second_sources);
  v.optional("disagreement", r.disagreement, Says{"what other sources say"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<SpotPrice> Record>
void describe(Visitor& v, Record& r) {
  v.unit("low_per_hour", r.low, PricePerHour(1), hourly_bounds,
         Says{"over the zones of the region"});
  v.unit("high_per_hour", r.high, PricePerHour(1),
         hourly_bounds.at_least(r.low.value(), "low_per_hour"));
}

template <class Visitor, maybe_const<GpuOffer> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id, Says{"provider/instance_type@region"});
  v.field("provider", r.provider, TextForm::id);
  v.field("instance_type", r.instance_type);
  v.field("gpu", r.gpu, TextForm::id);
  v.field("gpus", r.gpus, count_up_to(most_gpus));
  v.optional("interconnect", r.interconnect, Says{"where it differs from the card's own"});
  v.optional("ram_gib", r.ram_gib, positive_up_to(1e6));
  v.optional("vcpus", r.vcpus, positive_up_to(1e6));
  v.optional("region", r.region);
  v.optional("country", r.country, TextForm::country, Says{"of the data centre, ISO 3166 or EU"});
  v.optional("kind", r.kind, Says{"`instance` when absent"});
  v.field("currency", r.currency);
  v.optional_unit("on_demand_per_hour", r.on_demand, PricePerHour(1), hourly_bounds,
                  Says{"for the whole instance, like the prices below"});
  v.optional_group("spot", r.spot);
  v.optional_unit("reserved_1_year_per_hour", r.reserved_1_year, PricePerHour(1), hourly_bounds);
  v.optional_unit("reserved_3_years_per_hour", r.reserved_3_years, PricePerHour(1), hourly_bounds);
  v.optional_unit("monthly_cap", r.monthly_cap, PricePerMonth(1), monthly_cap_bounds,
                  Says{"the most that the hours on demand of a month come to"});
  v.optional_unit("set_up_fee", r.set_up_fee, OneOffPrice(1), set_up_fee_bounds,
                  Says{"paid once with each order: the machine is kept, not stopped overnight"});
  v.optional("valid_until", r.valid_until,
             Says{"the last day on which the price is known to hold"});
  v.optional("retires_on", r.retires_on, Says{"announced: from this day on it is not sold"});
  v.optional("mark", r.mark, Says{"of the hour on demand; absent: never compared"});
  v.list("second_sources", r.second_sources);
  describe(v, r.provenance);
}

}  // namespace llmadvisor

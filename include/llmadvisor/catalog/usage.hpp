#pragma once

#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/local_speed.hpp"
#include "llmadvisor/catalog/people.hpp"
#include "llmadvisor/catalog/record.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// A kind of work in numbers, for those who have no logs yet.
struct WorkloadPreset {
  std::string id;
  double input_tokens = 0;  ///< of one request, all of its context
  double cached_share = 0;  ///< of the input, in a warm cache
  double output_tokens = 0;
  std::optional<double> hidden_tokens;
  std::optional<double> requests_per_user_and_day;
  double peak_factor = 1;  ///< over the mean of the open hours
  double hours_per_day = 24;
  std::string request;  ///< of HiddenTokens: how long a model thinks about it
  Provenance provenance;
};

/// One statistic of a public trace or case, which presets lean on.
struct TrafficMeasure {
  std::string id;
  std::string workload;
  std::string measure;
  double value = 0;
  std::optional<double> low;
  std::optional<double> high;
  std::string unit;
  std::optional<double> p10;
  std::optional<double> p25;
  std::optional<double> p50;
  std::optional<double> p75;
  std::optional<double> p90;
  std::optional<double> p95;
  std::optional<double> p99;
  Provenance provenance;
};

enum class SeatPeriod { month, year };
template <>
inline constexpr auto enum_rows<SeatPeriod> =
    std::to_array<EnumRow<SeatPeriod>>({{SeatPeriod::month, "month"}, {SeatPeriod::year, "year"}});

/// What somebody does in their seat; `none`: a bundle or a bill, no seat to choose.
enum class SeatUse { none, chat, coding, chat_and_coding };
template <>
inline constexpr auto enum_rows<SeatUse> =
    std::to_array<EnumRow<SeatUse>>({{SeatUse::none, "none"},
                                     {SeatUse::chat, "chat"},
                                     {SeatUse::coding, "coding"},
                                     {SeatUse::chat_and_coding, "chat-and-coding"}});

enum class SeatAudience { person, business };
template <>
inline constexpr auto enum_rows<SeatAudience> = std::to_array<EnumRow<SeatAudience>>(
    {{SeatAudience::person, "person"}, {SeatAudience::business, "business"}});

/// What is billed beside the price of the seat, the most foreseeable first.
enum class SeatBilling {
  flat,     ///< nothing: there are limits
  metered,  ///< use beyond what is included
  all_use,  ///< all use
  on_top,   ///< another licence that it needs
};
template <>
inline constexpr auto enum_rows<SeatBilling> =
    std::to_array<EnumRow<SeatBilling>>({{SeatBilling::flat, "flat"},
                                         {SeatBilling::metered, "metered"},
                                         {SeatBilling::all_use, "all-use"},
                                         {SeatBilling::on_top, "on-top"}});

/// Whether models are trained on what is typed there.
enum class SeatTraining { unstated, no, may };
template <>
inline constexpr auto enum_rows<SeatTraining> = std::to_array<EnumRow<SeatTraining>>(
    {{SeatTraining::unstated, "unstated"}, {SeatTraining::no, "no"}, {SeatTraining::may, "may"}});

/// A chat or coding subscription for one person.
struct Seat {
  std::string id;
  std::string vendor;
  std::string plan;
  QuotedIn currency = QuotedIn::usd;
  double price = 0;
  std::optional<double> price_low;
  std::optional<double> price_high;
  SeatPeriod per = SeatPeriod::month;
  std::string included;
  std::string data_terms;
  SeatUse use = SeatUse::none;
  SeatAudience audience = SeatAudience::person;
  std::string provider;  ///< of the catalogue, whose law holds; empty: no source on it
  std::optional<double> least_seats;
  std::optional<double> most_seats;
  SeatBilling billing = SeatBilling::flat;
  SeatTraining training = SeatTraining::unstated;
  Provenance provenance;
};

enum class SpeedMetric {
  output_speed,         ///< tokens a second once the answer has begun
  whole_call_speed,     ///< tokens over the whole call, which is less
  time_to_first_token,  ///< milliseconds
};
template <>
inline constexpr auto enum_rows<SpeedMetric> = std::to_array<EnumRow<SpeedMetric>>(
    {{SpeedMetric::output_speed, "output_tokens_per_s"},
     {SpeedMetric::whole_call_speed, "whole_call_tokens_per_s"},
     {SpeedMetric::time_to_first_token, "time_to_first_token_ms"}});

/// A model at a provider, by the source's names, and by the catalogue's where it has them.
struct NamedApi {
  std::string id;
  std::string provider_name;
  std::string provider;
  std::string model_name;
  std::string model;
};

/// How fast a provider answers.
struct ApiSpeed : NamedApi {
  SpeedMetric metric = SpeedMetric::output_speed;
  double value = 0;
  Provenance provenance;
};

enum class LimitMetric { tokens, input_tokens, requests };
template <>
inline constexpr auto enum_rows<LimitMetric> =
    std::to_array<EnumRow<LimitMetric>>({{LimitMetric::tokens, "tokens_per_minute"},
                                         {LimitMetric::input_tokens, "input_tokens_per_minute"},
                                         {LimitMetric::requests, "requests_per_minute"}});

/// What a provider lets through on one of its plans.
struct ApiLimit : NamedApi {
  std::string plan;
  LimitMetric metric = LimitMetric::tokens;
  double value = 0;
  Provenance provenance;
};

struct StreetPrice {
  std::string what;
  QuotedIn currency = QuotedIn::usd;
  double price = 0;
  std::optional<double> price_low;
  std::optional<double> price_high;
  Provenance provenance;
};

/// A machine on which one person runs models: a card, a box or a Mac.
struct LocalDevice {
  std::string id;
  std::string name;
  std::string gpu;  ///< of the catalogue, where it is that card
  std::optional<DeviceMaker> maker;
  std::optional<double> memory_gb;
  std::optional<double> memory_gb_most;  ///< where it is sold in sizes
  std::optional<double> bandwidth_gb_per_s;
  std::optional<double> dense_16bit_tflops;
  std::optional<double> dense_int8_tops;
  std::optional<double> dense_fp8_tflops;
  std::optional<Watts> power;
  std::vector<StreetPrice> prices;
  Provenance provenance;
};

template <class Visitor, maybe_const<WorkloadPreset> Record>
void describe(Visitor& v, Record& r) {
  constexpr Bounds tokens = within(0, 1e8);
  v.field("id", r.id, TextForm::id);
  v.field("input_tokens", r.input_tokens, tokens, Says{"of one request, with all of its context"});
  v.field("cached_share", r.cached_share, within(0, 1), Says{"of the input, in a warm cache"});
  v.field("output_tokens", r.output_tokens, tokens, Says{"what is seen of the answer"});
  v.optional("hidden_tokens", r.hidden_tokens, tokens);
  v.optional("requests_per_user_and_day", r.requests_per_user_and_day, positive_up_to(1e6),
             Says{"of a working day"});
  v.field("peak_factor", r.peak_factor, within(1, 1000), Says{"over the mean of the open hours"});
  v.field("hours_per_day", r.hours_per_day, positive_up_to(24));
  v.field("request", r.request, Says{"of hidden_tokens.json: how long a model thinks about it"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<TrafficMeasure> Record>
void describe(Visitor& v, Record& r) {
  constexpr Bounds any = within(0, 1e9);
  v.field("id", r.id, TextForm::id);
  v.field("workload", r.workload);
  v.field("measure", r.measure);
  v.field("value", r.value, any, Says{"the mean, where the unit does not say otherwise"});
  v.optional("low", r.low, any);
  v.optional("high", r.high, any);
  v.field("unit", r.unit);
  v.optional("p10", r.p10, any);
  v.optional("p25", r.p25, any.at_least(r.p10.value_or(0), "p10"));
  v.optional("p50", r.p50, any.at_least(r.p25.value_or(0), "p25"));
  v.optional("p75", r.p75, any.at_least(r.p50.value_or(0), "p50"));
  v.optional("p90", r.p90, any.at_least(r.p75.value_or(0), "p75"));
  v.optional("p95", r.p95, any.at_least(r.p90.value_or(0), "p90"));
  v.optional("p99", r.p99, any.at_least(r.p95.value_or(0), "p95"));
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<Seat> Record>
void describe(Visitor& v, Record& r) {
  constexpr Bounds price = positive_up_to(1e6);
  v.field("id", r.id, TextForm::id);
  v.field("vendor", r.vendor);
  v.field("plan", r.plan);
  v.field("currency", r.currency);
  v.field("price", r.price, price, Says{"for one user"});
  v.optional("price_low", r.price_low, price.at_most(r.price, "price"));
  v.optional("price_high", r.price_high, price.at_least(r.price, "price"));
  v.field("per", r.per);
  v.optional("included", r.included);
  v.optional("data_terms", r.data_terms);
  constexpr Bounds seats = positive_up_to(1e7);
  v.optional("use", r.use, Says{"absent: a bundle or a bill, no seat to choose"});
  v.optional("audience", r.audience, Says{"absent: person"});
  v.optional("provider", r.provider, TextForm::id,
             Says{"whose law holds; absent: no source on it"});
  v.optional("least_seats", r.least_seats, seats);
  v.optional("most_seats", r.most_seats, seats.at_least(r.least_seats.value_or(0), "least_seats"));
  v.optional("billing", r.billing, Says{"what is billed beside the price; absent: flat"});
  v.optional("training", r.training,
             Says{"whether models are trained on what is typed there; absent: unstated"});
  describe(v, r.provenance);
}

template <class Visitor, class Record>
requires std::derived_from<Record, NamedApi>
void describe_names(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("provider_name", r.provider_name, Says{"as the source has it"});
  v.optional("provider", r.provider, TextForm::id, Says{"the catalogue's id"});
  v.field("model_name", r.model_name, Says{"as the source has it"});
  v.optional("model", r.model, TextForm::id, Says{"the catalogue's id"});
}

template <class Visitor, maybe_const<ApiSpeed> Record>
void describe(Visitor& v, Record& r) {
  describe_names(v, r);
  v.field("metric", r.metric);
  v.field("value", r.value, positive_up_to(1e6), Says{"in the unit of the metric"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<ApiLimit> Record>
void describe(Visitor& v, Record& r) {
  describe_names(v, r);
  v.field("plan", r.plan);
  v.field("metric", r.metric);
  v.field("value", r.value, positive_up_to(1e12), Says{"in the unit of the metric"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<StreetPrice> Record>
void describe(Visitor& v, Record& r) {
  constexpr Bounds price = positive_up_to(1e7);
  v.field("what", r.what);
  v.field("currency", r.currency);
  v.field("price", r.price, price);
  v.optional("price_low", r.price_low, price.at_most(r.price, "price"));
  v.optional("price_high", r.price_high, price.at_least(r.price, "price"));
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<LocalDevice> Record>
void describe(Visitor& v, Record& r) {
  constexpr Bounds peak = positive_up_to(1e6);
  v.field("id", r.id, TextForm::id);
  v.field("name", r.name);
  v.optional("gpu", r.gpu, TextForm::id, Says{"of the catalogue, where it is that card"});
  v.optional("maker", r.maker, Says{"of the hardware that the model runs on"});
  v.optional("memory_gb", r.memory_gb, peak);
  v.optional("memory_gb_most", r.memory_gb_most,
             peak.at_least(r.memory_gb.value_or(0), "memory_gb"),
             Says{"where it is sold in sizes"});
  v.optional("bandwidth_gb_per_s", r.bandwidth_gb_per_s, peak);
  v.optional("dense_16bit_tflops", r.dense_16bit_tflops, peak);
  v.optional("dense_int8_tops", r.dense_int8_tops, peak);
  v.optional("dense_fp8_tflops", r.dense_fp8_tflops, peak);
  v.optional_unit("power_watts", r.power, Watts(1), peak);
  v.list("prices", r.prices);
  describe(v, r.provenance);
}

}  // namespace llmadvisor

#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/input_number.hpp"
#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/catalog/record.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// One figure of the bills that is not an offer: electricity, PUE, colocation, salaries, egress,
/// the euro rate. Bills look them up by id and cite their source; a user may override any of them.
/// A figure that no source gives is a stated default and says so in its provenance.
struct CostFigure {
  std::string id;
  double low = 0;
  double expected = 0;
  double high = 0;
  std::string unit;  ///< usd_per_kwh, ratio, years, hours_per_month, ...
  std::string label;
  Provenance provenance;
};

/// What a cost figure may be: bills divide by some and take others as shares.
[[nodiscard]] Bounds bounds_of(std::string_view figure);

/// Whether low, expected and high are in order and within the bounds.
[[nodiscard]] bool is_sound(const CostFigure& figure);

/// Whether the figure is a factor on something else, 1 in the middle: it has a range, not a value.
[[nodiscard]] bool is_spread(std::string_view figure);

/// A machine that one can buy: its purchase price in parts and its power draw at the wall.
struct ServerPart {
  std::string label;
  double usd_low = 0;
  double usd_expected = 0;
  double usd_high = 0;
  Provenance provenance;
};

struct Server {
  std::string id;
  std::string name;
  std::string gpu;     ///< its cards, or
  std::string device;  ///< one person's machine or card, which llama.cpp serves
  int gpus = 1;
  std::optional<double> memory_gb;  ///< of a device that is sold in sizes
  std::optional<Interconnect> interconnect;
  Watts power;  ///< whole machine under load
  std::string power_source;
  std::vector<ServerPart> parts;
  Provenance provenance;
};

/// What RAG needs beside a model that answers: a model that embeds, one that re-ranks, or a managed
/// store for the vectors.
enum class RetrievalModelKind { embedding, reranker, vector_store };
template <>
inline constexpr auto enum_rows<RetrievalModelKind> = std::to_array<EnumRow<RetrievalModelKind>>(
    {{RetrievalModelKind::embedding, "embedding"},
     {RetrievalModelKind::reranker, "reranker"},
     {RetrievalModelKind::vector_store, "vector-store"}});

struct RetrievalModel {
  std::string id;
  std::string name;
  RetrievalModelKind kind = RetrievalModelKind::embedding;
  Weights weights = Weights::closed;
  std::string provider;  ///< empty for open weights that the user serves
  std::string country;   ///< ISO 3166 code of the data centre, or EU; empty when not stated
  std::optional<double> parameters;
  std::optional<int> dimensions;
  std::optional<int> max_tokens;
  Currency currency = Currency::usd;
  std::optional<PricePerMillionTokens> input;
  std::optional<double> price_per_thousand_queries;
  std::optional<double> price_per_gb_month;
  std::optional<double> price_per_million_read_units;
  std::optional<double> price_per_million_write_units;
  std::optional<double> minimum_per_month;  ///< of everything together
  Provenance provenance;
};

/// Training price of a hosted fine-tuning service. Absent price: sold, but not sourced.
struct FineTuningOffer {
  std::string id;
  std::string provider;
  std::vector<std::string> models;  ///< catalogue ids that it can tune
  std::optional<double> max_parameters;
  std::optional<PricePerMillionTokens> training;
  Currency currency = Currency::usd;
  /// Whether a tuned model is served at the base model's price by the token.
  std::optional<double> serving_price_factor;
  Provenance provenance;
};

/// A default of one input, used when nobody says otherwise, with its reason.
struct InputDefault {
  std::string input;
  std::optional<double> number;
  std::optional<std::string> text;
  std::string why;
};

template <class Visitor, maybe_const<CostFigure> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("label", r.label);
  const Bounds bounds = bounds_of(r.id);
  v.field("low", r.low, bounds, Says{"some figures have narrower bounds"});
  v.field("expected", r.expected, bounds.at_least(r.low, "low"));
  v.field("high", r.high, bounds.at_least(r.expected, "expected"));
  v.field("unit", r.unit, Says{"usd_per_kwh, ratio, years, hours..."});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<ServerPart> Record>
void describe(Visitor& v, Record& r) {
  v.field("label", r.label);
  constexpr Bounds price = positive_up_to(1e9);
  v.field("usd_low", r.usd_low, within(0, 1e9));
  v.field("usd_expected", r.usd_expected, price.at_least(r.usd_low, "usd_low"));
  v.field("usd_high", r.usd_high, price.at_least(r.usd_expected, "usd_expected"));
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<Server> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("name", r.name);
  v.optional("gpu", r.gpu, TextForm::id, Says{"of the catalogue's GPUs, which vLLM serves"});
  v.optional("device", r.device, TextForm::id,
             Says{"instead: a local device, which llama.cpp serves"});
  v.field("gpus", r.gpus, count_up_to(most_gpus));
  v.optional("memory_gb", r.memory_gb, positive_up_to(1e5),
             Says{"of this machine, where the device is sold in sizes"});
  v.optional("interconnect", r.interconnect);
  v.unit("power_watts", r.power, Watts(1), positive_up_to(1e6),
         Says{"the whole machine under load"});
  v.field("power_source", r.power_source);
  v.list("parts", r.parts);
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<RetrievalModel> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("name", r.name);
  v.field("kind", r.kind);
  v.field("weights", r.weights);
  v.optional("provider", r.provider, TextForm::id,
             Says{"absent: open weights that the user serves"});
  v.optional("country", r.country, TextForm::country, Says{"of the data centre, ISO 3166 or EU"});
  v.optional("parameters", r.parameters, within(1e5, 1e13));
  v.optional("dimensions", r.dimensions, count_up_to(1e6));
  v.optional("max_tokens", r.max_tokens, count_of_some);
  v.field("currency", r.currency);
  v.optional_unit("input_per_million_tokens", r.input, PricePerMillionTokens(1), token_bounds);
  v.optional("price_per_thousand_queries", r.price_per_thousand_queries, token_bounds);
  v.optional("price_per_gb_month", r.price_per_gb_month, token_bounds,
             Says{"of a vector store, like the prices below"});
  v.optional("price_per_million_read_units", r.price_per_million_read_units, token_bounds,
             Says{"a query reads a unit for each GB of the index, a quarter at least"});
  v.optional("price_per_million_write_units", r.price_per_million_write_units, token_bounds,
             Says{"a unit for each kB written"});
  v.optional("minimum_per_month", r.minimum_per_month, positive_up_to(1e5),
             Says{"what is billed where all of it together comes to less"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<FineTuningOffer> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("provider", r.provider, TextForm::id);
  v.optional("models", r.models, Says{"catalogue ids that it can tune"});
  v.optional("max_parameters", r.max_parameters, within(1e7, 1e13));
  v.optional_unit("training_per_million_tokens", r.training, PricePerMillionTokens(1), token_bounds,
                  Says{"absent: sold, but not sourced"});
  v.field("currency", r.currency);
  v.optional("serving_price_factor", r.serving_price_factor, positive_up_to(1000),
             Says{"a tuned model's price by the token over the base model's"});
  describe(v, r.provenance);
}

template <class Visitor, maybe_const<InputDefault> Record>
void describe(Visitor& v, Record& r) {
  v.field("input", r.input, TextForm::id);
  v.optional("number", r.number, bounds_of_input(r.input),
             Says{"within the limits of the input's flag"});
  v.optional("text", r.text);
  v.field("why", r.why);
}

}  // namespace llmadvisor

#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/catalog_merge.hpp"
#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// A negotiated discount, on everything that a provider sells or on one offer.
struct Discount {
  std::string provider;
  std::string offer;   ///< id of an API or GPU offer; empty: all of the provider's
  double percent = 0;  ///< off the list price, above 0 and below 100
  std::string why;     ///< contract, day
};

/// A machine that the user has, with what it cost or is worth.
struct OwnServer {
  std::string id;
  std::string name;
  std::string gpu;
  int gpus = 1;
  std::optional<Interconnect> interconnect;
  double power_watts = 0;  ///< the whole machine under load
  double price_usd = 0;
  std::optional<double> price_usd_low;
  std::optional<double> price_usd_high;
  Date as_of{};
  std::string why;
};

/// The user's figure in place of a cost figure of the catalogue, in its unit; where that unit is an
/// amount of money, `unit` may name the other currency.
struct OwnFigure {
  std::string id;
  double expected = 0;
  std::optional<double> low;
  std::optional<double> high;
  std::string unit;
  Date as_of{};
  std::string why;
};

/// The user's own figures: one small file in a layer that no import touches (docs/catalogue.md).
struct Overrides {
  std::string file;  ///< where they were read
  std::vector<Discount> discounts;
  std::vector<std::string> withdrawn;  ///< ids of offers and servers that are not to be considered
  std::vector<OwnServer> servers;
  std::vector<OwnFigure> cost_figures;
};

/// `file` names the text in errors. Throws DataError.
[[nodiscard]] Overrides read_overrides(const std::string& file, std::string_view text);

/// What an id of an overrides file should lead to.
enum class OverrideTarget { provider, offer, gpu, cost_figure };
template <>
inline constexpr auto enum_rows<OverrideTarget> =
    std::to_array<EnumRow<OverrideTarget>>({{OverrideTarget::provider, "provider"},
                                            {OverrideTarget::offer, "offer"},
                                            {OverrideTarget::gpu, "gpu"},
                                            {OverrideTarget::cost_figure, "cost figure"}});

/// An id of an overrides file that fits nothing in the catalogue. It must not pass in silence: a
/// misspelt discount would be one that is never taken off.
struct Unmatched {
  std::string place;  ///< file and JSON pointer
  OverrideTarget target = OverrideTarget::offer;
  std::string name;
  std::vector<std::string> known;  ///< what it could have been
};
[[nodiscard]] std::vector<Unmatched> find_unmatched(const Overrides& overrides,
                                                    const Catalog& catalog);

/// Lays the files on the catalogue, later ones above earlier ones; every changed record says so in
/// its note or source, and its origin becomes the file. Of several discounts that fit an offer one
/// holds: the offer's own before its provider's, then the last. What fits nothing changes nothing.
/// Throws DataError for a figure in a unit that is not the catalogue's.
void apply_overrides(const std::vector<Overrides>& files, Catalog& catalog, Origins& origins);

template <class Visitor, maybe_const<Discount> Record>
void describe(Visitor& v, Record& r) {
  v.optional("provider", r.provider, TextForm::id, Says{"either a provider or an offer"});
  v.optional("offer", r.offer, TextForm::id, Says{"id of an API or GPU offer"});
  v.field("percent", r.percent, within(0.001, 99.999), Says{"off the list price"});
  v.optional("why", r.why, Says{"contract, day"});
}

template <class Visitor, maybe_const<OwnServer> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.optional("name", r.name);
  v.field("gpu", r.gpu);
  v.field("gpus", r.gpus, count_up_to(most_gpus));
  v.optional("interconnect", r.interconnect);
  v.field("power_watts", r.power_watts, positive_up_to(1e6), Says{"the whole machine under load"});
  constexpr Bounds price = positive_up_to(1e9);
  v.field("price_usd", r.price_usd, price,
          Says{"what was paid, or what the machine is worth today"});
  v.optional("price_usd_low", r.price_usd_low, within(0, 1e9).at_most(r.price_usd, "price_usd"));
  v.optional("price_usd_high", r.price_usd_high, price.at_least(r.price_usd, "price_usd"));
  v.field("as_of", r.as_of);
  v.optional("why", r.why);
}

template <class Visitor, maybe_const<OwnFigure> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  const Bounds bounds = bounds_of(r.id);
  v.field("expected", r.expected, bounds);
  v.optional("low", r.low, bounds.at_most(r.expected, "expected"));
  v.optional("high", r.high, bounds.at_least(r.expected, "expected"));
  v.optional("unit", r.unit, Says{"the catalogue's, or the same in the other currency"});
  v.field("as_of", r.as_of);
  v.optional("why", r.why);
}

}  // namespace llmadvisor

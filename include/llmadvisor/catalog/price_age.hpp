#pragma once

#include <array>
#include <optional>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// Who sells machines by the hour; their prices age differently.
enum class Seller { hyperscaler, gpu_cloud, marketplace, serverless };
template <>
inline constexpr auto enum_rows<Seller> =
    std::to_array<EnumRow<Seller>>({{Seller::hyperscaler, "hyperscaler"},
                                    {Seller::gpu_cloud, "gpu_cloud"},
                                    {Seller::marketplace, "marketplace"},
                                    {Seller::serverless, "serverless"}});

/// Clouds that are no hyperscalers, European ones among them, sell as GPU clouds do; a provider
/// that the catalogue does not know is one of them.
[[nodiscard]] Seller seller_of(const GpuOffer& offer, const Catalog& catalog);

/// What a month beyond the stated age adds to a price, as a share of it.
struct PriceDrift {
  double low = 0;
  double expected = 0;
  double high = 0;
};

/// How a catalogue treats old prices: its cost figures, so that a user may set them. A catalogue
/// without them notes prices after 60 days, widens nothing, lets nothing drift, calls nothing old
/// and plans with any spot price.
struct PriceAging {
  double note_days = 60;            ///< price_age_note_days
  double widening_per_month = 0;    ///< price_age_widening_per_month: where no drift is stated
  std::optional<double> old_days;   ///< price_age_old_days: older prices are marked wherever shown
  std::optional<double> spot_days;  ///< price_age_spot_days: older spot prices are no plan
  /// price_drift_<seller>, measured on prices that were read twice.
  std::array<std::optional<PriceDrift>, enum_names<Seller>.size()> drift;
};
[[nodiscard]] PriceAging price_aging(const Catalog& catalog);

/// What the age of a price does to an answer that leans on it.
struct PriceAge {
  int days = 0;
  bool is_noted = false;    ///< older than the stated age: the answer says so, once
  bool is_old = false;      ///< so old that it says so wherever it is shown
  double low_factor = 1.0;  ///< on the low and the high end of what is paid at this price
  double expected_factor = 1.0;
  double high_factor = 1.0;
};

/// The price was true on `as_of` and may have moved since: its range opens with every month beyond
/// the stated age, and no further than a year's worth. A price dated after `today` has no age.
[[nodiscard]] PriceAge price_age(Date as_of, Date today, const PriceAging& aging);
/// The same for the hour of a machine, whose expected price moves, too, where a drift is stated.
[[nodiscard]] PriceAge price_age(Date as_of, Date today, const PriceAging& aging, Seller seller);

}  // namespace llmadvisor

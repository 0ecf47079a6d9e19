#pragma once

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// How a catalogue treats old prices: its cost figures `price_age_note_days` (days) and
/// `price_age_widening_per_month` (share of the price), so that a user may set them. A catalogue
/// without them notes prices after 60 days and widens nothing.
struct PriceAging {
  double note_days = 60;
  double widening_per_month = 0;
};
[[nodiscard]] PriceAging price_aging(const Catalog& catalog);

/// What the age of a price does to an answer that leans on it.
struct PriceAge {
  int days = 0;
  bool is_noted = false;    ///< older than the stated age: the answer says so, once
  double low_factor = 1.0;  ///< on the low and the high end of what is paid at this price
  double high_factor = 1.0;
};

/// The price was true on `as_of` and may have moved since: its range opens with every month beyond
/// the stated age, and no further than a year's worth. A price dated after `today` has no age.
[[nodiscard]] PriceAge price_age(Date as_of, Date today, const PriceAging& aging);

}  // namespace llmadvisor

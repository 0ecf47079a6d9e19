#pragma once

#include <optional>

#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// One price of an offer in its own currency, and how far it may lie from that where it changes
/// with the hour of the day.
struct DayPrice {
  double value = 0;
  Spread spread;
};

/// The prices that one request pays: unknown ones absent, never 0.
struct RequestPrices {
  DayPrice input;
  DayPrice output;
  DayPrice reasoning;  ///< the output price where it has none of its own
  std::optional<DayPrice> cached_input;
  std::optional<DayPrice> cache_write;
};

enum class Service { interactive, batch };

/// The list prices of the day, before tiers and hours: the latest dated prices that already hold.
[[nodiscard]] TokenPrices list_prices(const ApiOffer& offer, Date today);

/// Prices of an offer for the project's prompt on a day, given its list prices of that day: the
/// tier of the prompt's length and hours of the day applied. Nullopt when the input or output price
/// is unknown, or when batch prices are asked of an offer that has none.
[[nodiscard]] std::optional<RequestPrices> request_prices(const ApiOffer& offer,
                                                          const TokenPrices& listed,
                                                          const Workload& workload, Date today,
                                                          Service service);

}  // namespace llmadvisor

#pragma once

#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// How the requests use an API.
struct ApiUse {
  Tokens hidden;  ///< of thinking before each answer, billed as output
  Spread hidden_spread;
  double price_factor = 1;  ///< on list prices: what serving a tuned model costs more
};

/// The tokens of a month at the offer's prices: fresh, cached and newly cached input, output,
/// thinking, the share that can wait at batch prices. `Priced::no` when the offer lacks its input
/// or output price. A native price in euros stays exact in euros; dollars follow by the dated rate.
[[nodiscard]] Priced add_api_bill(BillBuilder& bill, const ApiOffer& offer, const ApiUse& use,
                                  const Project& project, const CostBook& costs, Date today);

/// Share of the requests that find their shared prefix no longer in the provider's cache: with
/// Poisson arrivals, exp(-rate x time to live), since each use starts the time to live anew.
[[nodiscard]] double cache_miss_share(const Workload& workload, const CostBook& costs);

}  // namespace llmadvisor

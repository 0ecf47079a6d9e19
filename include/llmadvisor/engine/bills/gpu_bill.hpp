#pragma once

#include <string_view>

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"

namespace llmadvisor {

/// Whole instances x hours, and what else a cloud invoices: disk (all hours: stopped is not free),
/// public address, traffic of the answers. An hourly price that is old by `today` widens the range.
[[nodiscard]] Priced add_rented_gpu_bill(BillBuilder& bill, const RentedCandidate& rented,
                                         const Project& project, const CostBook& costs, Date today);

/// What one whole instance costs in the hours in use, before anything else. No option on it is
/// cheaper, but where the work is paid (is_paid_by_work), which may be hardly any.
[[nodiscard]] Usd instance_cost(const GpuOffer& offer, Purchase purchase, const Project& project,
                                const CostBook& costs);

}  // namespace llmadvisor

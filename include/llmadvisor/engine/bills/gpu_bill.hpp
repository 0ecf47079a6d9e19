#pragma once

#include <string_view>

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/choice/evaluation.hpp"

namespace llmadvisor {

/// What an instance costs by the hour in USD, low to high. On-demand and reserved prices are exact;
/// spot goes from the cheapest to the dearest zone of the region and expects the middle; reserved
/// is the shortest commitment that is priced. `Priced::no`: not sold that way.
struct HourlyPrice {
  Priced priced = Priced::no;
  UsdPerHour low;
  UsdPerHour expected;
  UsdPerHour high;
  double quoted = 0;  ///< the expected price in the offer's currency
};
[[nodiscard]] HourlyPrice hourly_price(const GpuOffer& offer, Purchase purchase,
                                       const CostBook& costs);

/// Whether workers start and stop with the requests, so that less than one is billed.
[[nodiscard]] bool is_serverless(const Machine& machine);

/// The hours of a month for which each instance of a deployment is billed: the schedule where it
/// can stop, all hours where it is reserved or owned, the hours with work in them where workers
/// start and stop with the requests (serverless).
[[nodiscard]] Hours billed_hours(const Evaluation& option, const Project& project,
                                 const CostBook& costs);

/// Size of the weights on disk at a precision.
[[nodiscard]] Bytes weights_size(const Model& model, WeightFormat format);

/// Whole instances x hours, and what else a cloud invoices: disk (all hours: stopped is not free),
/// public address, traffic of the answers. An hourly price that is old by `today` widens the range.
[[nodiscard]] Priced add_rented_gpu_bill(BillBuilder& bill, const Evaluation& option,
                                         const Project& project, const CostBook& costs, Date today);

}  // namespace llmadvisor

#pragma once

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"

namespace llmadvisor {

/// What an instance costs by the hour in USD, low to high. On-demand and reserved prices are exact;
/// spot goes from the cheapest to the dearest zone of the region and expects the middle; reserved
/// is the shortest commitment that is priced. What is expected of an old price has moved on with
/// its age; low and high are the list's. `Priced::no`: not sold that way.
struct HourlyPrice {
  Priced priced = Priced::no;
  UsdPerHour low;
  UsdPerHour expected;
  UsdPerHour high;
  double quoted = 0;  ///< the expected price in the offer's currency
  double drift = 1;   ///< of the expected price: what the age of the list price multiplied it by
};
[[nodiscard]] HourlyPrice hourly_price(const GpuOffer& offer, Purchase purchase,
                                       const CostBook& costs);

/// The hour of a machine that is billed for so many hours a month: cheaper than listed once they
/// reach what its owner bills at most.
[[nodiscard]] HourlyPrice capped(HourlyPrice price, const GpuOffer& offer, Purchase purchase,
                                 Hours billed, const CostBook& costs);

/// Whether the machine can be given back for the night. One that costs a fee with every order, or
/// that is reserved, is paid around the clock.
[[nodiscard]] bool can_stop(const GpuOffer& offer, Purchase purchase);

/// The hours of a month, or the most of a job, that one machine is rented for, as the project's
/// schedule has it.
[[nodiscard]] Hours rented_hours(const GpuOffer& offer, Purchase purchase, const Project& project);

/// Whether workers start and stop with the requests, so that less than one is billed.
[[nodiscard]] bool is_serverless(const GpuOffer& offer);

/// Whether less than one whole instance may be billed for the period: workers that come and go, and
/// machines that are given back when a job is done.
[[nodiscard]] bool is_paid_by_work(const GpuOffer& offer, Purchase purchase,
                                   const Project& project);

/// A sizing that went better or worse than expected.
enum class Case { low, expected, high };

/// The hours of a month that all instances are billed for: the schedule where they can stop, all
/// hours where they cannot, the hours with work in them where workers start and stop with the
/// requests (serverless). For a job: the started hours until it is done, whole months where they
/// cannot stop.
[[nodiscard]] double instance_hours(const RentedCandidate& rented, const Project& project,
                                    const CostBook& costs, Case which);
/// The same for each instance, as expected.
[[nodiscard]] Hours billed_hours(const RentedCandidate& rented, const Project& project,
                                 const CostBook& costs);

}  // namespace llmadvisor

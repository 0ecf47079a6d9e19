#include "llmadvisor/engine/what_if/schedule.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"

namespace llmadvisor {
namespace {

constexpr double quarters_per_hour = 4;

/// What the machines alone cost in a month, and the hours that each is paid for.
struct MachineCost {
  Usd monthly;
  Hours each;
};

MachineCost machine_cost(const RentedCandidate& rented, const Project& project,
                         const CostBook& costs) {
  const Hours each = billed_hours(rented, project, costs);
  const HourlyPrice price = capped(hourly_price(*rented.offer, rented.purchase, costs),
                                   *rented.offer, rented.purchase, each, costs);
  return {price.expected * each * rented.fleet.sizing.instances, each};
}

MachineCost machine_cost(const OwnedCandidate& owned, const Project& project,
                         const CostBook& costs) {
  BillBuilder bill(Detail::totals);
  if (add_on_premises_bill(bill, owned, project, costs) == Priced::no) {
    return {Usd(0), hours_per_month};
  }
  return {bill.totals().monthly.expected, hours_per_month};
}

template <class SelfHosted>
Usd idle_cost_of(const SelfHosted& option, const Project& project, const CostBook& costs) {
  const Fleet& fleet = option.fleet;
  if (fleet.sizing.instances == 0) return Usd(0);
  const MachineCost machines = machine_cost(option, project, costs);
  const double hours = machines.each.value() * fleet.sizing.instances;
  const double capacity = fleet.capacity.rate.value() * fleet.replicas_per_machine() * hours * 3600;
  const double used = std::min(1.0, billed_requests(project.workload).value() / capacity);
  return machines.monthly * (1 - used);
}

}  // namespace

std::optional<AffordableSchedule> affordable_schedule(const Candidate& option,
                                                      const Project& project,
                                                      const Scales& scales) {
  const auto budget = project.requirements.budget;
  const auto* rented = std::get_if<RentedCandidate>(&option);
  const bool stops =
      !project.workload.job && rented != nullptr && rented->purchase == Purchase::on_demand &&
      can_stop(*rented->offer, rented->purchase) && rented->fleet.sizing.instances > 0;
  if (!budget || !stops) return std::nullopt;
  Project shorter = project;
  Candidate sized = option;
  const double longest = std::floor(project.workload.hours_per_day.value() * quarters_per_hour);
  for (double quarters = longest; quarters >= 1; --quarters) {
    shorter.workload.hours_per_day = Hours(quarters / quarters_per_hour);
    const auto totals = scales.totals_at(sized, shorter);
    if (!totals || totals->monthly.expected > *budget) continue;
    return AffordableSchedule{shorter.workload.hours_per_day, project.workload.days_per_week,
                              fleet_of(sized)->sizing.instances, totals->monthly};
  }
  return std::nullopt;
}

Usd idle_cost(const Candidate& option, const Project& project, const CostBook& costs) {
  if (const auto* rented = std::get_if<RentedCandidate>(&option)) {
    return idle_cost_of(*rented, project, costs);
  }
  if (const auto* owned = std::get_if<OwnedCandidate>(&option)) {
    return idle_cost_of(*owned, project, costs);
  }
  return Usd(0);
}

}  // namespace llmadvisor

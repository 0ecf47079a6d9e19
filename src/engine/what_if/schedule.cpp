#include "llmadvisor/engine/what_if/schedule.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"

namespace llmadvisor {
namespace {

constexpr double quarters_per_hour = 4;

/// What the machines alone cost in a month.
Usd machine_cost(const Evaluation& e, const Project& project, const CostBook& costs) {
  if (e.machine->offer == nullptr) {
    BillBuilder bill(Detail::totals);
    if (add_on_premises_bill(bill, e, project, costs) == Priced::no) return Usd(0);
    return bill.totals().monthly.expected;
  }
  const HourlyPrice price = hourly_price(*e.machine->offer, e.purchase, costs);
  return price.expected * billed_hours(e, project, costs) * e.sizing.instances;
}

}  // namespace

std::optional<AffordableSchedule> affordable_schedule(const Evaluation& option,
                                                      const Project& project,
                                                      const Evaluator& evaluator) {
  const auto budget = project.requirements.budget;
  const bool can_stop = option.machine != nullptr && option.machine->offer != nullptr &&
                        option.purchase == Purchase::on_demand && option.sizing.instances > 0;
  if (!budget || !can_stop) return std::nullopt;
  Project shorter = project;
  const double longest = std::floor(project.workload.hours_per_day.value() * quarters_per_hour);
  for (double quarters = longest; quarters >= 1; --quarters) {
    shorter.workload.hours_per_day = Hours(quarters / quarters_per_hour);
    const auto totals = evaluator.totals_at(option, shorter);
    if (!totals || totals->monthly.expected > *budget) continue;
    const int replicas_per_instance = option.machine->gpus / option.tensor_parallel;
    const Sizing sizing = size_for(*option.capacity, replicas_per_instance, shorter);
    return AffordableSchedule{shorter.workload.hours_per_day, project.workload.days_per_week,
                              sizing.instances, totals->monthly};
  }
  return std::nullopt;
}

Usd idle_cost(const Evaluation& option, const Project& project, const CostBook& costs) {
  if (option.machine == nullptr || option.sizing.instances == 0) return Usd(0);
  const double replicas_per_instance = option.machine->gpus / option.tensor_parallel;
  const double hours = billed_hours(option, project, costs).value() * option.sizing.instances;
  const double capacity = option.capacity->rate.value() * replicas_per_instance * hours * 3600;
  const double used = std::min(1.0, requests_per_month(project.workload).value() / capacity);
  return machine_cost(option, project, costs) * (1 - used);
}

}  // namespace llmadvisor

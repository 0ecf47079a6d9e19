#include "llmadvisor/engine/bills/option_bill.hpp"

#include "llmadvisor/engine/bills/api_bill.hpp"
#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "llmadvisor/engine/bills/people_bill.hpp"
#include "llmadvisor/engine/bills/rag_bill.hpp"
#include "llmadvisor/engine/bills/tuning_bill.hpp"

namespace llmadvisor {
namespace {

/// A tuned model is called at its own price where the provider has one. Without such a service
/// there is no bill at all: see add_tuning_bill().
double tuned_price_factor(const Evaluation& e, const Project& project, const CostBook& costs) {
  if (!project.tuning) return 1;
  const auto* offer = tuning_offer(e.provider->id, *e.model, costs.catalog());
  return offer == nullptr ? 1 : *offer->serving_price_factor;
}

Priced add_serving(BillBuilder& bill, const Evaluation& e, const Project& project,
                   const CostBook& costs, Date today) {
  if (e.api != nullptr) {
    const ApiUse use{e.mode.thinking, tuned_price_factor(e, project, costs)};
    return add_api_bill(bill, *e.api->offer, use, project, costs, today);
  }
  if (e.machine->offer != nullptr) {
    return add_rented_gpu_bill(bill, e, project, costs, today);
  }
  return add_on_premises_bill(bill, e, project, costs);
}

}  // namespace

Priced add_bill(BillBuilder& bill, const Evaluation& option, const Project& project,
                const CostBook& costs, Date today) {
  if (add_serving(bill, option, project, costs, today) == Priced::no) return Priced::no;
  if (project.rag && add_rag_bill(bill, option, project, costs) == Priced::no) return Priced::no;
  if (project.tuning && add_tuning_bill(bill, option, project, costs) == Priced::no) {
    return Priced::no;
  }
  add_people_bill(bill, option.kind, project, costs);
  return Priced::yes;
}

Usd instance_cost(const Machine& machine, Purchase purchase, const Project& project,
                  const CostBook& costs) {
  if (machine.offer == nullptr) {
    const double kept = 1 - costs[CostId::residual_rate].expected;
    return purchase_price(*machine.server).expected * (kept / (project.server_life_years * 12));
  }
  const HourlyPrice price = hourly_price(*machine.offer, purchase, costs);
  if (price.priced == Priced::no) return Usd(0);
  return price.low * (purchase == Purchase::reserved ? hours_per_month
                                                     : active_hours_per_month(project.workload));
}

}  // namespace llmadvisor

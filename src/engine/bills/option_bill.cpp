#include "llmadvisor/engine/bills/option_bill.hpp"

#include "llmadvisor/engine/bills/api_bill.hpp"
#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "llmadvisor/engine/bills/people_bill.hpp"
#include "llmadvisor/engine/bills/rag_bill.hpp"
#include "llmadvisor/engine/bills/tuning_bill.hpp"

namespace llmadvisor {
namespace {

Priced add_serving(BillBuilder& bill, const ApiCandidate& api, const Project& project,
                   const CostBook& costs, Date today) {
  const ApiUse use{api.mode.hidden, api.mode.hidden_spread,
                   tuned_price_factor(*api.provider, *api.model, project, costs)};
  return add_api_bill(bill, *api.offer, use, project, costs, today);
}

Priced add_serving(BillBuilder& bill, const RentedCandidate& rented, const Project& project,
                   const CostBook& costs, Date today) {
  return add_rented_gpu_bill(bill, rented, project, costs, today);
}

Priced add_serving(BillBuilder& bill, const OwnedCandidate& owned, const Project& project,
                   const CostBook& costs, Date) {
  return add_on_premises_bill(bill, owned, project, costs);
}

}  // namespace

Priced add_invoice(BillBuilder& bill, const Candidate& option, const Project& project,
                   const CostBook& costs, Date today) {
  const auto add_what_invoices_say = [&](const auto& way) {
    if (add_serving(bill, way, project, costs, today) == Priced::no) return Priced::no;
    if (project.rag && add_rag_bill(bill, way, project, costs) == Priced::no) return Priced::no;
    return project.tuning ? add_tuning_bill(bill, way, project, costs) : Priced::yes;
  };
  return std::visit(add_what_invoices_say, option);
}

Priced add_bill(BillBuilder& bill, const Candidate& option, const Project& project,
                const CostBook& costs, Date today) {
  if (add_invoice(bill, option, project, costs, today) == Priced::no) return Priced::no;
  add_people_bill(bill, option, project, costs);
  return Priced::yes;
}

}  // namespace llmadvisor

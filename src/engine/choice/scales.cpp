#include "llmadvisor/engine/choice/scales.hpp"

#include "llmadvisor/engine/bills/option_bill.hpp"

namespace llmadvisor {

Weighed Scales::weigh(Candidate candidate, const Project& project, const Judged& judged) const {
  Weighed w;
  w.candidate = std::move(candidate);
  Fleet* fleet = fleet_of(w.candidate);
  const bool runs = fleet == nullptr || fleet->capacity.rate.value() > 0;
  if (fleet != nullptr && runs) {
    fleet->sizing = size_for(fleet->capacity, fleet->replicas_per_machine(), project);
  }
  BillBuilder bill(Detail::totals);
  if (runs && add_bill(bill, w.candidate, project, costs_, today_) == Priced::yes) {
    w.totals = bill.totals();
  }
  const auto [first, count] = failures_of(w, project, places_, judged);
  w.first_reason = first;
  w.failed = count;
  const std::size_t place = served(w.candidate).placement;
  if (w.first_reason) {
    w.verdict = Verdict::rejected;
  } else if (places_.overall(place) == RuleVerdict::conditional) {
    w.verdict = Verdict::conditional;
  }
  w.awaits_security_officer = places_.awaits_security_officer(place);
  return w;
}

std::optional<BillTotals> Scales::totals_at(Candidate& candidate, const Project& project) const {
  return totals_on(today_, candidate, project);
}

std::optional<BillTotals> Scales::totals_on(Date day, Candidate& candidate,
                                            const Project& project) const {
  if (Fleet* fleet = fleet_of(candidate)) {
    fleet->sizing = size_for(fleet->capacity, fleet->replicas_per_machine(), project);
  }
  BillBuilder bill(Detail::totals);
  if (add_bill(bill, candidate, project, costs_, day) == Priced::no) return std::nullopt;
  return bill.totals();
}

}  // namespace llmadvisor

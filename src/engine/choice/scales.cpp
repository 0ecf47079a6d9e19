#include "llmadvisor/engine/choice/scales.hpp"

#include "llmadvisor/engine/bills/option_bill.hpp"
#include "llmadvisor/engine/choice/gates.hpp"

namespace llmadvisor {

Weighed Scales::weigh(Candidate candidate, const Project& project) const {
  Weighed w;
  w.candidate = std::move(candidate);
  Fleet* fleet = fleet_of(w.candidate);
  const bool runs = fleet == nullptr || fleet->capacity.rate.value() > 0;
  if (fleet != nullptr && runs) {
    fleet->sizing = size_for(fleet->capacity, fleet->replicas_per_machine(), project);
  }
  if (runs) w.totals = totals_of(w.candidate, project);
  const GateFailures failures = failures_of(w, project, places_);
  w.first_reason = failures.first;
  w.failed = failures.count;
  const std::size_t place = served(w.candidate).placement;
  if (w.first_reason) {
    w.verdict = Verdict::rejected;
  } else if (places_.verdict(place).verdict == RuleVerdict::conditional) {
    w.verdict = Verdict::conditional;
  }
  w.awaits_security_officer = places_.awaits_security_officer(place);
  return w;
}

std::optional<BillTotals> Scales::totals_at(const Candidate& candidate,
                                            const Project& project) const {
  const Fleet* fleet = fleet_of(candidate);
  if (fleet == nullptr) return totals_of(candidate, project);
  Candidate resized = candidate;
  fleet_of(resized)->sizing = size_for(fleet->capacity, fleet->replicas_per_machine(), project);
  return totals_of(resized, project);
}

std::optional<BillTotals> Scales::totals_of(const Candidate& candidate,
                                            const Project& project) const {
  BillBuilder bill(Detail::totals);
  if (add_bill(bill, candidate, project, costs_, today_) == Priced::no) return std::nullopt;
  return bill.totals();
}

}  // namespace llmadvisor

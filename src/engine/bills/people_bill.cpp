#include "llmadvisor/engine/bills/people_bill.hpp"

#include "citation.hpp"

namespace llmadvisor {
namespace {

/// The figures of the four kinds follow each other in the order of OptionKind.
CostId for_kind(CostId first, OptionKind kind) {
  return static_cast<CostId>(static_cast<std::size_t>(first) + static_cast<std::size_t>(kind));
}
static_assert(static_cast<std::size_t>(CostId::operations_hours_on_premises) -
                  static_cast<std::size_t>(CostId::operations_hours_closed_api) ==
              static_cast<std::size_t>(OptionKind::on_premises));
static_assert(static_cast<std::size_t>(CostId::on_call_hours_on_premises) -
                  static_cast<std::size_t>(CostId::on_call_hours_closed_api) ==
              static_cast<std::size_t>(OptionKind::on_premises));

void add_hours(BillBuilder& bill, LineKind kind, const Cost& hours, const Cost& rate) {
  if (hours.expected <= 0) return;
  bill.people(kind, hours.expected, rate.expected, hours.spread() * rate.spread(),
              [&](BillLine& line) {
                line.unit = BillUnit::hour;
                line.formula = {Figure{hours.expected, Term::hours_a_month}};
                cite(line, hours.figure->provenance);
              });
}

}  // namespace

Cost engineer_hour(Jurisdiction jurisdiction, const CostBook& costs) {
  const bool european = jurisdiction == Jurisdiction::fr || jurisdiction == Jurisdiction::eu ||
                        jurisdiction == Jurisdiction::uk || jurisdiction == Jurisdiction::ch;
  const Cost& salary = costs[european ? CostId::engineer_hour_fr : CostId::engineer_hour_us];
  const Cost& charges = costs[CostId::employer_on_cost_rate];
  Cost hour = salary;
  hour.low *= 1 + charges.low;
  hour.expected *= 1 + charges.expected;
  hour.high *= 1 + charges.high;
  return hour;
}

void add_people_bill(BillBuilder& bill, OptionKind kind, const Project& project,
                     const CostBook& costs) {
  const Cost rate = engineer_hour(project.requirements.jurisdiction, costs);
  add_hours(bill, LineKind::operations, costs[for_kind(CostId::operations_hours_closed_api, kind)],
            rate);
  add_hours(bill, LineKind::on_call, costs[for_kind(CostId::on_call_hours_closed_api, kind)], rate);
}

}  // namespace llmadvisor

#include "llmadvisor/engine/bills/people_bill.hpp"

#include <algorithm>

#include "citation.hpp"
#include "llmadvisor/engine/bills/machine_hours.hpp"

namespace llmadvisor {
namespace {

constexpr int fleet_from = 8;  ///< pairs of GPUs
constexpr int node_from = 8;   ///< GPUs in one machine

int pairs_of(const Herd& herd) { return herd.machines * ((herd.gpus_per_machine + 1) / 2); }

bool is_node(const Herd& herd) {
  return herd.whose == Herd::Whose::own && herd.gpus_per_machine >= node_from;
}

/// A first machine and those after it.
struct Work {
  CostId set_up;
  CostId first;
  CostId further;
  int more;  ///< machines after the first
};

Work work_on(const Herd& herd) {
  if (is_node(herd)) {
    return {CostId::set_up_hours_fleet, CostId::running_hours_own_node,
            CostId::running_hours_further_node, herd.machines - 1};
  }
  const int pairs = pairs_of(herd);
  if (pairs >= fleet_from) {
    return {CostId::set_up_hours_fleet, CostId::running_hours_fleet,
            CostId::running_hours_further_machine, pairs - fleet_from};
  }
  return {CostId::set_up_hours_machine, CostId::running_hours_machine,
          CostId::running_hours_further_machine, pairs - 1};
}

/// The range of a figure as the team makes it.
HoursRange for_team(const Cost& hours, Team team) {
  switch (team) {
    case Team::none:
      return {Hours(hours.expected), Hours(hours.high), Hours(hours.high)};
    case Team::part_time:
      break;
    case Team::platform:
      return {Hours(hours.low), Hours(hours.low), Hours(hours.expected)};
  }
  return {Hours(hours.low), Hours(hours.expected), Hours(hours.high)};
}

HoursRange sum_of(const HoursRange& first, const HoursRange& further, int more) {
  return {first.low + further.low * more, first.expected + further.expected * more,
          first.high + further.high * more};
}

Spread spread_of(const HoursRange& hours) {
  return {hours.low / hours.expected, hours.high / hours.expected};
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

ExtraHours extra_hours(const Herd& herd, Team team, const CostBook& costs) {
  const Work work = work_on(herd);
  return {
      for_team(costs[work.set_up], team),
      sum_of(for_team(costs[work.first], team), for_team(costs[work.further], team), work.more)};
}

double running_share(const Project& project) {
  return project.workload.job ? project.workload.job->within / hours_per_month : 1;
}

Usd extra_people_cost(const Herd& herd, const Project& project, const CostBook& costs) {
  const ExtraHours hours = extra_hours(herd, project.team, costs);
  const double rate = engineer_hour(project.requirements.jurisdiction, costs).expected;
  return Usd(hours.set_up.expected.value() / project.amortisation_months * rate) +
         Usd(hours.running.expected.value() * running_share(project) * rate);
}

std::optional<Herd> machines_of(const Candidate& option) {
  const Fleet* fleet = fleet_of(option);
  if (fleet == nullptr) return std::nullopt;
  const auto* rented = std::get_if<RentedCandidate>(&option);
  if (rented == nullptr) {
    return Herd{Herd::Whose::own, fleet->gpus_per_machine, fleet->sizing.instances};
  }
  // Workers that start and stop by themselves are one thing to look after, however many run.
  const int machines = is_serverless(*rented->offer) ? 1 : fleet->sizing.instances;
  return Herd{Herd::Whose::rented, fleet->gpus_per_machine, machines};
}

void add_people_bill(BillBuilder& bill, const Candidate& option, const Project& project,
                     const CostBook& costs) {
  const auto herd = machines_of(option);
  if (!herd) return;
  const ExtraHours hours = extra_hours(*herd, project.team, costs);
  const Work work = work_on(*herd);
  const Cost rate = engineer_hour(project.requirements.jurisdiction, costs);
  const double months = project.amortisation_months;
  const auto add = [&](LineKind kind, double quantity, const HoursRange& range, CostId figure,
                       const auto& formula) {
    if (quantity <= 0) return;
    bill.people(kind, quantity, rate.expected, spread_of(range) * rate.spread(),
                [&](BillLine& line) {
                  line.unit = BillUnit::hour;
                  line.formula = formula();
                  cite(line, costs[figure].figure->provenance);
                });
  };
  const double set_up = hours.set_up.expected.value();
  add(LineKind::set_up, set_up / months, hours.set_up, work.set_up, [&] {
    if (project.workload.job) return Formula{Figure{set_up, Term::hours}};
    return Formula{Figure{set_up, Term::hours}, Sign::over, Figure{months, Term::months}};
  });
  const double share = running_share(project);
  add(LineKind::running, hours.running.expected.value() * share, hours.running, work.first, [&] {
    Formula running{
        Figure{for_team(costs[work.first], project.team).expected.value(), Term::hours_a_month}};
    if (work.more > 0) {
      const double each = for_team(costs[work.further], project.team).expected.value();
      extend(running, {Sign::plus, Figure{static_cast<double>(work.more)}, Sign::times,
                       Figure{each, Term::hours_a_month}});
    }
    if (project.workload.job) {
      running.insert(running.begin(), Sign::opened);
      extend(running,
             {Sign::closed, Sign::times, Figure{project.workload.job->within.value(), Term::hours},
              Sign::over, Figure{hours_per_month.value(), Term::hours}});
    }
    return running;
  });
}

}  // namespace llmadvisor

#include "llmadvisor/engine/bills/on_premises_bill.hpp"

#include <algorithm>

#include "citation.hpp"

namespace llmadvisor {
namespace {

double kilowatts(const Server& server) { return server.power.value() / 1000; }

/// The low case buys fewer servers, the high case more.
Spread servers_spread(const Sizing& s) {
  const double expected = s.instances;
  return {s.instances_low / expected, s.instances_high / expected};
}

Spread price_spread(const CostRange& price) {
  return {price.low / price.expected, price.high / price.expected};
}

/// The same of those that must be bought.
Spread purchase_spread(const OwnedCandidate& owned) {
  const Sizing& s = owned.fleet.sizing;
  const double expected = owned.to_buy();
  return {std::max(0, s.instances_low - owned.owned) / expected,
          std::max(0, s.instances_high - owned.owned) / expected};
}

/// The least sure of the parts speaks for the whole.
void cite_parts(BillLine& line, const Server& server) {
  cite(line, server.provenance);
  for (const auto& part : server.parts) {
    if (part.provenance.confidence <= line.confidence) continue;
    cite(line, part.provenance);
  }
}

void add_network(Formula& formula, double network) {
  if (network <= 0) return;
  extend(formula, {Sign::times, Sign::opened, Figure{1}, Sign::plus,
                   Figure{network, Term::network_share}, Sign::closed});
}

double network_of(const OwnedCandidate& owned, const CostBook& costs) {
  return owned.fleet.sizing.instances > 1 ? costs[CostId::network_share].expected : 0;
}

/// A job that buys servers pays all of their price, whatever they still bring.
void add_whole_purchase(BillBuilder& bill, const OwnedCandidate& owned, const CostBook& costs) {
  const Server& server = costs.priced(*owned.server);
  const CostRange price = purchase_price(server);
  const double network = network_of(owned, costs);
  bill.invoice(LineKind::server_purchase, owned.to_buy(), price.expected.value() * (1 + network),
               price_spread(price) * purchase_spread(owned), [&](BillLine& line) {
                 line.detail = server.id;
                 line.unit = BillUnit::server;
                 line.formula = {Figure{price.expected.value(), Term::usd}};
                 add_network(line.formula, network);
                 cite_parts(line, server);
               });
}

void add_purchase(BillBuilder& bill, const OwnedCandidate& owned, const Project& project,
                  const CostBook& costs) {
  if (owned.to_buy() == 0) return;
  if (project.workload.job) return add_whole_purchase(bill, owned, costs);
  const Server& server = costs.priced(*owned.server);
  const CostRange price = purchase_price(server);
  const Cost& residual = costs[CostId::residual_rate];
  const double months = project.server_life_years * 12;
  const double kept = 1 - residual.expected;
  const double network = network_of(owned, costs);
  // What is left at the end is high where the cost is low.
  const Spread spread = price_spread(price) * purchase_spread(owned) *
                        Spread{(1 - residual.high) / kept, (1 - residual.low) / kept};
  bill.invoice(LineKind::server_purchase, owned.to_buy(),
               price.expected.value() * (1 + network) * kept / months, spread, [&](BillLine& line) {
                 line.detail = server.id;
                 line.unit = BillUnit::server_month;
                 line.formula = {Figure{price.expected.value(), Term::usd}};
                 add_network(line.formula, network);
                 extend(line.formula, {Sign::times, Sign::opened, Figure{1}, Sign::minus,
                                       Figure{residual.expected}, Sign::closed, Sign::over,
                                       Figure{months, Term::months}});
                 cite_parts(line, server);
               });
}

/// How much of the time all servers work, over the active hours.
double busy_share(const OwnedCandidate& owned, const Project& project) {
  const double all = owned.fleet.capacity.rate.value() * owned.fleet.replicas_per_machine() *
                     owned.fleet.sizing.instances;
  return all <= 0 ? 1 : std::min(1.0, mean_rate(project.workload).value() / all);
}

/// A server stays on around the clock: what it draws above idling it draws while it works.
double loaded_hours(const OwnedCandidate& owned, const Project& project, double idle_share) {
  const double working = active_hours(project.workload).value() * busy_share(owned, project);
  return working + idle_share * (billed_period(project.workload).value() - working);
}

/// A box in an office has no machine room to cool.
bool needs_a_room(const OwnedCandidate& owned, const Project& project) {
  return project.site == Site::own_room && owned.fleet.sizing.instances > 1;
}

void add_electricity(BillBuilder& bill, const OwnedCandidate& owned, const Project& project,
                     const CostBook& costs) {
  const bool in_a_room = needs_a_room(owned, project);
  const Cost& idle = costs[CostId::idle_power_share];
  const double hours = loaded_hours(owned, project, idle.expected);
  const double kw = owned.fleet.sizing.instances * kilowatts(*owned.server);
  const double pue = in_a_room ? costs[CostId::pue].expected : 1;
  const double kwh = kw * hours * pue;
  const Cost& price = costs[electricity_of(project.requirements.jurisdiction)];
  Spread spread = price.spread() * servers_spread(owned.fleet.sizing) *
                  Spread{loaded_hours(owned, project, idle.low) / hours,
                         loaded_hours(owned, project, idle.high) / hours};
  if (in_a_room) spread = spread * costs[CostId::pue].spread();
  bill.invoice(LineKind::electricity, kwh, price.expected, spread, [&](BillLine& line) {
    line.detail = price.figure->id;
    line.unit = BillUnit::kilowatt_hour;
    line.formula = {Figure{kw, Term::kilowatts}, Sign::times, Figure{hours, Term::hours}};
    if (in_a_room) extend(line.formula, {Sign::times, Figure{pue, Term::power_usage}});
    cite(line, price);
  });
}

const Cost& colocation_price(const Project& project, const CostBook& costs) {
  const bool in_us = project.requirements.jurisdiction == Jurisdiction::us;
  return costs[in_us ? CostId::colocation_us_per_kw : CostId::colocation_global_per_kw];
}

void add_colocation(BillBuilder& bill, const OwnedCandidate& owned, const Project& project,
                    const CostBook& costs) {
  const Cost& price = colocation_price(project, costs);
  const double kw = owned.fleet.sizing.instances * kilowatts(*owned.server);
  bill.invoice(LineKind::colocation, kw, price.expected,
               price.spread() * servers_spread(owned.fleet.sizing), [&](BillLine& line) {
                 line.unit = BillUnit::kilowatt_month;
                 line.formula = {Figure{static_cast<double>(owned.fleet.sizing.instances)},
                                 Sign::times, Figure{kilowatts(*owned.server), Term::kilowatts}};
                 cite(line, price);
               });
}

/// Whole for a month: 8,760 hours over 730.
double periods_of_a_year(const Project& project) {
  return hours_per_month.value() * 12 / billed_period(project.workload).value();
}

/// A share of the purchase price each year. What those that are there have cost, nobody knows.
void add_yearly_share(BillBuilder& bill, const OwnedCandidate& owned, const Project& project,
                      const CostBook& costs, LineKind kind, CostId id) {
  if (owned.to_buy() == 0) return;
  const double periods = periods_of_a_year(project);
  const Cost& rate = costs[id];
  const CostRange price = purchase_price(costs.priced(*owned.server));
  bill.invoice(kind, owned.to_buy(), price.expected.value() * rate.expected / periods,
               rate.spread() * price_spread(price) * purchase_spread(owned), [&](BillLine& line) {
                 line.unit = project.workload.job ? BillUnit::server : BillUnit::server_month;
                 line.formula = {Figure{price.expected.value(), Term::usd}, Sign::times,
                                 Figure{rate.expected, Term::share_per_year}, Sign::over,
                                 Figure{periods}};
                 cite(line, rate);
               });
}

}  // namespace

CostId electricity_of(Jurisdiction jurisdiction) {
  switch (jurisdiction) {
    case Jurisdiction::fr:
      return CostId::electricity_fr;
    case Jurisdiction::eu:
    case Jurisdiction::uk:
    case Jurisdiction::ch:
      return CostId::electricity_eu;
    default:
      return CostId::electricity_us;
  }
}

CostRange purchase_price(const Server& server) {
  CostRange sum;
  for (const auto& part : server.parts) {
    sum += {Usd(part.usd_low), Usd(part.usd_expected), Usd(part.usd_high)};
  }
  return sum;
}

Usd purchase_of_all(const OwnedCandidate& owned, const CostBook& costs) {
  return purchase_price(costs.priced(*owned.server)).expected *
         (owned.to_buy() * (1 + network_of(owned, costs)));
}

Usd purchase_of_month(const OwnedCandidate& owned, const Project& project, const CostBook& costs) {
  return instance_cost(*owned.server, project, costs) *
         (owned.to_buy() * (1 + network_of(owned, costs)));
}

Priced add_on_premises_bill(BillBuilder& bill, const OwnedCandidate& owned, const Project& project,
                            const CostBook& costs) {
  const bool has_price = purchase_price(costs.priced(*owned.server)).expected > Usd(0);
  if (owned.to_buy() > 0 && !has_price) return Priced::no;
  if (owned.server->power <= Watts(0)) return Priced::no;
  add_purchase(bill, owned, project, costs);
  add_electricity(bill, owned, project, costs);
  if (project.site == Site::colocation) add_colocation(bill, owned, project, costs);
  add_yearly_share(bill, owned, project, costs, LineKind::maintenance, CostId::maintenance_rate);
  add_yearly_share(bill, owned, project, costs, LineKind::spares, CostId::spares_rate);
  return Priced::yes;
}

Usd instance_cost(const Server& server, const Project& project, const CostBook& costs) {
  if (project.workload.job) return purchase_price(costs.priced(server)).expected;
  const double kept = 1 - costs[CostId::residual_rate].expected;
  return purchase_price(costs.priced(server)).expected * (kept / (project.server_life_years * 12));
}

Usd least_to_run(const Server& server, const Project& project, const CostBook& costs) {
  const Hours idle = billed_period(project.workload) * costs[CostId::idle_power_share].expected;
  const double each = costs[electricity_of(project.requirements.jurisdiction)].expected;
  const Usd electricity(kilowatts(server) * idle.value() * each);
  if (project.site != Site::colocation) return electricity;
  return electricity + Usd(kilowatts(server) * colocation_price(project, costs).expected);
}

Usd least_to_buy_and_run(const Server& server, const Project& project, const CostBook& costs) {
  const double yearly =
      costs[CostId::maintenance_rate].expected + costs[CostId::spares_rate].expected;
  const Usd price = purchase_price(costs.priced(server)).expected;
  return instance_cost(server, project, costs) + price * (yearly / periods_of_a_year(project)) +
         least_to_run(server, project, costs);
}

}  // namespace llmadvisor

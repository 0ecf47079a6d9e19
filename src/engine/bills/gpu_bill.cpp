#include "llmadvisor/engine/bills/gpu_bill.hpp"

#include <algorithm>

#include "citation.hpp"
#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/serving/memory.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"

namespace llmadvisor {
namespace {

void add_instances(BillBuilder& bill, const RentedCandidate& rented, const Project& project,
                   const CostBook& costs, const HourlyPrice& listed, Date today) {
  const GpuOffer& offer = *rented.offer;
  const double hours = instance_hours(rented, project, costs, Case::expected);
  const HourlyPrice price =
      capped(listed, offer, rented.purchase, billed_hours(rented, project, costs), costs);
  Spread spread{price.low / price.expected, price.high / price.expected};
  spread = spread * Spread{instance_hours(rented, project, costs, Case::low) / hours,
                           instance_hours(rented, project, costs, Case::high) / hours};
  const PriceAge age = costs.age_of(offer, today);
  spread = spread * Spread{age.low_factor, age.high_factor};
  if (rented.purchase == Purchase::on_demand) {
    const Contradiction others = contradiction(offer, OfferFigure::on_demand);
    spread = spread * Spread{others.low, others.high};
  }
  if (rented.purchase == Purchase::spot) {
    spread.high *= 1 + costs[CostId::spot_interruption_share].high;
  }
  if (offer.kind == GpuOfferKind::marketplace) {
    const Cost& market = costs[CostId::marketplace_price_spread];
    spread = spread * Spread{market.low, market.high};
  }
  bill.invoice(LineKind::gpu_instance, hours, price.expected.value(), spread, [&](BillLine& line) {
    name_machine(line, offer);
    line.unit = BillUnit::instance_hour;
    const double instances = rented.fleet.sizing.instances;
    line.formula = {Figure{instances}, Sign::times, Figure{hours / instances, Term::hours}};
    if (!is_paid_by_work(offer, rented.purchase, project) && can_stop(offer, rented.purchase)) {
      const Workload& w = project.workload;
      extend(line.formula,
             {Sign::opened, Figure{w.hours_per_day.value(), Term::hours_per_day}, Sign::comma,
              Figure{w.days_per_week, Term::days_per_week}, Sign::closed});
    }
    if (rented.purchase == Purchase::spot && price.low < price.high) {
      extend(line.formula, {Sign::times, Figure{price.low.value()}, Sign::up_to,
                            Figure{price.high.value(), Term::usd_per_hour}});
    }
    if (price.expected < listed.expected) {
      const double cap = costs.priced(offer).monthly_cap->value() * costs.usd_per(offer.currency);
      extend(line.formula, {Sign::comma, Figure{cap, Term::usd_a_month_at_most}});
    }
    if (price.drift != 1) {
      extend(line.formula, {Sign::at, Figure{price.drift, Term::list_price_factor}});
    }
    quote(line, price.quoted, offer.currency);
    cite(line, offer.provenance);
  });
}

void add_set_up(BillBuilder& bill, const RentedCandidate& rented, const Project& project,
                const CostBook& costs) {
  const GpuOffer& offer = *rented.offer;
  if (!offer.set_up_fee) return;
  const double months = project.amortisation_months;
  const double rate = costs.usd_per(offer.currency);
  const double fee = offer.set_up_fee->value();
  const Sizing& sizing = rented.fleet.sizing;
  const double instances = sizing.instances;
  bill.invoice(LineKind::set_up_fee, instances, fee / months * rate,
               {sizing.instances_low / instances, sizing.instances_high / instances},
               [&](BillLine& line) {
                 name_machine(line, offer);
                 line.unit = project.workload.job ? BillUnit::server : BillUnit::server_month;
                 line.formula = {Figure{fee * rate, Term::usd}};
                 if (!project.workload.job) {
                   extend(line.formula, {Sign::over, Figure{months, Term::months}});
                 }
                 quote(line, fee / months, offer.currency);
                 cite(line, offer.provenance);
               });
}

/// The part of a month for which a machine is kept.
double share_of_month(const RentedCandidate& rented, const Project& project,
                      const CostBook& costs) {
  return project.workload.job ? billed_hours(rented, project, costs) / hours_per_month : 1;
}

void add_disk(BillBuilder& bill, const RentedCandidate& rented, const Project& project,
              const CostBook& costs) {
  const Cost& price = costs[CostId::disk_per_gb_month];
  const double system = costs[CostId::disk_system_gb].expected;
  const double weights = weights_size(*rented.model, rented.fleet.weights) / gb(1);
  const double instances = rented.fleet.sizing.instances;
  const double share = share_of_month(rented, project, costs);
  bill.invoice(LineKind::weights_disk, instances * (weights + system) * share, price.expected,
               price.spread(), [&](BillLine& line) {
                 line.detail = to_string(rented.fleet.weights);
                 line.unit = BillUnit::gigabyte_month;
                 line.formula = {Figure{instances}, Sign::times,       Sign::opened,
                                 Figure{weights},   Sign::plus,        Figure{system},
                                 Sign::closed,      Sign::in_gigabytes};
                 if (share < 1) extend(line.formula, {Sign::times, Figure{share, Term::months}});
                 cite(line, price);
               });
}

void add_address(BillBuilder& bill, const RentedCandidate& rented, const Project& project,
                 const CostBook& costs) {
  const Cost& price = costs[CostId::public_ip_per_hour];
  const double hours = hours_per_month.value() * share_of_month(rented, project, costs);
  bill.invoice(LineKind::public_address, hours, price.expected, price.spread(),
               [&](BillLine& line) {
                 line.unit = BillUnit::hour;
                 line.formula = {Figure{1}, Sign::times, Figure{hours, Term::hours}};
                 cite(line, price);
               });
}

void add_egress(BillBuilder& bill, const RentedCandidate& rented, const Project& project,
                const CostBook& costs) {
  const Egress egress = costs.egress(*rented.provider);
  const Workload& w = project.workload;
  const Cost& bytes = costs[CostId::egress_bytes_per_token];
  const double tokens = billed_requests(w).value() * w.output.value();
  const auto billed = [&](double per_token) {
    return std::max(0.0, tokens * per_token / 1e9 - egress.free_gb);
  };
  const double expected = billed(bytes.expected);
  if (expected <= 0) return;
  const Spread amount{billed(bytes.low) / expected, billed(bytes.high) / expected};
  bill.invoice(LineKind::egress, expected, egress.per_gb.expected, amount * egress.per_gb.spread(),
               [&](BillLine& line) {
                 line.unit = BillUnit::gigabyte;
                 line.formula = {Figure{tokens / 1e6, Term::million_tokens}, Sign::times,
                                 Figure{bytes.expected, Term::bytes}};
                 if (egress.free_gb > 0) {
                   extend(line.formula, {Sign::minus, Figure{egress.free_gb, Term::gigabytes}});
                 }
                 cite(line, egress.per_gb);
               });
}

}  // namespace

Priced add_rented_gpu_bill(BillBuilder& bill, const RentedCandidate& rented, const Project& project,
                           const CostBook& costs, Date today) {
  const GpuOffer& offer = *rented.offer;
  const HourlyPrice price = hourly_price(offer, rented.purchase, costs);
  if (price.priced == Priced::no) return Priced::no;
  add_instances(bill, rented, project, costs, price, today);
  add_set_up(bill, rented, project, costs);
  if (offer.kind != GpuOfferKind::serverless) add_disk(bill, rented, project, costs);
  if (offer.kind == GpuOfferKind::instance) add_address(bill, rented, project, costs);
  add_egress(bill, rented, project, costs);
  return Priced::yes;
}

Usd instance_cost(const GpuOffer& offer, Purchase purchase, const Project& project,
                  const CostBook& costs) {
  const HourlyPrice price = hourly_price(offer, purchase, costs);
  if (price.priced == Priced::no) return Usd(0);
  const Hours hours = rented_hours(offer, purchase, project);
  return capped(price, offer, purchase, hours, costs).low * hours;
}

}  // namespace llmadvisor

#include "llmadvisor/engine/bills/gpu_bill.hpp"

#include <algorithm>
#include <cmath>

#include "citation.hpp"
#include "llmadvisor/engine/serving/memory.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"

namespace llmadvisor {
namespace {

/// A sizing that went better or worse than expected.
enum class Case { low, expected, high };

double instances_in(const Sizing& sizing, Case which) {
  switch (which) {
    case Case::low:
      return sizing.instances_low;
    case Case::high:
      return sizing.instances_high;
    default:
      return sizing.instances;
  }
}

double rate_factor(const ReplicaCapacity& capacity, Case which) {
  switch (which) {
    case Case::low:
      return capacity.rate_error.high;
    case Case::high:
      return capacity.rate_error.low;
    default:
      return 1;
  }
}

double figure_in(const Cost& cost, Case which) {
  switch (which) {
    case Case::low:
      return cost.low;
    case Case::high:
      return cost.high;
    default:
      return cost.expected;
  }
}

/// Serverless workers run while there is work, and for an idle time after it. Seen as one service,
/// the time with work in it is the busy share of an M/G/infinity queue whose stay is the request
/// and the idle time: 1 - exp(-rate x stay); each start adds the loading of the weights. Beyond one
/// worker the load itself decides. A worker that stops at all is lightly loaded: a request stays as
/// long as it takes alone.
double serverless_workers(const Evaluation& e, const Project& project, const CostBook& costs,
                          Case which) {
  const double rate = mean_rate(project.workload).value();
  const double stay =
      e.capacity->alone.count() + figure_in(costs[CostId::serverless_idle_seconds], which);
  const double cold = figure_in(costs[CostId::serverless_cold_start_seconds], which);
  const double idle_share = std::exp(-rate * stay);
  const double warm = std::min(1.0, 1 - idle_share + rate * idle_share * cold);
  const double replicas = e.machine->gpus / e.tensor_parallel;
  const double worker_rate =
      e.capacity->rate.value() * rate_factor(*e.capacity, which) * project.headroom * replicas;
  return std::min(std::max(warm, rate / worker_rate), instances_in(e.sizing, which));
}

double instance_hours(const Evaluation& e, const Project& project, const CostBook& costs,
                      Case which) {
  const double active = active_hours_per_month(project.workload).value();
  if (e.purchase == Purchase::reserved || e.purchase == Purchase::owned) {
    return instances_in(e.sizing, which) * hours_per_month.value();
  }
  if (is_serverless(*e.machine)) return serverless_workers(e, project, costs, which) * active;
  return instances_in(e.sizing, which) * active;
}

void add_instances(BillBuilder& bill, const Evaluation& e, const Project& project,
                   const CostBook& costs, const HourlyPrice& price, Date today) {
  const GpuOffer& offer = *e.machine->offer;
  const double hours = instance_hours(e, project, costs, Case::expected);
  Spread spread{price.low / price.expected, price.high / price.expected};
  spread = spread * Spread{instance_hours(e, project, costs, Case::low) / hours,
                           instance_hours(e, project, costs, Case::high) / hours};
  spread = spread * costs.age_spread(offer.provenance, today);
  if (e.purchase == Purchase::spot) {
    spread.high *= 1 + costs[CostId::spot_interruption_share].high;
  }
  if (offer.kind == GpuOfferKind::marketplace) {
    const Cost& market = costs[CostId::marketplace_price_spread];
    spread = spread * Spread{market.low, market.high};
  }
  bill.invoice(LineKind::gpu_instance, hours, price.expected.value(), spread, [&](BillLine& line) {
    name_machine(line, offer);
    line.unit = BillUnit::instance_hour;
    const double instances = e.sizing.instances;
    line.formula = {Figure{instances}, Sign::times, Figure{hours / instances, Term::hours}};
    const bool scheduled = e.purchase == Purchase::on_demand || e.purchase == Purchase::spot;
    if (scheduled && !is_serverless(*e.machine)) {
      const Workload& w = project.workload;
      extend(line.formula,
             {Sign::opened, Figure{w.hours_per_day.value(), Term::hours_per_day}, Sign::comma,
              Figure{w.days_per_week, Term::days_per_week}, Sign::closed});
    }
    if (e.purchase == Purchase::spot && price.low < price.high) {
      extend(line.formula, {Sign::times, Figure{price.low.value()}, Sign::up_to,
                            Figure{price.high.value(), Term::usd_per_hour}});
    }
    quote(line, price.quoted, offer.currency);
    cite(line, offer.provenance);
  });
}

void add_disk(BillBuilder& bill, const Evaluation& e, const CostBook& costs) {
  const Cost& price = costs[CostId::disk_per_gb_month];
  const double system = costs[CostId::disk_system_gb].expected;
  const double weights = weights_size(*e.model, e.weights) / gb(1);
  const double instances = e.sizing.instances;
  bill.invoice(LineKind::weights_disk, instances * (weights + system), price.expected,
               price.spread(), [&](BillLine& line) {
                 line.detail = to_string(e.weights);
                 line.unit = BillUnit::gigabyte_month;
                 line.formula = {Figure{instances}, Sign::times,       Sign::opened,
                                 Figure{weights},   Sign::plus,        Figure{system},
                                 Sign::closed,      Sign::in_gigabytes};
                 cite(line, price);
               });
}

void add_address(BillBuilder& bill, const CostBook& costs) {
  const Cost& price = costs[CostId::public_ip_per_hour];
  bill.invoice(
      LineKind::public_address, hours_per_month.value(), price.expected, price.spread(),
      [&](BillLine& line) {
        line.unit = BillUnit::hour;
        line.formula = {Figure{1}, Sign::times, Figure{hours_per_month.value(), Term::hours}};
        cite(line, price);
      });
}

void add_egress(BillBuilder& bill, const Evaluation& e, const Project& project,
                const CostBook& costs) {
  const Egress egress = costs.egress(*e.provider);
  const Workload& w = project.workload;
  const Cost& bytes = costs[CostId::egress_bytes_per_token];
  const double tokens = requests_per_month(w).value() * w.output.value();
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

bool is_serverless(const Machine& machine) {
  return machine.offer != nullptr && machine.offer->kind == GpuOfferKind::serverless;
}

HourlyPrice hourly_price(const GpuOffer& offer, Purchase purchase, const CostBook& costs) {
  const double rate = costs.usd_per(offer.currency);
  const auto exact = [&](const std::optional<PricePerHour>& price) {
    if (!price || price->value() <= 0) return HourlyPrice{};
    const UsdPerHour usd(price->value() * rate);
    return HourlyPrice{Priced::yes, usd, usd, usd, price->value()};
  };
  switch (purchase) {
    case Purchase::on_demand:
      return exact(offer.on_demand);
    case Purchase::reserved:
      return exact(offer.reserved_1_year ? offer.reserved_1_year : offer.reserved_3_years);
    case Purchase::spot: {
      if (!offer.spot || offer.spot->low.value() <= 0) return {};
      const double middle = (offer.spot->low.value() + offer.spot->high.value()) / 2;
      return {Priced::yes, UsdPerHour(offer.spot->low.value() * rate), UsdPerHour(middle * rate),
              UsdPerHour(offer.spot->high.value() * rate), middle};
    }
    default:
      return {};
  }
}

Hours billed_hours(const Evaluation& option, const Project& project, const CostBook& costs) {
  return Hours(instance_hours(option, project, costs, Case::expected) / option.sizing.instances);
}

Bytes weights_size(const Model& model, WeightFormat format) {
  return model.architecture ? weight_bytes(*model.architecture, format) : Bytes(0);
}

Priced add_rented_gpu_bill(BillBuilder& bill, const Evaluation& option, const Project& project,
                           const CostBook& costs, Date today) {
  const GpuOffer& offer = *option.machine->offer;
  const HourlyPrice price = hourly_price(offer, option.purchase, costs);
  if (price.priced == Priced::no) return Priced::no;
  add_instances(bill, option, project, costs, price, today);
  if (offer.kind != GpuOfferKind::serverless) add_disk(bill, option, costs);
  if (offer.kind == GpuOfferKind::instance) add_address(bill, costs);
  add_egress(bill, option, project, costs);
  return Priced::yes;
}

}  // namespace llmadvisor

#include "llmadvisor/engine/bills/machine_hours.hpp"

#include <algorithm>
#include <cmath>

namespace llmadvisor {
namespace {

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
double serverless_workers(const Fleet& fleet, const Project& project, const CostBook& costs,
                          Case which) {
  const double rate = mean_rate(project.workload).value();
  const double stay =
      fleet.capacity.alone.count() + figure_in(costs[CostId::serverless_idle_seconds], which);
  const double cold = figure_in(costs[CostId::serverless_cold_start_seconds], which);
  const double idle_share = std::exp(-rate * stay);
  const double warm = std::min(1.0, 1 - idle_share + rate * idle_share * cold);
  const double replicas = fleet.replicas_per_machine();
  const double worker_rate = fleet.capacity.rate.value() * rate_factor(fleet.capacity, which) *
                             project.headroom * replicas;
  return std::min(std::max(warm, rate / worker_rate), instances_in(fleet.sizing, which));
}

/// All machines work until the job is done and are given back, each after started hours.
double hours_of_job(const Fleet& fleet, const Project& project, Case which) {
  const double machines = instances_in(fleet.sizing, which);
  const double rate = fleet.capacity.rate.value() * rate_factor(fleet.capacity, which) *
                      fleet.replicas_per_machine() * machines;
  const double each = billed_requests(project.workload).value() / rate / 3600;
  return machines * std::ceil(each - 1e-9);
}

/// Workers are paid by the second, with the loading of the weights.
double worker_hours_of_job(const Fleet& fleet, const Project& project, const CostBook& costs,
                           Case which) {
  const double rate = fleet.capacity.rate.value() * rate_factor(fleet.capacity, which) *
                      fleet.replicas_per_machine();
  const double cold = figure_in(costs[CostId::serverless_cold_start_seconds], which);
  return (billed_requests(project.workload).value() / rate +
          cold * instances_in(fleet.sizing, which)) /
         3600;
}

/// What cannot be given back is paid for whole months.
Hours whole_months(const Project& project) {
  const double months = billed_period(project.workload) / hours_per_month;
  return hours_per_month * std::ceil(months - 1e-9);
}

}  // namespace

bool is_paid_by_work(const GpuOffer& offer, Purchase purchase, const Project& project) {
  return is_serverless(offer) || (project.workload.job && can_stop(offer, purchase));
}

bool is_serverless(const GpuOffer& offer) { return offer.kind == GpuOfferKind::serverless; }

HourlyPrice hourly_price(const GpuOffer& listed, Purchase purchase, const CostBook& costs) {
  const GpuOffer& offer = costs.priced(listed);
  const double rate = costs.usd_per(offer.currency);
  const double drift = costs.drift(listed);
  const auto exact = [&](const std::optional<PricePerHour>& price) {
    if (!price || price->value() <= 0) return HourlyPrice{};
    const UsdPerHour usd(price->value() * rate);
    return HourlyPrice{Priced::yes, usd, usd * drift, usd, price->value() * drift, drift};
  };
  switch (purchase) {
    case Purchase::on_demand:
      return exact(offer.on_demand);
    case Purchase::reserved:
      return exact(offer.reserved_1_year ? offer.reserved_1_year : offer.reserved_3_years);
    case Purchase::spot: {
      if (!offer.spot || offer.spot->low.value() <= 0) return {};
      const double middle = (offer.spot->low.value() + offer.spot->high.value()) / 2 * drift;
      return {Priced::yes,
              UsdPerHour(offer.spot->low.value() * rate),
              UsdPerHour(middle * rate),
              UsdPerHour(offer.spot->high.value() * rate),
              middle,
              drift};
    }
    default:
      return {};
  }
}

HourlyPrice capped(HourlyPrice price, const GpuOffer& listed, Purchase purchase, Hours billed,
                   const CostBook& costs) {
  const GpuOffer& offer = costs.priced(listed);
  if (purchase != Purchase::on_demand || !offer.monthly_cap) return price;
  const double an_hour = offer.monthly_cap->value() / billed.value();
  const UsdPerHour most(an_hour * costs.usd_per(offer.currency));
  price.low = std::min(price.low, most);
  price.high = std::min(price.high, most);
  price.expected = std::min(price.expected, most * price.drift);
  price.quoted = std::min(price.quoted, an_hour * price.drift);
  return price;
}

bool can_stop(const GpuOffer& offer, Purchase purchase) {
  return purchase != Purchase::reserved && !offer.set_up_fee;
}

Hours rented_hours(const GpuOffer& offer, Purchase purchase, const Project& project) {
  return can_stop(offer, purchase) ? active_hours(project.workload) : whole_months(project);
}

double instance_hours(const RentedCandidate& rented, const Project& project, const CostBook& costs,
                      Case which) {
  const bool is_worker = rented.purchase != Purchase::reserved && is_serverless(*rented.offer);
  if (project.workload.job && can_stop(*rented.offer, rented.purchase)) {
    return is_worker ? worker_hours_of_job(rented.fleet, project, costs, which)
                     : hours_of_job(rented.fleet, project, which);
  }
  const double hours = rented_hours(*rented.offer, rented.purchase, project).value();
  if (is_worker) {
    return serverless_workers(rented.fleet, project, costs, which) * hours;
  }
  return instances_in(rented.fleet.sizing, which) * hours;
}

Hours billed_hours(const RentedCandidate& rented, const Project& project, const CostBook& costs) {
  return Hours(instance_hours(rented, project, costs, Case::expected) /
               rented.fleet.sizing.instances);
}

}  // namespace llmadvisor

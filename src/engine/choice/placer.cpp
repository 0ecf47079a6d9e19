#include "llmadvisor/engine/choice/placer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "llmadvisor/engine/choice/gates.hpp"

namespace llmadvisor {
namespace {

/// What a placement may cost at most to be better than the best so far.
std::optional<Usd> least_of(std::optional<Usd> most, const std::optional<Weighed>& best) {
  if (!best || best->first_reason || !best->totals) return most;
  const Usd bill = best->totals->monthly.expected;
  return most ? std::min(*most, bill) : bill;
}

int most_parallel_on(const Machine& machine) {
  return std::min(machine.gpus, CapacityTable::most_parallel);
}

/// The sizing tolerates less.
constexpr double hair = 1 - 1e-6;

}  // namespace

bool is_serverless(const Machine& machine) {
  const auto* offer = std::get_if<const GpuOffer*>(&machine.item);
  return offer != nullptr && is_serverless(**offer);
}

Usd instance_cost(const Machine& machine, Purchase purchase, const Project& project,
                  const CostBook& costs) {
  if (const auto* offer = std::get_if<const GpuOffer*>(&machine.item)) {
    return instance_cost(**offer, purchase, project, costs);
  }
  return instance_cost(*std::get<const Server*>(machine.item), project, costs);
}

bool is_better(const Weighed& a, const Weighed& b) {
  const auto passed = [](const Weighed& w) {
    return w.first_reason ? static_cast<int>(*w.first_reason) : 1000;
  };
  if (a.failed != b.failed) return a.failed < b.failed;
  if (passed(a) != passed(b)) return passed(a) > passed(b);
  if (a.totals.has_value() != b.totals.has_value()) return a.totals.has_value();
  if (!a.totals) {
    const Fleet* of_a = fleet_of(a.candidate);
    const Fleet* of_b = fleet_of(b.candidate);
    return of_a != nullptr && of_b != nullptr &&
           of_a->capacity.needed_memory < of_b->capacity.needed_memory;
  }
  return a.totals->monthly.expected < b.totals->monthly.expected;
}

Placer::Placer(const Project& project, const Scales& scales, CapacityTable& capacities)
    : project_(project),
      scales_(scales),
      capacities_(capacities),
      peak_rate_(peak_rate(project.workload).value() / project.headroom),
      mean_rate_(mean_rate(project.workload).value() / project.headroom) {}

std::optional<Weighed> Placer::best(const Hosting& hosting, const Shelf& shelf,
                                    std::span<const Machine* const> machines) const {
  std::optional<Weighed> best;
  for (const Machine* machine : machines) {
    if (!best || can_improve(*best, *machine, shelf)) place_on(*machine, hosting, shelf, best);
  }
  return best;
}

std::optional<Weighed> Placer::best_below(const Ceiling& ceiling, const Hosting& hosting,
                                          const Shelf& shelf,
                                          std::span<const Machine* const> machines) const {
  std::optional<Weighed> best;
  for (std::size_t i = 0; i < machines.size(); ++i) {
    const Usd one = ceiling.instance_costs[i];
    const std::optional<Usd> most = least_of(ceiling.most, best);
    if (most && one > *most && !is_serverless(*machines[i])) continue;
    place_below(ceiling, *machines[i], one, hosting, shelf, best);
  }
  return best;
}

bool Placer::Affordable::carries(RequestsPerSecond machine) const {
  return !(machine.value() * instances < rate * hair);
}

bool Placer::Affordable::carries(RequestsPerSecond replica, int replicas_per_machine) const {
  return !(replica.value() * (instances * replicas_per_machine - spare) < rate * hair);
}

Placer::Affordable Placer::affordable(const Machine& machine, const std::optional<Usd>& most,
                                      Usd instance_cost) const {
  const bool serverless = is_serverless(machine);
  const double instances = most ? *most / instance_cost : std::numeric_limits<double>::infinity();
  // Serverless workers may run for part of the time; other instances are billed whole.
  if (serverless) return {instances, mean_rate_, 0};
  return {std::floor(instances), peak_rate_, static_cast<double>(project_.spare_replicas)};
}

bool Placer::can_improve(const Weighed& best, const Machine& next, const Shelf& shelf) const {
  if (!best.totals) return true;
  // Where the data may not go, a dearer machine changes nothing.
  if (!scales_.places().may_hold_data(next.placement)) return false;
  const bool same_for_all = !best.first_reason ||
                            stage_of(*best.first_reason) == GateStage::model ||
                            stage_of(*best.first_reason) == GateStage::bill;
  return !same_for_all || is_serverless(next) ||
         instance_cost(next, shelf.purchase, project_, scales_.costs()) <
             best.totals->monthly.expected;
}

Candidate Placer::candidate_at(const ReplicaPlace& place, const ReplicaCapacity& capacity,
                               const Hosting& hosting, const Shelf& shelf) const {
  const Machine& machine = *place.machine;
  const HostedModel& hosted = scales_.market().models[hosting.model];
  const Served what{hosted.model, shelf.provider, hosting.mode, machine.placement};
  const Fleet fleet{machine.gpu,
                    machine.link,
                    machine.gpus,
                    place.tensor_parallel,
                    hosted.formats[place.format],
                    capacity,
                    {}};
  if (const auto* offer = std::get_if<const GpuOffer*>(&machine.item)) {
    return RentedCandidate{what, *offer, shelf.purchase, fleet};
  }
  return OwnedCandidate{what, std::get<const Server*>(machine.item), fleet};
}

void Placer::place_on(const Machine& machine, const Hosting& hosting, const Shelf& shelf,
                      std::optional<Weighed>& best) const {
  const Judged judged{GateStage::place, hosting.failures};
  const std::size_t formats = scales_.market().models[hosting.model].formats.size();
  ReplicaPlace place{hosting.model, 0, &machine, 1, hosting.mode.thinking};
  for (; place.tensor_parallel <= most_parallel_on(machine); place.tensor_parallel *= 2) {
    for (place.format = 0; place.format < formats; ++place.format) {
      const ReplicaCapacity& capacity = capacities_.capacity(place);
      const bool runs = capacity.rate.value() > 0;
      if (!runs && best && best->totals) continue;
      Weighed weighed =
          scales_.weigh(candidate_at(place, capacity, hosting, shelf), project_, judged);
      if (!best || is_better(weighed, *best)) best = std::move(weighed);
    }
  }
}

void Placer::place_below(const Ceiling& ceiling, const Machine& machine, Usd instance_cost,
                         const Hosting& hosting, const Shelf& shelf,
                         std::optional<Weighed>& best) const {
  Affordable able = affordable(machine, least_of(ceiling.most, best), instance_cost);
  if (!able.carries(capacities_.machine_ceiling(hosting.model, machine, hosting.mode.thinking))) {
    return;
  }
  const std::size_t formats = scales_.market().models[hosting.model].formats.size();
  ReplicaPlace place{hosting.model, 0, &machine, 1, hosting.mode.thinking};
  for (; place.tensor_parallel <= most_parallel_on(machine); place.tensor_parallel *= 2) {
    const int replicas = machine.gpus / place.tensor_parallel;
    for (place.format = 0; place.format < formats; ++place.format) {
      if (!able.carries(capacities_.ceiling(place), replicas)) continue;
      const ReplicaCapacity& capacity = capacities_.capacity(place);
      if (capacity.rate.value() <= 0 || !able.carries(capacity.rate, replicas)) continue;
      Weighed weighed =
          scales_.weigh(candidate_at(place, capacity, hosting, shelf), project_, admitted);
      if (best && !is_better(weighed, *best)) continue;
      best = std::move(weighed);
      able = affordable(machine, least_of(ceiling.most, best), instance_cost);
    }
  }
}

}  // namespace llmadvisor

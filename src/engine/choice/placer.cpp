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

/// Whether as many instances of a machine as may be paid for can carry the load.
class Affordable {
 public:
  Affordable(const Machine& machine, const Project& project)
      : serverless_(is_serverless(machine)),
        rate_((serverless_ ? mean_rate(project.workload) : peak_rate(project.workload)).value() /
              project.headroom),
        spare_(serverless_ ? 0 : project.spare_replicas) {}

  void limit(const std::optional<Usd>& most, Usd instance_cost) {
    if (!most) return;
    const double instances = *most / instance_cost;
    // Serverless workers may run for part of the time; other instances are billed whole.
    instances_ = serverless_ ? instances : std::floor(instances);
  }

  [[nodiscard]] bool carries(RequestsPerSecond machine) const {
    return suffices(machine.value() * instances_);
  }
  [[nodiscard]] bool carries(RequestsPerSecond replica, int replicas_per_machine) const {
    return suffices(replica.value() * (instances_ * replicas_per_machine - spare_));
  }

 private:
  [[nodiscard]] bool suffices(double rate) const {
    constexpr double hair = 1 - 1e-6;  // the sizing tolerates less
    return !(rate < rate_ * hair);
  }

  bool serverless_;
  double rate_;
  double spare_;
  double instances_ = std::numeric_limits<double>::infinity();
};

Candidate candidate_on(const Machine& machine, const Shelf& shelf, const Served& what,
                       Fleet fleet) {
  if (const auto* offer = std::get_if<const GpuOffer*>(&machine.item)) {
    return RentedCandidate{what, *offer, shelf.purchase, std::move(fleet)};
  }
  return OwnedCandidate{what, std::get<const Server*>(machine.item), std::move(fleet)};
}

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

std::optional<Weighed> Placer::best(std::size_t model, const Shelf& shelf,
                                    std::span<const Machine* const> machines) const {
  std::optional<Weighed> best;
  for (const Machine* machine : machines) {
    if (!best || can_improve(*best, *machine, shelf)) {
      place_on(*machine, model, shelf, nullptr, best);
    }
  }
  return best;
}

std::optional<Weighed> Placer::best_below(const Ceiling& ceiling, std::size_t model,
                                          const Shelf& shelf,
                                          std::span<const Machine* const> machines) const {
  std::optional<Weighed> best;
  for (std::size_t i = 0; i < machines.size(); ++i) {
    const Limit limit{least_of(ceiling.most, best), ceiling.instance_costs[i]};
    const bool may_cost_less = !limit.most || limit.instance_cost <= *limit.most;
    if (may_cost_less || is_serverless(*machines[i])) {
      place_on(*machines[i], model, shelf, &limit, best);
    }
  }
  return best;
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

void Placer::place_on(const Machine& machine, std::size_t model, const Shelf& shelf,
                      const Limit* limit, std::optional<Weighed>& best) const {
  const HostedModel& hosted = scales_.market().models[model];
  const Served what{hosted.model, shelf.provider,
                    mode_for(*hosted.model, hosted.quality, project_.requirements.quality),
                    machine.placement};
  const Wanted thinking = what.mode.thinking;
  const bool searching = limit != nullptr;
  Affordable affordable(machine, project_);
  if (searching) affordable.limit(least_of(limit->most, best), limit->instance_cost);
  if (searching && !affordable.carries(capacities_.machine_ceiling(model, machine, thinking))) {
    return;
  }
  for (int gpus = 1; gpus <= std::min(machine.gpus, CapacityTable::most_parallel); gpus *= 2) {
    const int replicas = machine.gpus / gpus;
    for (std::size_t format = 0; format < hosted.formats.size(); ++format) {
      const ReplicaPlace place{model, format, &machine, gpus, thinking};
      if (searching && !affordable.carries(capacities_.ceiling(place), replicas)) continue;
      const ReplicaCapacity& capacity = capacities_.capacity(place);
      const bool runs = capacity.rate.value() > 0;
      if (!runs && (searching || (best && best->totals))) continue;
      if (searching && !affordable.carries(capacity.rate, replicas)) continue;
      Fleet fleet{machine.gpu, machine.link, machine.gpus, gpus, hosted.formats[format], capacity,
                  {}};
      Weighed weighed =
          scales_.weigh(candidate_on(machine, shelf, what, std::move(fleet)), project_);
      if (best && !is_better(weighed, *best)) continue;
      best = std::move(weighed);
      if (searching) affordable.limit(least_of(limit->most, best), limit->instance_cost);
    }
  }
}

}  // namespace llmadvisor

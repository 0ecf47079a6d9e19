#include "llmadvisor/engine/choice/placer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "llmadvisor/engine/bills/people_bill.hpp"
#include "llmadvisor/engine/choice/gates.hpp"

namespace llmadvisor {
namespace {

int most_parallel_on(const Machine& machine) {
  return std::min(machine.gpus, CapacityTable::most_parallel);
}

/// The sizing tolerates less.
constexpr double hair = 1 - 1e-6;

std::optional<Usd> least(const std::optional<Usd>& a, const std::optional<Usd>& b) {
  if (!a) return b;
  return b ? std::min(*a, *b) : *a;
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

bool is_better(const Weighed& a, const Weighed& b, const ChoiceRule& rule) {
  const auto passed = [](const Weighed& w) {
    return w.first_reason ? static_cast<int>(*w.first_reason) : 1000;
  };
  if (a.failed != b.failed) return a.failed < b.failed;
  if (passed(a) != passed(b)) return passed(a) > passed(b);
  const int law_of_a = rule.law_class(served(a.candidate).placement);
  const int law_of_b = rule.law_class(served(b.candidate).placement);
  if (law_of_a != law_of_b) return law_of_a < law_of_b;
  if (a.totals.has_value() != b.totals.has_value()) return a.totals.has_value();
  if (!a.totals) {
    const Fleet* of_a = fleet_of(a.candidate);
    const Fleet* of_b = fleet_of(b.candidate);
    return of_a != nullptr && of_b != nullptr &&
           of_a->capacity.needed_memory < of_b->capacity.needed_memory;
  }
  return rule.cost(*a.totals) < rule.cost(*b.totals);
}

Placer::Placer(const ChoiceRule& rule, const Scales& scales, CapacityTable& capacities)
    : rule_(rule),
      project_(rule.project()),
      scales_(scales),
      capacities_(capacities),
      peak_rate_(peak_rate(project_.workload).value() / project_.headroom),
      mean_rate_(mean_rate(project_.workload).value() / project_.headroom) {}

/// What a placement may cost at most to be better than the best so far.
std::optional<Usd> Placer::least_of(std::optional<Usd> most,
                                    const std::optional<Weighed>& best) const {
  if (!best || best->first_reason || !best->totals) return most;
  return least(most, rule_.cost(*best->totals));
}

Ceiling::OfMachine Placer::costs_of(const Machine& machine, const Shelf& shelf) const {
  const Usd one = instance_cost(machine, shelf.purchase, project_, scales_.costs());
  const int law_class = rule_.law_class(machine.placement);
  if (rule_.decides_on_invoice()) return {one, Usd(0), law_class};
  const bool own = std::holds_alternative<const Server*>(machine.item);
  const Herd herd{own ? Herd::Whose::own : Herd::Whose::rented, machine.gpus, 1};
  return {one, extra_people_cost(herd, project_, scales_.costs()), law_class};
}

Ceiling Placer::ceiling_of(const Shelf& shelf, std::span<const Machine* const> machines) const {
  Ceiling ceiling;
  ceiling.machines.reserve(machines.size());
  for (const Machine* machine : machines) {
    const auto costs = costs_of(*machine, shelf);
    const Usd own = (is_serverless(*machine) ? Usd(0) : costs.instance) + costs.people;
    ceiling.least = ceiling.machines.empty() ? own : std::min(ceiling.least, own);
    ceiling.nearest_law = std::min(ceiling.nearest_law, costs.law_class);
    ceiling.farthest_law = std::max(ceiling.farthest_law, costs.law_class);
    ceiling.machines.push_back(costs);
  }
  return ceiling;
}

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
  for (int law_class = ceiling.nearest_law; law_class <= ceiling.farthest_law; ++law_class) {
    if (auto best = best_in_class(law_class, ceiling, hosting, shelf, machines)) return best;
    if (law_class == ceiling.farthest_law || !ceiling.most) continue;
    // What is nearer to the law stands for the provider, even where it has lost on its cost.
    Ceiling none = ceiling;
    none.most.reset();
    if (best_in_class(law_class, none, hosting, shelf, machines)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Weighed> Placer::best_in_class(int law_class, const Ceiling& ceiling,
                                             const Hosting& hosting, const Shelf& shelf,
                                             std::span<const Machine* const> machines) const {
  std::optional<Weighed> best;
  for (std::size_t i = 0; i < machines.size(); ++i) {
    const auto& costs = ceiling.machines[i];
    if (costs.law_class != law_class) continue;
    const auto most = least_of(ceiling.most, best);
    const bool lost = most && costs.instance + costs.people > *most;
    if (lost && !is_serverless(*machines[i])) continue;
    place_below(ceiling.most, *machines[i], costs, hosting, shelf, best);
  }
  if (!best || best->first_reason) return std::nullopt;
  // Above the ceiling a cheaper placement may have been passed over: this one says nothing.
  if (ceiling.most && rule_.cost(*best->totals) > *ceiling.most) return std::nullopt;
  return best;
}

bool Placer::Affordable::carries(RequestsPerSecond machine) const {
  return !(machine.value() * instances < rate * hair);
}

bool Placer::Affordable::carries(RequestsPerSecond replica, int replicas_per_machine) const {
  return !(replica.value() * (instances * replicas_per_machine - spare) < rate * hair);
}

Placer::Affordable Placer::affordable(const Machine& machine, const std::optional<Usd>& most,
                                      const Ceiling::OfMachine& costs) const {
  const auto for_machines = most ? std::optional(*most - costs.people) : std::nullopt;
  const auto payable = least(for_machines, project_.requirements.budget);
  const double instances =
      payable ? *payable / costs.instance : std::numeric_limits<double>::infinity();
  // Serverless workers may run for part of the time; other instances are billed whole.
  if (is_serverless(machine)) return {instances, mean_rate_, 0};
  return {std::floor(instances), peak_rate_, static_cast<double>(project_.spare_replicas)};
}

bool Placer::can_improve(const Weighed& best, const Machine& next, const Shelf& shelf) const {
  if (!best.totals) return true;
  // Where the data may not go, a dearer machine changes nothing.
  if (!scales_.places().may_hold_data(next.placement)) return false;
  const bool same_for_all = !best.first_reason ||
                            stage_of(*best.first_reason) == GateStage::model ||
                            stage_of(*best.first_reason) == GateStage::bill;
  if (!same_for_all || is_serverless(next)) return true;
  if (rule_.law_class(next.placement) < rule_.law_class(served(best.candidate).placement)) {
    return true;
  }
  const auto costs = costs_of(next, shelf);
  // Who runs it is not on the bill: a machine that costs more in all may still fit the budget.
  const auto& budget = project_.requirements.budget;
  const bool may_fit =
      budget && best.totals->monthly.expected > *budget && costs.instance <= *budget;
  return may_fit || costs.instance + costs.people < rule_.cost(*best.totals);
}

Candidate Placer::candidate_at(const ReplicaPlace& place, const ReplicaCapacity& capacity,
                               const ModelMode& mode, const Shelf& shelf) const {
  const Machine& machine = *place.machine;
  const HostedModel& hosted = scales_.market().models[place.model];
  const Served what{hosted.model, shelf.provider, mode, machine.placement};
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
  ReplicaPlace place{hosting.model, 0, &machine, 1, hosting.mode().effort};
  for (; place.tensor_parallel <= most_parallel_on(machine); place.tensor_parallel *= 2) {
    for (const auto& format : hosting.formats) {
      place.format = format.index;
      const ReplicaCapacity& capacity = capacities_.capacity(place);
      const bool runs = capacity.rate.value() > 0;
      if (!runs && best && best->totals) continue;
      Weighed weighed =
          scales_.weigh(candidate_at(place, capacity, format.mode, shelf), project_, judged);
      if (!best || is_better(weighed, *best, rule_)) best = std::move(weighed);
    }
  }
}

void Placer::place_below(const std::optional<Usd>& most, const Machine& machine,
                         const Ceiling::OfMachine& costs, const Hosting& hosting,
                         const Shelf& shelf, std::optional<Weighed>& best) const {
  Affordable able = affordable(machine, least_of(most, best), costs);
  const Effort effort = hosting.mode().effort;
  if (!able.carries(capacities_.machine_ceiling(hosting.model, machine, effort))) return;
  ReplicaPlace place{hosting.model, 0, &machine, 1, effort};
  for (; place.tensor_parallel <= most_parallel_on(machine); place.tensor_parallel *= 2) {
    const int replicas = machine.gpus / place.tensor_parallel;
    for (const auto& format : hosting.formats) {
      place.format = format.index;
      if (!able.carries(capacities_.ceiling(place), replicas)) continue;
      const ReplicaCapacity& capacity = capacities_.capacity(place);
      if (capacity.rate.value() <= 0 || !able.carries(capacity.rate, replicas)) continue;
      Weighed weighed =
          scales_.weigh(candidate_at(place, capacity, format.mode, shelf), project_, admitted);
      if (best && !is_better(weighed, *best, rule_)) continue;
      best = std::move(weighed);
      able = affordable(machine, least_of(most, best), costs);
    }
  }
}

}  // namespace llmadvisor

#include "llmadvisor/engine/choice/placer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "llmadvisor/engine/bills/people_bill.hpp"
#include "llmadvisor/engine/choice/gates.hpp"

namespace llmadvisor {
namespace {

/// The sizing tolerates less.
constexpr double hair = 1 - 1e-6;

std::optional<Usd> least(const std::optional<Usd>& a, const std::optional<Usd>& b) {
  if (!a) return b;
  return b ? std::min(*a, *b) : *a;
}

/// The smallest of a model's formats of which a machine was found to need but one, within the
/// targets. Larger ones, and itself spread over more of the GPUs, cost no less there and pass no
/// more gates. Not so where what is paid follows the load: on servers of one's own and by the
/// second.
class Settled {
 public:
  Settled(const Machine& machine, const Ceiling::OfMachine& costs)
      : by_the_machine_(std::holds_alternative<const GpuOffer*>(machine.item) && !costs.by_work) {}

  [[nodiscard]] bool has(const Hosting::Format& format) const {
    return smallest_ && format.weights >= *smallest_;
  }

  void note(const Hosting::Format& format, const Weighed& w) {
    const Fleet& fleet = *fleet_of(w.candidate);
    const bool one_serves =
        w.totals && fleet.sizing.instances == 1 && fleet.capacity.limit == ReplicaLimit::none;
    if (by_the_machine_ && one_serves) smallest_ = format.weights;
  }

 private:
  bool by_the_machine_;
  std::optional<Bytes> smallest_;
};

const void* what_is_for_sale(const Machine& machine) {
  return std::visit([](const auto* item) -> const void* { return item; }, machine.item);
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
  const Server& server = *std::get<const Server*>(machine.item);
  // Those that are there cost no purchase.
  if (machine.owned > 0) return least_to_run(server, project, costs);
  return least_to_buy_and_run(server, project, costs);
}

bool is_better(const Weighed& a, const Weighed& b, const ChoiceRule& rule) {
  const auto passed = [](const Weighed& w) {
    return w.first_reason ? static_cast<int>(*w.first_reason) : 1000;
  };
  if (a.totals.has_value() != b.totals.has_value()) return a.totals.has_value();
  if (a.failed != b.failed) return a.failed < b.failed;
  if (passed(a) != passed(b)) return passed(a) > passed(b);
  const int law_of_a = rule.law_class(served(a.candidate).placement);
  const int law_of_b = rule.law_class(served(b.candidate).placement);
  if (law_of_a != law_of_b) return law_of_a < law_of_b;
  if (a.totals) return rule.cost(*a.totals) < rule.cost(*b.totals);
  const Fleet* of_a = fleet_of(a.candidate);
  const Fleet* of_b = fleet_of(b.candidate);
  const auto distance_from_running = [](const Fleet& f) {
    return std::pair(f.capacity.limit == ReplicaLimit::does_not_start, f.capacity.needed_memory);
  };
  return of_a != nullptr && of_b != nullptr &&
         distance_from_running(*of_a) < distance_from_running(*of_b);
}

void keep_better(std::optional<Weighed>& best, Weighed&& other, const ChoiceRule& rule) {
  if (!best || is_better(other, *best, rule)) best = std::move(other);
}

Placer::Placer(const ChoiceRule& rule, const Scales& scales, CapacityTable& capacities)
    : rule_(rule),
      project_(rule.project()),
      scales_(scales),
      capacities_(capacities),
      peak_rate_(peak_rate(project_.workload).value() / project_.headroom),
      mean_rate_(mean_rate(project_.workload).value() /
                 (project_.workload.job ? 1 : project_.headroom)) {}

/// What a placement may cost at most to be better than the best so far.
std::optional<Usd> Placer::least_of(std::optional<Usd> most,
                                    const std::optional<Weighed>& best) const {
  if (!best || best->first_reason || !best->totals) return most;
  return least(most, rule_.cost(*best->totals));
}

Ceiling::OfMachine Placer::costs_of(const Machine& machine, const Shelf& shelf) const {
  const Usd one = instance_cost(machine, shelf.purchase, project_, scales_.costs());
  const int law_class = rule_.law_class(machine.placement);
  const auto* offer = std::get_if<const GpuOffer*>(&machine.item);
  const bool by_work = offer != nullptr && is_paid_by_work(**offer, shelf.purchase, project_);
  if (rule_.decides_on_invoice()) return {one, Usd(0), law_class, by_work};
  const bool own = offer == nullptr;
  const Herd herd{own ? Herd::Whose::own : Herd::Whose::rented, machine.gpus, 1};
  return {one, extra_people_cost(herd, project_, scales_.costs()), law_class, by_work};
}

Ceiling Placer::ceiling_of(const Shelf& shelf, std::span<const Machine* const> machines) const {
  Ceiling ceiling;
  ceiling.machines.reserve(machines.size());
  for (const Machine* machine : machines) {
    const auto costs = costs_of(*machine, shelf);
    const Usd own = (costs.by_work ? Usd(0) : costs.instance) + costs.people;
    ceiling.least = ceiling.machines.empty() ? own : std::min(ceiling.least, own);
    ceiling.people =
        ceiling.machines.empty() ? costs.people : std::min(ceiling.people, costs.people);
    ceiling.nearest_law = std::min(ceiling.nearest_law, costs.law_class);
    ceiling.farthest_law = std::max(ceiling.farthest_law, costs.law_class);
    ceiling.machines.push_back(costs);
  }
  return ceiling;
}

Placer::CheapestWork Placer::cheapest_work(const Ceiling& ceiling, const Hosting& hosting,
                                           std::span<const Machine* const> machines) const {
  CheapestWork cheapest;
  for (std::size_t i = 0; i < machines.size(); ++i) {
    const auto& work = capacities_.least_work(hosting.model, *machines[i]);
    if (!work) continue;
    auto& of_sort = ceiling.machines[i].by_work ? cheapest.workers : cheapest.machines;
    const LeastWork paid = *work * ceiling.machines[i].instance.value();
    of_sort = of_sort ? least(*of_sort, paid) : paid;
  }
  return cheapest;
}

bool Placer::is_beyond(const CheapestWork& work, const Hosting& hosting,
                       const Ceiling& ceiling) const {
  constexpr double none = std::numeric_limits<double>::infinity();
  const auto paid = [&](const std::optional<LeastWork>& w) {
    return w ? capacities_.at_least(*w, hosting.model, hosting.mode().effort).count() : none;
  };
  const Usd least(std::min(paid(work.machines) * peak_rate_, paid(work.workers) * mean_rate_) *
                  hair);
  const auto& budget = project_.requirements.budget;
  return (budget && least > *budget) || (ceiling.most && least + ceiling.people > *ceiling.most);
}

bool Placer::may_carry(const Affordable& able, const Hosting& hosting,
                       const Machine& machine) const {
  const auto& work = capacities_.least_work(hosting.model, machine);
  if (!work) return false;
  const Seconds each = capacities_.at_least(*work, hosting.model, hosting.mode().effort);
  return able.carries(RequestsPerSecond(1 / each.count()));
}

std::optional<Weighed> Placer::best(const Hosting& hosting, const GateFailures& failures,
                                    const Ceiling& ceiling, const Shelf& shelf,
                                    std::span<const Machine* const> machines) const {
  std::optional<Weighed> best;
  for (std::size_t i = 0; i < machines.size(); ++i) {
    place_on(*machines[i], ceiling.machines[i], hosting, failures, shelf, best);
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
    if (lost && !costs.by_work) continue;
    place_below(ceiling.most, *machines[i], costs, hosting, shelf, best);
  }
  if (!best || best->first_reason || !best->totals) return std::nullopt;
  // Above the ceiling a cheaper placement may have been passed over: this one says nothing.
  if (ceiling.most && rule_.cost(*best->totals) > *ceiling.most) return std::nullopt;
  return best;
}

std::optional<Usd> Placer::cost_where(const Candidate& before, const Hosting& hosting,
                                      const Shelf& shelf) const {
  const Fleet& fleet = *fleet_of(before);
  const auto machine = std::ranges::find_if(shelf.machines, [&](const Machine& m) {
    return what_is_for_sale(m) == what_is_priced(before) && serves(m, fleet.weights);
  });
  const auto& formats = scales_.market().models[hosting.model].formats;
  const auto format = std::ranges::find_if(
      hosting.formats, [&](const Hosting::Format& f) { return formats[f.index] == fleet.weights; });
  if (machine == shelf.machines.end() || format == hosting.formats.end()) return std::nullopt;
  const ReplicaPlace place{hosting.model, format->index, &*machine, fleet.tensor_parallel,
                           hosting.mode().effort};
  const ReplicaCapacity& capacity = capacities_.capacity(place);
  if (capacity.rate.value() <= 0) return std::nullopt;
  const Weighed now =
      scales_.weigh(candidate_at(place, capacity, format->mode, shelf), project_, admitted);
  if (!now.totals || now.first_reason) return std::nullopt;
  return rule_.cost(*now.totals);
}

bool Placer::Affordable::carries(RequestsPerSecond machine) const {
  return !(machine.value() * instances < rate * hair);
}

bool Placer::Affordable::carries(RequestsPerSecond replica, int replicas_per_machine) const {
  return !(replica.value() * (instances * replicas_per_machine - spare) < rate * hair);
}

Placer::Affordable Placer::affordable(const std::optional<Usd>& payable,
                                      const Ceiling::OfMachine& costs) const {
  const bool is_bounded = payable && costs.instance > Usd(0);
  const double instances =
      is_bounded ? *payable / costs.instance : std::numeric_limits<double>::infinity();
  // What is paid by its work may run for part of the time; other instances are billed whole.
  if (costs.by_work) return {instances, mean_rate_, 0};
  return {std::floor(instances), peak_rate_, static_cast<double>(project_.spare_replicas)};
}

std::optional<Usd> Placer::payable(const std::optional<Usd>& most,
                                   const Ceiling::OfMachine& costs) const {
  return least(most ? std::optional(*most - costs.people) : std::nullopt,
               project_.requirements.budget);
}

std::optional<Usd> Placer::payable_to_improve(const std::optional<Weighed>& best,
                                              const GateFailures& failures, const Machine& machine,
                                              const Ceiling::OfMachine& costs) const {
  if (!best || !best->totals) return std::nullopt;
  const auto& budget = project_.requirements.budget;
  const bool over_budget = budget && best->totals->monthly.expected > *budget;
  const int but_for_budget = best->failed - (over_budget ? 1 : 0);
  const bool may_hold_data = scales_.places().may_hold_data(machine.placement);
  const int at_least = failures.count + (may_hold_data ? 0 : 1);
  if (but_for_budget > at_least) return std::nullopt;
  // Within the budget it passes a gate more.
  const Usd fits = over_budget ? *budget : Usd(0);
  if (but_for_budget < at_least) return fits;
  const int law_class = rule_.law_class(served(best->candidate).placement);
  if (costs.law_class < law_class) return std::nullopt;
  if (costs.law_class > law_class) return fits;
  return std::max(fits, rule_.cost(*best->totals) - costs.people);
}

Candidate Placer::candidate_at(const ReplicaPlace& place, const ReplicaCapacity& capacity,
                               const ModelMode& mode, const Shelf& shelf) const {
  const Machine& machine = *place.machine;
  const HostedModel& hosted = scales_.market().models[place.model];
  const Served what{hosted.model, shelf.provider, mode, machine.placement};
  Fleet fleet{machine.gpu,           machine.local.get(),          machine.link, machine.gpus,
              place.tensor_parallel, hosted.formats[place.format], capacity,     {}};
  if (is_serverless(machine) && capacity.rate.value() > 0) {
    fleet.capacity.alone = capacities_.alone(place);
  }
  if (const auto* offer = std::get_if<const GpuOffer*>(&machine.item)) {
    return RentedCandidate{what, *offer, shelf.purchase, fleet};
  }
  return OwnedCandidate{what, std::get<const Server*>(machine.item), machine.owned, fleet};
}

Placer::Shortfall Placer::shortfall_of(const ReplicaCapacity& capacity) {
  return {capacity.limit == ReplicaLimit::does_not_start, capacity.needed_memory};
}

/// Of the best so far, where nothing else tells it apart from another that does not run.
std::optional<Placer::Shortfall> Placer::shortfall_of(const std::optional<Weighed>& best,
                                                      const Machine& machine,
                                                      const Shelf& shelf) const {
  if (!best || best->totals || shelf.purchase == Purchase::spot) return std::nullopt;
  const std::size_t place = served(best->candidate).placement;
  const Places& places = scales_.places();
  const bool alike = places.may_hold_data(place) == places.may_hold_data(machine.placement) &&
                     rule_.law_class(place) == rule_.law_class(machine.placement);
  const ReplicaCapacity& capacity = fleet_of(best->candidate)->capacity;
  const bool runs = capacity.rate.value() > 0;
  return alike && !runs ? std::optional(shortfall_of(capacity)) : std::nullopt;
}

void Placer::place_on(const Machine& machine, const Ceiling::OfMachine& costs,
                      const Hosting& hosting, const GateFailures& failures, const Shelf& shelf,
                      std::optional<Weighed>& best) const {
  const Judged judged{GateStage::place, failures};
  const Effort effort = hosting.mode().effort;
  const auto able_to_improve = [&] {
    return affordable(payable_to_improve(best, failures, machine, costs), costs);
  };
  Affordable able = able_to_improve();
  if (able.instances <= 0) return;
  if (able.is_bounded() && !may_carry(able, hosting, machine)) return;
  ReplicaPlace place{hosting.model, 0, &machine, 1, effort};
  Settled settled(machine, costs);
  auto nearest = shortfall_of(best, machine, shelf);
  const auto& formats = scales_.market().models[hosting.model].formats;
  for (; place.tensor_parallel <= largest_parallel_on(machine); place.tensor_parallel *= 2) {
    const int replicas = machine.gpus / place.tensor_parallel;
    for (const std::size_t f : hosting.by_size) {
      const Hosting::Format& format = hosting.formats[f];
      if (!serves(machine, formats[format.index]) || settled.has(format)) continue;
      place.format = format.index;
      if (able.is_bounded() && !able.carries(capacities_.ceiling(place), replicas)) continue;
      const ReplicaCapacity& capacity = capacities_.capacity(place);
      if (capacity.rate.value() <= 0) {
        const Shortfall own = shortfall_of(capacity);
        if ((best && best->totals) || (nearest && *nearest <= own)) continue;
        nearest = own;
      } else if (!able.carries(capacity.rate, replicas)) {
        continue;
      }
      Weighed weighed =
          scales_.weigh(candidate_at(place, capacity, format.mode, shelf), project_, judged);
      settled.note(format, weighed);
      if (best && !is_better(weighed, *best, rule_)) continue;
      best = std::move(weighed);
      able = able_to_improve();
    }
  }
}

void Placer::place_below(const std::optional<Usd>& most, const Machine& machine,
                         const Ceiling::OfMachine& costs, const Hosting& hosting,
                         const Shelf& shelf, std::optional<Weighed>& best) const {
  const Effort effort = hosting.mode().effort;
  Affordable able = affordable(payable(least_of(most, best), costs), costs);
  if (!may_carry(able, hosting, machine)) return;
  if (!able.carries(capacities_.machine_ceiling(hosting.model, machine, effort))) return;
  ReplicaPlace place{hosting.model, 0, &machine, 1, effort};
  Settled settled(machine, costs);
  const auto& formats = scales_.market().models[hosting.model].formats;
  for (; place.tensor_parallel <= largest_parallel_on(machine); place.tensor_parallel *= 2) {
    const int replicas = machine.gpus / place.tensor_parallel;
    for (const std::size_t f : hosting.by_size) {
      const Hosting::Format& format = hosting.formats[f];
      if (!serves(machine, formats[format.index]) || settled.has(format)) continue;
      place.format = format.index;
      if (!able.carries(capacities_.ceiling(place), replicas)) continue;
      const ReplicaCapacity& capacity = capacities_.capacity(place);
      if (capacity.rate.value() <= 0 || !able.carries(capacity.rate, replicas)) continue;
      Weighed weighed =
          scales_.weigh(candidate_at(place, capacity, format.mode, shelf), project_, admitted);
      settled.note(format, weighed);
      if (best && !is_better(weighed, *best, rule_)) continue;
      best = std::move(weighed);
      able = affordable(payable(least_of(most, best), costs), costs);
    }
  }
}

}  // namespace llmadvisor

#include "llmadvisor/engine/choice/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/option_bill.hpp"
#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/gates.hpp"

namespace llmadvisor {
namespace {

/// Gates that look at the model alone fail alike on every machine.
bool concerns_model(ReasonCode reason) {
  return reason == ReasonCode::licence || reason == ReasonCode::quality_unknown ||
         reason == ReasonCode::quality_floor || reason == ReasonCode::context_length;
}

/// Whether `a` is the better placement of the same model at the same provider: it fails fewer
/// gates, passes more before the first, then costs less.
bool is_better(const Evaluation& a, const Evaluation& b) {
  const auto passed = [](const Evaluation& e) {
    return e.first_reason ? static_cast<int>(*e.first_reason) : 1000;
  };
  if (a.failed != b.failed) return a.failed < b.failed;
  if (passed(a) != passed(b)) return passed(a) > passed(b);
  if (a.totals.has_value() != b.totals.has_value()) return a.totals.has_value();
  if (!a.totals) {
    return a.capacity != nullptr && b.capacity != nullptr &&
           a.capacity->needed_memory < b.capacity->needed_memory;
  }
  return a.totals->monthly.expected < b.totals->monthly.expected;
}

/// What a placement may cost at most to be better than the best so far.
std::optional<Usd> least_of(std::optional<Usd> most, const std::optional<Evaluation>& best) {
  if (!best || best->first_reason || !best->totals) return most;
  const Usd bill = best->totals->monthly.expected;
  return most ? std::min(*most, bill) : bill;
}

int instances_for(double replicas, int replicas_per_instance) {
  return static_cast<int>(std::ceil(replicas / replicas_per_instance));
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
  [[nodiscard]] bool carries(RequestsPerSecond replica, int replicas_per_instance) const {
    return suffices(replica.value() * (instances_ * replicas_per_instance - spare_));
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

}  // namespace

ModelMode mode_for(const Model& model, const Quality* quality, QualityBand floor) {
  if (quality == nullptr) {
    return {std::nullopt, model.thinking == Thinking::always ? Wanted::yes : Wanted::no};
  }
  if (model.thinking == Thinking::never) return {quality->band, Wanted::no};
  if (model.thinking == Thinking::always) return {quality->band, Wanted::yes};
  const auto plain = quality->band_without_thinking;
  const bool thinking_pays = quality->band && *quality->band >= floor && (!plain || *plain < floor);
  if (thinking_pays) return {quality->band, Wanted::yes};
  return {plain, Wanted::no};
}

Sizing size_for(const ReplicaCapacity& capacity, int replicas_per_instance,
                const Project& project) {
  const auto replicas_at = [&](double factor) {
    const double one = capacity.rate.value() * factor * project.headroom;
    // The tolerance keeps a load of exactly n replicas from being rounded up to n + 1.
    const double needed = std::ceil(peak_rate(project.workload).value() / one - 1e-9);
    return std::clamp(needed, 1.0, 1e6) + project.spare_replicas;
  };
  const double replicas = replicas_at(1);
  return {static_cast<int>(replicas), instances_for(replicas, replicas_per_instance),
          instances_for(replicas_at(capacity.rate_error.high), replicas_per_instance),
          instances_for(replicas_at(capacity.rate_error.low), replicas_per_instance)};
}

Evaluator::Evaluator(const Market& market, Date today)
    : market_(market), today_(today), costs_(*market.catalog), capacities_(market) {
  for (const auto& shelf : market.shelves) {
    auto& machines = machines_.emplace_back();
    for (const auto& machine : shelf.machines) machines.push_back(&machine);
  }
}

std::vector<Evaluation> Evaluator::evaluate(const Project& project) {
  assess_placements(project.requirements);
  capacities_.look_at(project);
  std::vector<Evaluation> all;
  weigh_apis(project, nullptr, all);
  for (std::size_t shelf = 0; shelf < market_.shelves.size(); ++shelf) {
    for (std::size_t model = 0; model < market_.models.size(); ++model) {
      all.push_back(*weigh_shelf(model, market_.shelves[shelf], machines_[shelf], project));
    }
  }
  return all;
}

std::optional<BillTotals> Evaluator::totals_at(const Evaluation& option,
                                               const Project& project) const {
  Evaluation e = option;
  if (e.machine != nullptr) {
    e.sizing = size_for(*e.capacity, e.machine->gpus / e.tensor_parallel, project);
  }
  BillBuilder bill(Detail::totals);
  if (add_bill(bill, e, project, costs_, today_) == Priced::no) return std::nullopt;
  return bill.totals();
}

void Evaluator::assess_placements(const Requirements& r) {
  const auto wanted = std::make_pair(r.sensitivity, r.jurisdiction);
  if (assessed_for_ == wanted) return;
  compliance_.clear();
  awaits_security_officer_.clear();
  for (const auto& placement : market_.placements) {
    compliance_.push_back(
        assess(*market_.catalog, {r.sensitivity, r.jurisdiction}, placement, today_));
    awaits_security_officer_.push_back(
        std::ranges::any_of(compliance_.back().conditions, [](const ConditionStatus& c) {
          return c.condition != nullptr && c.condition->asked_of == AskedOf::security_officer;
        }));
  }
  choose_contending_machines();
  assessed_for_ = wanted;
}

void Evaluator::conclude(Evaluation& e, const Project& project) const {
  const GateFailures failures = failures_of(e, project, *this);
  e.first_reason = failures.first;
  e.failed = failures.count;
  if (e.first_reason) {
    e.verdict = Verdict::rejected;
  } else if (compliance_[e.placement].verdict == RuleVerdict::conditional) {
    e.verdict = Verdict::conditional;
  }
  e.awaits_security_officer = awaits_security_officer_[e.placement] != 0;
}

/// Regional offers of one model at one provider are one option: the best of them.
void Evaluator::weigh_apis(const Project& project, const Among* among,
                           std::vector<Evaluation>& all) const {
  std::unordered_map<const Model*, std::vector<std::size_t>> weighed;
  for (const auto& entry : market_.apis) {
    if (among != nullptr) {
      const OptionKey key{entry.kind, Purchase::on_demand, entry.provider, entry.model};
      if (!among->has(key) || !may_be_picked(entry, project)) continue;
    }
    Evaluation e = weigh_api(entry, project);
    auto& of_model = weighed[entry.model];
    const auto twin = std::ranges::find_if(
        of_model, [&](std::size_t i) { return all[i].provider == entry.provider; });
    if (twin == of_model.end()) {
      of_model.push_back(all.size());
      all.push_back(e);
    } else if (is_better(e, all[*twin])) {
      all[*twin] = e;
    }
  }
}

Evaluation Evaluator::weigh_api(const ApiEntry& entry, const Project& project) const {
  Evaluation e;
  e.kind = entry.kind;
  e.model = entry.model;
  e.provider = entry.provider;
  e.api = &entry;
  e.placement = entry.placement;
  e.mode = mode_for(*entry.model, entry.quality, project.requirements.quality);
  BillBuilder bill(Detail::totals);
  if (add_bill(bill, e, project, costs_, today_) == Priced::yes) e.totals = bill.totals();
  conclude(e, project);
  return e;
}

std::optional<Evaluation> Evaluator::weigh_shelf(std::size_t model, const Shelf& shelf,
                                                 const Machines& machines, const Project& project,
                                                 const Search* search) {
  Evaluation draft;
  draft.kind = shelf.kind;
  draft.purchase = shelf.purchase;
  draft.provider = shelf.provider;
  draft.model = market_.models[model].model;
  draft.mode = mode_for(*draft.model, market_.models[model].quality, project.requirements.quality);
  std::optional<Evaluation> best;
  for (std::size_t i = 0; i < machines.size(); ++i) {
    draft.machine = machines[i];
    draft.placement = machines[i]->placement;
    if (search != nullptr) {
      const Limit limit{least_of(search->most, best), search->instance_costs[i]};
      const bool may_cost_less = !limit.most || limit.instance_cost <= *limit.most;
      if (may_cost_less || is_serverless(*machines[i])) {
        weigh_machine(draft, model, project, &limit, best);
      }
    } else if (!best || can_improve(*best, *machines[i], project)) {
      weigh_machine(draft, model, project, nullptr, best);
    }
  }
  return best;
}

bool Evaluator::can_improve(const Evaluation& best, const Machine& next,
                            const Project& project) const {
  if (!best.totals) return true;
  // Where the data may not go, a dearer machine changes nothing.
  if (compliance_[next.placement].verdict == RuleVerdict::not_advisable) return false;
  const bool same_for_all = !best.first_reason || concerns_model(*best.first_reason) ||
                            *best.first_reason == ReasonCode::over_budget;
  return !same_for_all || is_serverless(next) ||
         instance_cost(next, best.purchase, project, costs_) < best.totals->monthly.expected;
}

void Evaluator::weigh_machine(Evaluation& draft, std::size_t model, const Project& project,
                              const Limit* limit, std::optional<Evaluation>& best) {
  const Machine& machine = *draft.machine;
  const auto& formats = market_.models[model].formats;
  const Wanted thinking = draft.mode.thinking;
  const bool searching = limit != nullptr;
  Affordable affordable(machine, project);
  if (searching) affordable.limit(least_of(limit->most, best), limit->instance_cost);
  if (searching && !affordable.carries(capacities_.machine_ceiling(model, machine, thinking))) {
    return;
  }
  for (int gpus = 1; gpus <= std::min(machine.gpus, CapacityTable::most_parallel); gpus *= 2) {
    draft.tensor_parallel = gpus;
    const int replicas = machine.gpus / gpus;
    for (std::size_t format = 0; format < formats.size(); ++format) {
      const ReplicaPlace place{model, format, &machine, gpus, thinking};
      if (searching && !affordable.carries(capacities_.ceiling(place), replicas)) continue;
      const ReplicaCapacity& capacity = capacities_.capacity(place);
      const bool runs = capacity.rate.value() > 0;
      if (!runs && (searching || (best && best->totals))) continue;
      if (searching && !affordable.carries(capacity.rate, replicas)) continue;
      draft.weights = formats[format];
      draft.capacity = &capacity;
      Evaluation e = weigh_placement(draft, project);
      if (best && !is_better(e, *best)) continue;
      best = std::move(e);
      if (searching) affordable.limit(least_of(limit->most, best), limit->instance_cost);
    }
  }
}

Evaluation Evaluator::weigh_placement(const Evaluation& draft, const Project& project) const {
  Evaluation e = draft;
  if (e.capacity->rate.value() > 0) {
    e.sizing = size_for(*e.capacity, e.machine->gpus / e.tensor_parallel, project);
    BillBuilder bill(Detail::totals);
    if (add_bill(bill, e, project, costs_, today_) == Priced::yes) e.totals = bill.totals();
  }
  conclude(e, project);
  return e;
}

}  // namespace llmadvisor

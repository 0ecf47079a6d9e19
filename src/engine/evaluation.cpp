#include "llmadvisor/engine/evaluation.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/engine/choice.hpp"
#include "llmadvisor/engine/gates.hpp"
#include "llmadvisor/engine/option_bill.hpp"

namespace llmadvisor {
namespace {

/// Gates that look at the model alone fail alike on every machine.
bool concerns_model(ReasonCode reason) {
  return reason == ReasonCode::licence || reason == ReasonCode::quality_unknown ||
         reason == ReasonCode::quality_floor || reason == ReasonCode::context_length;
}

/// The gates that need no machine, for the search that wants admitted options only.
bool is_admissible(const HostedModel& hosted, const Requirements& r) {
  const ModelMode mode = mode_for(*hosted.model, hosted.quality, r.quality);
  return allows_self_hosting(*hosted.model) && mode.band && *mode.band >= r.quality &&
         hosted.model->max_context_tokens.value_or(0) >= r.context.value();
}

/// Whether `a` is the better placement of the same model at the same provider: it passes more
/// gates, then costs less.
bool is_better(const Evaluation& a, const Evaluation& b) {
  const auto passed = [](const Evaluation& e) {
    return e.first_reason ? static_cast<int>(*e.first_reason) : 1000;
  };
  if (passed(a) != passed(b)) return passed(a) > passed(b);
  if (a.totals.has_value() != b.totals.has_value()) return a.totals.has_value();
  if (!a.totals) {
    return a.capacity != nullptr && b.capacity != nullptr &&
           a.capacity->needed_memory < b.capacity->needed_memory;
  }
  return a.totals->monthly.expected < b.totals->monthly.expected;
}

/// No dearer machine can change the choice any more.
bool is_settled(const Evaluation& best, const Machine& next, const Project& project,
                const CostBook& costs) {
  if (!best.totals || next.offer == nullptr) return false;
  const bool same_for_all = !best.first_reason || concerns_model(*best.first_reason) ||
                            *best.first_reason == ReasonCode::over_budget;
  return same_for_all &&
         least_machine_cost(next, best.purchase, project, costs) >= best.totals->monthly.expected;
}

int instances_for(double replicas, int replicas_per_instance) {
  return static_cast<int>(std::ceil(replicas / replicas_per_instance));
}

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
    : market_(market), today_(today), costs_(*market.catalog) {
  if (!market_.shelves.empty()) serving_.emplace(*market_.catalog);
}

std::vector<Evaluation> Evaluator::evaluate(const Project& project) {
  assess_placements(project.requirements);
  forget_stale_capacities(project);
  std::vector<Evaluation> all;
  weigh_apis(project, all);
  for (std::size_t shelf = 0; shelf < market_.shelves.size(); ++shelf) {
    for (std::size_t model = 0; model < market_.models.size(); ++model) {
      all.push_back(weigh_shelf(model, shelf, project));
    }
  }
  return all;
}

std::vector<Evaluation> Evaluator::contenders(const Project& project) {
  // Only an order by cost lets a price rule an option out.
  if (project.prefer != Preference::cost) return evaluate(project);
  assess_placements(project.requirements);
  forget_stale_capacities(project);
  std::vector<Evaluation> all;
  weigh_apis(project, all);
  std::optional<Usd> least;
  const auto note = [&](const Evaluation& e) {
    if (!can_be_the_plan(e, project)) return;
    least = std::min(least.value_or(e.totals->monthly.expected), e.totals->monthly.expected);
  };
  for (const auto& e : all) note(e);
  for (std::size_t shelf = 0; shelf < market_.shelves.size(); ++shelf) {
    const Shelf& from = market_.shelves[shelf];
    const Machine& cheapest = from.machines.front();
    if (least && cheapest.offer != nullptr &&
        least_machine_cost(cheapest, from.purchase, project, costs_) > *least) {
      continue;
    }
    for (std::size_t model = 0; model < market_.models.size(); ++model) {
      if (!is_admissible(market_.models[model], project.requirements)) continue;
      all.push_back(weigh_shelf(model, shelf, project));
      note(all.back());
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
  for (const auto& placement : market_.placements) {
    compliance_.push_back(
        assess(*market_.catalog, {r.sensitivity, r.jurisdiction}, placement, today_));
  }
  assessed_for_ = wanted;
}

void Evaluator::forget_stale_capacities(const Project& project) {
  const RequestShape shape{project.workload.input, project.workload.output,
                           project.requirements.max_ttft, project.requirements.max_tpot};
  const CapacityKey key{shape, project.workload.reasoning, project.requirements.quality};
  if (capacity_key_ == key) return;
  capacities_.clear();
  capacity_key_ = key;
}

const ReplicaCapacity& Evaluator::capacity_of(const Evaluation& draft, std::size_t model,
                                              std::size_t format, const Project& project) {
  const auto gpu = static_cast<std::uint64_t>(draft.machine->gpu - market_.catalog->gpus.data());
  const std::uint64_t key = (((static_cast<std::uint64_t>(model) * 8 + format) * 512 + gpu) * 4 +
                             static_cast<std::uint64_t>(draft.machine->link)) *
                                64 +
                            static_cast<std::uint64_t>(draft.tensor_parallel);
  const auto [found, is_new] = capacities_.try_emplace(key);
  if (is_new) {
    RequestShape shape = capacity_key_->shape;
    if (draft.mode.thinking == Wanted::yes) shape.output += project.workload.reasoning;
    const Replica replica{draft.model, draft.machine->gpu, draft.machine->link,
                          draft.tensor_parallel, market_.models[model].formats[format]};
    found->second = serving_->capacity(replica, shape);
  }
  return found->second;
}

void Evaluator::conclude(Evaluation& e, const Project& project) const {
  e.first_reason = first_failed_gate(e, project, *this);
  if (e.first_reason) {
    e.verdict = Verdict::rejected;
  } else if (compliance_[e.placement].verdict == RuleVerdict::conditional) {
    e.verdict = Verdict::conditional;
  }
}

/// Regional offers of one model at one provider are one option: the best of them.
void Evaluator::weigh_apis(const Project& project, std::vector<Evaluation>& all) const {
  std::unordered_map<const Model*, std::vector<std::size_t>> weighed;
  for (const auto& entry : market_.apis) {
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

Evaluation Evaluator::weigh_shelf(std::size_t model, std::size_t shelf, const Project& project) {
  const Shelf& from = market_.shelves[shelf];
  Evaluation draft;
  draft.kind = from.kind;
  draft.purchase = from.purchase;
  draft.provider = from.provider;
  draft.model = market_.models[model].model;
  draft.mode = mode_for(*draft.model, market_.models[model].quality, project.requirements.quality);
  std::optional<Evaluation> best;
  for (const auto& machine : from.machines) {
    if (best && is_settled(*best, machine, project, costs_)) break;
    draft.machine = &machine;
    draft.placement = machine.placement;
    for (int gpus = 1; gpus <= machine.gpus; gpus *= 2) {
      draft.tensor_parallel = gpus;
      for (std::size_t format = 0; format < market_.models[model].formats.size(); ++format) {
        Evaluation e = weigh_placement(draft, model, format, project);
        if (!best || is_better(e, *best)) best = std::move(e);
      }
    }
  }
  return *best;  // a shelf has at least one machine, a model at least one format
}

Evaluation Evaluator::weigh_placement(const Evaluation& draft, std::size_t model,
                                      std::size_t format, const Project& project) {
  Evaluation e = draft;
  e.weights = market_.models[model].formats[format];
  e.capacity = &capacity_of(draft, model, format, project);
  if (e.capacity->rate.value() > 0) {
    e.sizing = size_for(*e.capacity, e.machine->gpus / e.tensor_parallel, project);
    BillBuilder bill(Detail::totals);
    if (add_bill(bill, e, project, costs_, today_) == Priced::yes) e.totals = bill.totals();
  }
  conclude(e, project);
  return e;
}

}  // namespace llmadvisor

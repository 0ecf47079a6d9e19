#include "llmadvisor/engine/option_detail.hpp"

#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/option_bill.hpp"
#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/gates.hpp"
#include "llmadvisor/engine/what_if/schedule.hpp"

namespace llmadvisor {
namespace {

Deployment deployment_of(const Evaluation& e, const Project& project) {
  const Machine& m = *e.machine;
  Deployment d;
  d.gpu = m.gpu->id;
  d.gpus_per_replica = e.tensor_parallel;
  d.tensor_parallel = e.tensor_parallel;
  d.replicas = e.sizing.replicas;
  d.gpus_per_instance = m.gpus;
  d.instances = e.sizing.instances;
  d.purchase = e.purchase;
  d.serverless = is_serverless(m);
  d.weights = to_string(loaded_as(e.weights, *e.machine->gpu));
  if (m.offer != nullptr) {
    d.instance_type = m.offer->instance_type;
    d.region = m.offer->region;
    d.country = m.offer->country;
  } else {
    d.instance_type = m.server->id;
  }
  const bool stops = e.purchase == Purchase::on_demand || e.purchase == Purchase::spot;
  d.hours_per_month = stops ? active_hours_per_month(project.workload) : hours_per_month;
  return d;
}

/// Latencies at the peak of the project, not at the most that the replicas could bear.
std::optional<Performance> performance_of(const Evaluation& e, const Project& project,
                                          const Evaluator& evaluator) {
  if (e.capacity == nullptr || e.sizing.replicas == 0) return std::nullopt;
  const RequestsPerSecond most = e.capacity->rate * e.sizing.replicas;
  const RequestsPerSecond peak = peak_rate(project.workload);
  RequestShape shape{project.workload.input, project.workload.output, {}, {}};
  if (e.mode.thinking == Wanted::yes) shape.output += project.workload.reasoning;
  const Replica replica{e.model, e.machine->gpu, e.machine->link, e.tensor_parallel, e.weights};
  const auto at_peak = evaluator.serving().under(replica, shape, peak / e.sizing.replicas);
  if (!at_peak) return std::nullopt;
  return Performance{at_peak->ttft, at_peak->tpot, most, peak / most};
}

UsdPerMillionTokens price_per_million(const CostRange& monthly, const Workload& w) {
  const Tokens tokens = (w.input + w.output) * requests_per_month(w).value();
  return monthly.expected / tokens;
}

/// Shorter days help where nothing but the budget is missed.
bool misses_only_the_budget(const Evaluation& e) {
  return e.failed == 1 && e.first_reason == ReasonCode::over_budget;
}

}  // namespace

Option describe_option(const Evaluation& e, const Project& project, const Evaluator& evaluator) {
  Option o;
  o.kind = e.kind;
  o.verdict = e.verdict;
  o.provider = e.provider->id;
  o.model = e.model->id;
  o.offer = e.api != nullptr              ? e.api->offer->id
            : e.machine->offer != nullptr ? e.machine->offer->id
                                          : e.machine->server->id;
  o.quality = e.mode.band;
  o.thinking = e.mode.thinking;
  if (e.machine != nullptr) o.deployment = deployment_of(e, project);
  o.performance = performance_of(e, project, evaluator);
  BillBuilder bill(Detail::lines);
  if (e.totals && add_bill(bill, e, project, evaluator.costs(), evaluator.today()) == Priced::yes) {
    o.monthly = e.totals->monthly;
    o.full_cost = e.totals->full_cost;
    o.per_million_tokens = price_per_million(o.monthly, project.workload);
    o.bill = std::move(bill).take_bill();
    if (e.machine != nullptr) o.idle = idle_cost(e, project, evaluator.costs());
    if (misses_only_the_budget(e)) o.affordable = affordable_schedule(e, project, evaluator);
  }
  o.compliance = evaluator.compliance(e.placement);
  o.privacy = privacy_rank(evaluator.market().placements[e.placement].deployment);
  o.reasons = failed_gates(e, project, evaluator);
  return o;
}

}  // namespace llmadvisor

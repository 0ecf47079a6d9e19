#include "answer/option_detail.hpp"

#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/bills/option_bill.hpp"
#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/gates.hpp"
#include "llmadvisor/engine/what_if/schedule.hpp"

namespace llmadvisor {
namespace {

Deployment deployment_on(const Fleet& fleet) {
  Deployment d;
  d.gpu = fleet.gpu->id;
  d.gpus_per_replica = fleet.tensor_parallel;
  d.tensor_parallel = fleet.tensor_parallel;
  d.replicas = fleet.sizing.replicas;
  d.gpus_per_instance = fleet.gpus_per_machine;
  d.instances = fleet.sizing.instances;
  d.weights = to_string(loaded_as(fleet.weights, *fleet.gpu));
  return d;
}

Deployment deployment_of(const RentedCandidate& rented, const Project& project) {
  Deployment d = deployment_on(rented.fleet);
  d.purchase = rented.purchase;
  d.serverless = is_serverless(*rented.offer);
  d.instance_type = rented.offer->instance_type;
  d.region = rented.offer->region;
  d.country = rented.offer->country;
  d.hours_per_month = rented_hours(*rented.offer, rented.purchase, project);
  return d;
}

Deployment deployment_of(const OwnedCandidate& owned) {
  Deployment d = deployment_on(owned.fleet);
  d.purchase = Purchase::owned;
  d.instance_type = owned.server->id;
  d.hours_per_month = hours_per_month;
  return d;
}

void describe_way(Option& o, const Candidate& candidate, const Project& project) {
  if (const auto* api = std::get_if<ApiCandidate>(&candidate)) {
    o.offer = api->offer->id;
  } else if (const auto* rented = std::get_if<RentedCandidate>(&candidate)) {
    o.offer = rented->offer->id;
    o.deployment = deployment_of(*rented, project);
  } else if (const auto* owned = std::get_if<OwnedCandidate>(&candidate)) {
    o.offer = owned->server->id;
    o.deployment = deployment_of(*owned);
  }
}

ListPrice list_price(Date as_of, const std::optional<Mark>& mark, const Scales& scales) {
  const PriceAge age = price_age(as_of, scales.today(), scales.costs().aging());
  return {as_of, age.days, age.is_old, mark};
}

ListPrice list_price_of(const Candidate& candidate, const Scales& scales) {
  if (const auto* api = std::get_if<ApiCandidate>(&candidate)) {
    return list_price(api->offer->provenance.as_of, api->offer->mark, scales);
  }
  if (const auto* rented = std::get_if<RentedCandidate>(&candidate)) {
    return list_price(rented->offer->provenance.as_of, rented->offer->mark, scales);
  }
  const auto& server = *std::get<OwnedCandidate>(candidate).server;
  return list_price(server.provenance.as_of, std::nullopt, scales);
}

/// Latencies at the peak of the project, not at the most that the replicas could bear.
std::optional<Performance> performance_of(const Candidate& candidate, const Project& project,
                                          const Search& search) {
  const Fleet* fleet = fleet_of(candidate);
  if (fleet == nullptr || fleet->sizing.replicas == 0) return std::nullopt;
  const Served& what = served(candidate);
  const RequestsPerSecond most = fleet->capacity.rate * fleet->sizing.replicas;
  const RequestsPerSecond peak = peak_rate(project.workload);
  RequestShape shape{project.workload.input, project.workload.output, {}, {}};
  if (what.mode.thinking == Wanted::yes) shape.output += project.workload.reasoning;
  const Replica replica{what.model, fleet->gpu, fleet->link, fleet->tensor_parallel,
                        fleet->weights};
  const auto at_peak = search.serving().under(replica, shape, peak / fleet->sizing.replicas);
  if (!at_peak) return std::nullopt;
  return Performance{at_peak->ttft, at_peak->tpot, most, peak / most};
}

UsdPerMillionTokens price_per_million(const CostRange& monthly, const Workload& w) {
  const Tokens tokens = (w.input + w.output) * requests_per_month(w).value();
  return monthly.expected / tokens;
}

/// Shorter days help where nothing but the budget is missed.
bool misses_only_the_budget(const Weighed& w) {
  return w.failed == 1 && w.first_reason == ReasonCode::over_budget;
}

void describe_bill(Option& o, const Weighed& w, const Project& project, const Scales& scales) {
  if (!w.totals) return;
  BillBuilder bill(Detail::lines);
  const CostBook& costs = scales.costs();
  if (add_bill(bill, w.candidate, project, costs, scales.today()) == Priced::no) return;
  o.monthly = w.totals->monthly;
  o.full_cost = w.totals->full_cost;
  o.per_million_tokens = price_per_million(o.monthly, project.workload);
  o.bill = std::move(bill).take_bill();
  if (o.deployment) o.idle = idle_cost(w.candidate, project, costs);
  if (misses_only_the_budget(w)) o.affordable = affordable_schedule(w.candidate, project, scales);
}

}  // namespace

Option describe_option(const Weighed& w, const Project& project, const Search& search) {
  const Served& what = served(w.candidate);
  const Scales scales = search.scales();
  Option o;
  o.kind = kind_of(w.candidate);
  o.verdict = w.verdict;
  o.provider = what.provider->id;
  o.model = what.model->id;
  o.quality = what.mode.band;
  o.thinking = what.mode.thinking;
  describe_way(o, w.candidate, project);
  o.list_price = list_price_of(w.candidate, scales);
  o.performance = performance_of(w.candidate, project, search);
  describe_bill(o, w, project, scales);
  o.recipients = scales.places().recipients(what.placement);
  o.compliance = verdict_on(o.recipients);
  o.legal_tier = legal_tier(o.recipients);
  o.privacy = privacy_rank(search.market().placements[what.placement].deployment);
  o.reasons = failed_gates(w, project, scales.places());
  return o;
}

}  // namespace llmadvisor

#include "answer/option_detail.hpp"

#include <algorithm>

#include "llmadvisor/engine/api_limits.hpp"
#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "llmadvisor/engine/bills/option_bill.hpp"
#include "llmadvisor/engine/bills/people_bill.hpp"
#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/gates.hpp"
#include "llmadvisor/engine/serving/local_replica.hpp"
#include "llmadvisor/engine/what_if/course.hpp"
#include "llmadvisor/engine/what_if/schedule.hpp"

namespace llmadvisor {
namespace {

Deployment deployment_on(const Fleet& fleet) {
  Deployment d;
  d.gpu = fleet.gpu != nullptr ? std::string_view(fleet.gpu->id) : fleet.local->device.id;
  d.gpus_per_replica = fleet.tensor_parallel;
  d.tensor_parallel = fleet.tensor_parallel;
  d.replicas = fleet.sizing.replicas;
  d.gpus_per_instance = fleet.gpus_per_machine;
  d.instances = fleet.sizing.instances;
  d.engine = engine_of(fleet.weights);
  const auto* format = std::get_if<WeightFormat>(&fleet.weights);
  d.weights =
      format != nullptr ? to_string(loaded_as(*format, *fleet.gpu)) : to_string(fleet.weights);
  return d;
}

Deployment deployment_of(const RentedCandidate& rented, const Project& project,
                         const CostBook& costs) {
  Deployment d = deployment_on(rented.fleet);
  d.purchase = rented.purchase;
  d.serverless = is_serverless(*rented.offer);
  d.instance_type = rented.offer->instance_type;
  d.region = rented.offer->region;
  d.country = rented.offer->country;
  d.hours_per_month =
      project.workload.job && is_paid_by_work(*rented.offer, rented.purchase, project)
          ? billed_hours(rented, project, costs)
          : rented_hours(*rented.offer, rented.purchase, project);
  return d;
}

Deployment deployment_of(const OwnedCandidate& owned, const Project& project) {
  Deployment d = deployment_on(owned.fleet);
  d.purchase = Purchase::owned;
  d.instance_type = owned.server->id;
  d.owned_instances = std::min(owned.owned, owned.fleet.sizing.instances);
  d.hours_per_month = billed_period(project.workload);
  return d;
}

void describe_way(Option& o, const Candidate& candidate, const Project& project,
                  const CostBook& costs) {
  if (const auto* api = std::get_if<ApiCandidate>(&candidate)) {
    o.offer = api->offer->id;
  } else if (const auto* rented = std::get_if<RentedCandidate>(&candidate)) {
    o.offer = rented->offer->id;
    o.deployment = deployment_of(*rented, project, costs);
  } else if (const auto* owned = std::get_if<OwnedCandidate>(&candidate)) {
    o.offer = owned->server->id;
    o.deployment = deployment_of(*owned, project);
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
  const auto& owned = std::get<OwnedCandidate>(candidate);
  // No price is paid for what is there.
  const Date as_of = owned.to_buy() > 0 ? owned.server->provenance.as_of : scales.today();
  return list_price(as_of, std::nullopt, scales);
}

Seconds whole_answer(Seconds ttft, Seconds tpot, Tokens written) {
  return ttft + tpot * std::max(0.0, written.value() - 1);
}

/// As somebody measured it; none where nobody did.
std::optional<Performance> measured_performance(const ApiCandidate& api, const Project& project) {
  Performance p;
  p.ttft = seconds_to_first_token(api.pace);
  p.tpot = seconds_per_token(api.pace);
  if (!p.ttft && !p.tpot) return std::nullopt;
  p.measured = true;
  const ApiSpeed& one = *(api.pace.output != nullptr ? api.pace.output : api.pace.first_token);
  p.source = one.provenance.source;
  p.as_of = one.provenance.as_of;
  const Tokens hidden = api.mode.hidden;
  if (p.ttft && !api.mode.thinks()) p.first_visible = p.ttft;
  if (!p.ttft || !p.tpot) return p;
  p.first_visible = *p.ttft + *p.tpot * hidden.value();
  p.answer = whole_answer(*p.ttft, *p.tpot, hidden + project.workload.output);
  return p;
}

struct Latency {
  Seconds ttft{};
  Seconds tpot{};
};

std::optional<Latency> latency_under(const Fleet& fleet, const Served& what,
                                     const RequestShape& shape, RequestsPerSecond rate,
                                     const Search& search) {
  if (const auto* gguf = std::get_if<GgufFormat>(&fleet.weights)) {
    const LocalReplica one{what.model, &fleet.local->device, fleet.local->speed, *gguf};
    const auto found = local_latency(one, shape, rate);
    return found ? std::optional(Latency{found->ttft, found->tpot}) : std::nullopt;
  }
  const Replica one{what.model, fleet.gpu, fleet.link, fleet.tensor_parallel,
                    std::get<WeightFormat>(fleet.weights)};
  const auto found = search.serving().under(one, shape, rate);
  return found ? std::optional(Latency{found->ttft, found->tpot}) : std::nullopt;
}

/// Latencies at the peak of the project, not at the most that the replicas could bear.
std::optional<Performance> performance_of(const Candidate& candidate, const Project& project,
                                          const Search& search) {
  if (const auto* api = std::get_if<ApiCandidate>(&candidate)) {
    return measured_performance(*api, project);
  }
  const Fleet* fleet = fleet_of(candidate);
  if (fleet == nullptr || fleet->sizing.replicas == 0) return std::nullopt;
  const Served& what = served(candidate);
  const RequestsPerSecond most = fleet->capacity.rate * fleet->sizing.replicas;
  const RequestsPerSecond peak = peak_rate(project.workload);
  const Tokens hidden = what.mode.hidden;
  const Workload& w = project.workload;
  const RequestShape shape{w.input, w.output + hidden, hidden, {}, {}, w.shared_prefix};
  const auto at_peak = latency_under(*fleet, what, shape, peak / fleet->sizing.replicas, search);
  if (!at_peak) return std::nullopt;
  Performance p;
  p.ttft = at_peak->ttft;
  p.tpot = at_peak->tpot;
  p.first_visible = at_peak->ttft + at_peak->tpot * hidden.value();
  p.answer = whole_answer(at_peak->ttft, at_peak->tpot, hidden + project.workload.output);
  p.rate = most;
  p.utilisation = peak / most;
  const auto* rented = std::get_if<RentedCandidate>(&candidate);
  if (rented != nullptr && is_serverless(*rented->offer)) {
    p.cold_start = Seconds(search.scales().costs()[CostId::serverless_cold_start_seconds].expected);
  }
  return p;
}

UsdPerMillionTokens price_per_million(const CostRange& monthly, const Workload& w) {
  const Tokens tokens = (w.input + w.output) * billed_requests(w).value();
  return monthly.expected / tokens;
}

/// Shorter days help where nothing but the budget is missed.
bool misses_only_the_budget(const Weighed& w) {
  return w.failed == 1 && w.first_reason == ReasonCode::over_budget;
}

/// What comes before the first answer, and the people.
void describe_effort(Option& o, const Candidate& candidate, const Project& project,
                     const CostBook& costs) {
  if (const auto* rented = std::get_if<RentedCandidate>(&candidate)) {
    const GpuOffer& offer = costs.priced(*rented->offer);
    if (offer.set_up_fee) {
      o.up_front = Usd(offer.set_up_fee->value() * costs.usd_per(offer.currency)) *
                   rented->fleet.sizing.instances;
    }
  } else if (const auto* owned = std::get_if<OwnedCandidate>(&candidate)) {
    o.up_front = purchase_of_all(*owned, costs);
  }
  const auto herd = machines_of(candidate);
  if (!herd) return;
  const ExtraHours hours = extra_hours(*herd, project.team, costs);
  o.set_up = hours.set_up.expected;
  o.extra_people = hours.running.expected * running_share(project) +
                   hours.set_up.expected / project.amortisation_months;
}

void describe_bill(Option& o, const Weighed& w, const Project& project, const Scales& scales) {
  if (!w.totals) return;
  BillBuilder bill(Detail::lines);
  const CostBook& costs = scales.costs();
  if (add_bill(bill, w.candidate, project, costs, scales.today()) == Priced::no) return;
  o.per_million_tokens = price_per_million(o.monthly, project.workload);
  o.bill = std::move(bill).take_bill();
  if (o.deployment) o.idle = idle_cost(w.candidate, project, costs);
  o.months = course_of(w.candidate, project, scales);
  if (misses_only_the_budget(w)) o.affordable = affordable_schedule(w.candidate, project, scales);
}

}  // namespace

Option outline_option(const Weighed& w, const Project& project, const Search& search) {
  const Served& what = served(w.candidate);
  Option o;
  o.kind = kind_of(w.candidate);
  o.verdict = w.verdict;
  o.provider = what.provider->id;
  o.model = what.model->id;
  o.mode = what.mode;
  describe_way(o, w.candidate, project, search.scales().costs());
  if (w.totals) {
    o.monthly = w.totals->monthly;
    o.full_cost = w.totals->full_cost;
  }
  return o;
}

Option describe_in_short(const Weighed& w, const Project& project, const Search& search) {
  const Scales scales = search.scales();
  Option o = outline_option(w, project, search);
  o.list_price = list_price_of(w.candidate, scales);
  if (w.totals) describe_effort(o, w.candidate, project, scales.costs());
  const std::size_t place = served(w.candidate).placement;
  o.recipients = scales.places().recipients(place);
  o.compliance = verdict_on(o.recipients);
  o.legal_tier = legal_tier(o.recipients);
  o.privacy = privacy_rank(search.market().placements[place].deployment);
  return o;
}

Option describe_option(const Weighed& w, const Project& project, const Search& search) {
  const Scales scales = search.scales();
  Option o = describe_in_short(w, project, search);
  o.performance = performance_of(w.candidate, project, search);
  describe_bill(o, w, project, scales);
  if (const auto* api = std::get_if<ApiCandidate>(&w.candidate)) {
    o.rate_limit = exceeded_limit(*api, project, *search.market().catalog, scales.costs());
    o.batch_window = missed_window(*api->offer, project.workload, scales.costs());
  }
  o.reasons = failed_gates(w, project, scales.places());
  return o;
}

}  // namespace llmadvisor

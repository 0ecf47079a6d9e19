#include "llmadvisor/engine/choice/gates.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "llmadvisor/engine/bills/tuning_bill.hpp"

namespace llmadvisor {
namespace {

/// List prices and single-node parallelism say nothing about fleets beyond this.
constexpr int most_gpus = 1024;

struct Gate {
  using Fails = bool (*)(const Weighed&, const Project&, const Places&);
  using Explain = void (*)(Reason&, const Weighed&, const Project&, const Places&);

  ReasonCode code;
  GateStage stage;
  Fails fails;
  Explain explain;  ///< asked for of the options that are listed alone
};

const Model& model_of(const Weighed& w) { return *served(w.candidate).model; }
const ModelMode& mode_of(const Weighed& w) { return served(w.candidate).mode; }

bool fails_licence(const Weighed& w, const Project&, const Places&) {
  return !std::holds_alternative<ApiCandidate>(w.candidate) && !allows_self_hosting(model_of(w));
}
void explain_licence(Reason& reason, const Weighed& w, const Project&, const Places&) {
  if (const auto& licence = model_of(w).licence) reason.subject = LicenceName{licence->name};
}

bool fails_sensitivity(const Weighed& w, const Project&, const Places& places) {
  return !places.may_hold_data(served(w.candidate).placement);
}
void explain_sensitivity(Reason& reason, const Weighed& w, const Project& p, const Places& places) {
  const Sensitivity data = p.requirements.sensitivity;
  const auto recipients = places.recipients(served(w.candidate).placement);
  const auto refused =
      std::ranges::find_if(recipients, [](const Recipient& r) { return r.refused.has_value(); });
  const bool by_the_table = refused == recipients.end() || (refused->role == RecipientRole::model &&
                                                            refused->refused == Refusal::rules);
  if (by_the_table) {
    reason.subject = data;
  } else {
    reason.subject =
        RefusedRecipient{data, refused->role, refused->provider->id, *refused->refused};
  }
}

std::optional<bool> says_of(const Capabilities& list, Capability capability) {
  switch (capability) {
    case Capability::vision:
      return list.vision;
    case Capability::tools:
      return list.tools;
    case Capability::json:
      return list.json_mode;
    case Capability::audio:
      return list.audio;
  }
  return std::nullopt;
}

/// The first that no list says the model can do.
std::optional<Capability> lacking(const Model& model, const std::vector<Capability>& needs) {
  const auto missing = std::ranges::find_if(needs, [&](Capability need) {
    return !model.capabilities || !says_of(*model.capabilities, need).value_or(false);
  });
  return missing == needs.end() ? std::nullopt : std::optional(*missing);
}

bool fails_capability(const Weighed& w, const Project& p, const Places&) {
  return lacking(model_of(w), p.needs).has_value();
}
void explain_capability(Reason& reason, const Weighed& w, const Project& p, const Places&) {
  reason.subject = *lacking(model_of(w), p.needs);
}

/// A floor that nobody asked for does not refuse what somebody named.
bool asks_for_quality(const Project& p) {
  return p.requirements.quality.origin != Origin::assumed || p.filters.models.empty();
}

bool fails_known_quality(const Weighed& w, const Project& p, const Places&) {
  return !mode_of(w).standing && asks_for_quality(p);
}

bool fails_quality(const Weighed& w, const Project& p, const Places&) {
  const auto& standing = mode_of(w).standing;
  if (!standing || !asks_for_quality(p)) return false;
  return !meets(p.requirements.quality, *standing);
}
void explain_quality(Reason& reason, const Weighed& w, const Project& p, const Places&) {
  const Standing& standing = *mode_of(w).standing;
  reason.subject = standing.level;
  if (const auto& points = p.requirements.quality.points) {
    reason.numbers = {ReasonUnit::points, *points, standing.lower_bound};
  }
}

bool fails_tuning(const Weighed& w, const Project& p, const Places& places) {
  const auto* api = std::get_if<ApiCandidate>(&w.candidate);
  return p.tuning && api != nullptr &&
         !can_serve_tuned(api->offer->provider, *api->model, *places.market().catalog);
}

bool fails_context(const Weighed& w, const Project& p, const Places&) {
  return context_limit(w.candidate) < context_needed(mode_of(w).hidden, p);
}
void explain_context(Reason& reason, const Weighed& w, const Project& p, const Places&) {
  const Tokens limit = context_limit(w.candidate);
  reason.numbers = {ReasonUnit::tokens, context_needed(mode_of(w).hidden, p).value()};
  if (limit.value() > 0) reason.numbers->has = limit.value();
}

bool is_limited_by(const Weighed& w, ReplicaLimit limit) {
  const Fleet* fleet = fleet_of(w.candidate);
  return fleet != nullptr && fleet->capacity.limit == limit;
}

bool fails_start(const Weighed& w, const Project&, const Places&) {
  return is_limited_by(w, ReplicaLimit::does_not_start);
}
void explain_start(Reason& reason, const Weighed& w, const Project&, const Places&) {
  const Fleet& fleet = *fleet_of(w.candidate);
  reason.subject = gap_of(fleet.capacity.start, *fleet.gpu);
}

bool fails_memory(const Weighed& w, const Project& p, const Places& places) {
  const Fleet* fleet = fleet_of(w.candidate);
  return fleet != nullptr && fleet->capacity.rate.value() <= 0 && !fails_start(w, p, places);
}
void explain_memory(Reason& reason, const Weighed& w, const Project&, const Places&) {
  const Fleet& fleet = *fleet_of(w.candidate);
  if (fleet.capacity.limit != ReplicaLimit::memory) {
    reason.subject = std::get<WeightFormat>(fleet.weights);
    return;
  }
  reason.numbers = {ReasonUnit::gib, in_gib(fleet.capacity.needed_memory),
                    in_gib(fleet.capacity.usable_memory)};
}

int gpus_of(const Fleet& fleet) { return fleet.sizing.instances * fleet.gpus_per_machine; }

bool fails_throughput(const Weighed& w, const Project&, const Places&) {
  const Fleet* fleet = fleet_of(w.candidate);
  return fleet != nullptr && gpus_of(*fleet) > most_gpus;
}
void explain_throughput(Reason& reason, const Weighed& w, const Project&, const Places&) {
  const double gpus = gpus_of(*fleet_of(w.candidate));
  reason.numbers = {ReasonUnit::gpus, gpus, most_gpus};
}

/// Until the first word: of machines at their best, of an API as far as it is known, at the usual
/// speed where nobody measured it.
Seconds least_wait(const Weighed& w, const Project& p) {
  const Tokens hidden = mode_of(w).hidden;
  if (const Fleet* fleet = fleet_of(w.candidate)) {
    return fleet->capacity.ttft + fleet->capacity.tpot * hidden.value();
  }
  const ApiPace& pace = std::get<ApiCandidate>(w.candidate).pace;
  const auto each = seconds_per_token(pace);
  return seconds_to_first_token(pace).value_or(Seconds(0)) +
         each.value_or(Seconds(1 / p.usual_speed.value())) * hidden.value();
}

bool fails_ttft(const Weighed& w, const Project& p, const Places&) {
  const auto& limit = p.requirements.max_ttft;
  if (fleet_of(w.candidate) != nullptr) return is_limited_by(w, ReplicaLimit::ttft);
  return limit && least_wait(w, p) > *limit;
}
void explain_ttft(Reason& reason, const Weighed& w, const Project& p, const Places&) {
  reason.numbers = {ReasonUnit::milliseconds, in_milliseconds(*p.requirements.max_ttft),
                    in_milliseconds(least_wait(w, p))};
}

bool fails_tpot(const Weighed& w, const Project& p, const Places&) {
  if (fleet_of(w.candidate) != nullptr) return is_limited_by(w, ReplicaLimit::tpot);
  const auto& limit = p.requirements.max_tpot;
  const auto own = seconds_per_token(std::get<ApiCandidate>(w.candidate).pace);
  return limit && own && *own > *limit;
}
void explain_tpot(Reason& reason, const Weighed& w, const Project& p, const Places&) {
  const Fleet* fleet = fleet_of(w.candidate);
  const Seconds own = fleet != nullptr
                          ? fleet->capacity.tpot
                          : *seconds_per_token(std::get<ApiCandidate>(w.candidate).pace);
  reason.numbers = {ReasonUnit::milliseconds, in_milliseconds(*p.requirements.max_tpot),
                    in_milliseconds(own)};
}

bool fails_spot_age(const Weighed& w, const Project&, const Places& places) {
  const auto* rented = std::get_if<RentedCandidate>(&w.candidate);
  return rented != nullptr && is_outdated_spot(*rented->offer, rented->purchase, places.market());
}
void explain_spot_age(Reason& reason, const Weighed& w, const Project&, const Places&) {
  reason.subject = std::get<RentedCandidate>(w.candidate).offer->provenance.as_of;
}

bool fails_budget(const Weighed& w, const Project& p, const Places&) {
  const auto& limit = p.requirements.budget;
  return limit && w.totals && w.totals->monthly.expected > *limit;
}
void explain_budget(Reason& reason, const Weighed& w, const Project& p, const Places&) {
  reason.numbers = {ReasonUnit::usd, w.totals->monthly.expected.value(),
                    p.requirements.budget->value()};
}

void nothing_to_add(Reason&, const Weighed&, const Project&, const Places&) {}

constexpr Gate gates[] = {
    {ReasonCode::licence, GateStage::model, fails_licence, explain_licence},
    {ReasonCode::sensitivity, GateStage::place, fails_sensitivity, explain_sensitivity},
    {ReasonCode::capability, GateStage::model, fails_capability, explain_capability},
    {ReasonCode::quality_unknown, GateStage::model, fails_known_quality, nothing_to_add},
    {ReasonCode::quality_floor, GateStage::model, fails_quality, explain_quality},
    {ReasonCode::fine_tuning, GateStage::place, fails_tuning, nothing_to_add},
    {ReasonCode::context_length, GateStage::lengths, fails_context, explain_context},
    {ReasonCode::starts, GateStage::machine, fails_start, explain_start},
    {ReasonCode::memory, GateStage::machine, fails_memory, explain_memory},
    {ReasonCode::throughput, GateStage::machine, fails_throughput, explain_throughput},
    {ReasonCode::latency_ttft, GateStage::machine, fails_ttft, explain_ttft},
    {ReasonCode::latency_tpot, GateStage::machine, fails_tpot, explain_tpot},
    {ReasonCode::outdated_spot, GateStage::machine, fails_spot_age, explain_spot_age},
    {ReasonCode::over_budget, GateStage::bill, fails_budget, explain_budget},
};

constexpr bool gates_are_in_order() {
  for (std::size_t i = 0; i < std::size(gates); ++i) {
    if (static_cast<std::size_t>(gates[i].code) != i) return false;
  }
  return std::size(gates) == enum_names<ReasonCode>.size();
}
static_assert(gates_are_in_order());

/// Unrolled, so that the compiler sees through the table: a search asks the gates a million times.
template <class Visit, std::size_t... i>
void for_each_gate(Visit&& visit, std::index_sequence<i...>) {
  (visit(std::integral_constant<std::size_t, i>{}), ...);
}

template <class Asked>
GateFailures failures_among(GateFailures failures, const Weighed& w, const Project& p,
                            const Places& places, Asked&& is_asked) {
  const auto ask = [&](auto position) {
    constexpr const Gate& gate = gates[decltype(position)::value];
    if (!is_asked(gate.stage) || !gate.fails(w, p, places)) return;
    if (!failures.first || gate.code < *failures.first) failures.first = gate.code;
    ++failures.count;
  };
  for_each_gate(ask, std::make_index_sequence<std::size(gates)>{});
  return failures;
}

}  // namespace

GateStage stage_of(ReasonCode gate) { return gates[static_cast<std::size_t>(gate)].stage; }

bool passes(GateStage stage, const Weighed& w, const Project& p, const Places& places) {
  return std::ranges::none_of(
      gates, [&](const Gate& gate) { return gate.stage == stage && gate.fails(w, p, places); });
}

GateFailures failures_of(const Weighed& w, const Project& p, const Places& places,
                         const Judged& judged) {
  return failures_among(judged.failures, w, p, places,
                        [&](GateStage stage) { return stage >= judged.next; });
}

GateFailures failures_before(GateStage stage, const Weighed& w, const Project& p,
                             const Places& places) {
  return failures_among({}, w, p, places, [&](GateStage asked) { return asked < stage; });
}

std::vector<Reason> failed_gates(const Weighed& w, const Project& p, const Places& places) {
  std::vector<Reason> reasons;
  for (const auto& gate : gates) {
    if (!gate.fails(w, p, places)) continue;
    Reason& reason = reasons.emplace_back();
    reason.code = gate.code;
    gate.explain(reason, w, p, places);
  }
  return reasons;
}

bool meets(const QualityFloor& floor, const Standing& standing) {
  if (floor.points) return standing.lower_bound >= *floor.points;
  return standing.level >= floor.band;
}

bool allows_self_hosting(const Model& model) {
  if (!model.licence) return false;
  const auto use = model.licence->commercial_use;
  return use == CommercialUse::yes || use == CommercialUse::restricted;
}

Tokens context_limit(const Candidate& option) {
  std::optional<int> limit = served(option).model->max_context_tokens;
  const auto* api = std::get_if<ApiCandidate>(&option);
  const auto& unscaled = served(option).model->unscaled_context_tokens;
  if (api == nullptr && unscaled) limit = unscaled;
  if (api != nullptr && api->offer->max_context_tokens) {
    const int own = *api->offer->max_context_tokens;
    limit = std::min(limit.value_or(own), own);
  }
  return Tokens(limit.value_or(0));
}

Tokens context_needed(Tokens hidden, const Project& p) {
  const Workload& w = p.workload;
  return std::max(p.requirements.context, w.input + w.output + hidden);
}

}  // namespace llmadvisor

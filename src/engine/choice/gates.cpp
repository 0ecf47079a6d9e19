#include "llmadvisor/engine/choice/gates.hpp"

#include <algorithm>

#include "llmadvisor/engine/bills/tuning_bill.hpp"

namespace llmadvisor {
namespace {

/// List prices and single-node parallelism say nothing about fleets beyond this.
constexpr int most_gpus = 1024;

/// A gate says whether an option fails it; the words and numbers are only wanted for the options
/// that are listed.
struct Gate {
  using Fails = bool (*)(const Evaluation&, const Project&, const Evaluator&);
  using Explain = void (*)(Reason&, const Evaluation&, const Project&);

  ReasonCode code;
  Fails fails;
  Explain explain;
};

bool fails_licence(const Evaluation& e, const Project&, const Evaluator&) {
  return e.machine != nullptr && !allows_self_hosting(*e.model);
}
void explain_licence(Reason& reason, const Evaluation& e, const Project&) {
  if (e.model->licence) reason.subject = LicenceName{e.model->licence->name};
}

bool fails_sensitivity(const Evaluation& e, const Project&, const Evaluator& v) {
  return v.compliance(e.placement).verdict == RuleVerdict::not_advisable;
}
void explain_sensitivity(Reason& reason, const Evaluation&, const Project& p) {
  reason.subject = p.requirements.sensitivity;
}

bool fails_known_quality(const Evaluation& e, const Project&, const Evaluator&) {
  return !e.mode.band;
}

bool fails_quality(const Evaluation& e, const Project& p, const Evaluator&) {
  return e.mode.band && *e.mode.band < p.requirements.quality;
}
void explain_quality(Reason& reason, const Evaluation& e, const Project&) {
  reason.subject = *e.mode.band;
}

bool fails_tuning(const Evaluation& e, const Project& p, const Evaluator& v) {
  return p.tuning && e.api != nullptr && !can_serve_tuned(*e.api->offer, *v.market().catalog);
}

bool fails_context(const Evaluation& e, const Project& p, const Evaluator&) {
  return context_limit(e) < context_needed(e.mode.thinking, p);
}
void explain_context(Reason& reason, const Evaluation& e, const Project& p) {
  const Tokens limit = context_limit(e);
  reason.needs = context_needed(e.mode.thinking, p).value();
  if (limit.value() > 0) reason.has = limit.value();
}

bool fails_memory(const Evaluation& e, const Project&, const Evaluator&) {
  return e.capacity != nullptr && e.capacity->rate.value() <= 0;
}
void explain_memory(Reason& reason, const Evaluation& e, const Project&) {
  if (e.capacity->limit != ReplicaLimit::memory) {
    reason.subject = e.weights;
    return;
  }
  reason.needs = in_gib(e.capacity->needed_memory);
  reason.has = in_gib(e.capacity->usable_memory);
}

int gpus_of(const Evaluation& e) { return e.sizing.instances * e.machine->gpus; }

bool fails_throughput(const Evaluation& e, const Project&, const Evaluator&) {
  return e.machine != nullptr && gpus_of(e) > most_gpus;
}
void explain_throughput(Reason& reason, const Evaluation& e, const Project&) {
  reason.needs = gpus_of(e);
  reason.has = most_gpus;
}

bool fails_ttft(const Evaluation& e, const Project&, const Evaluator&) {
  return e.capacity != nullptr && e.capacity->limit == ReplicaLimit::ttft;
}
void explain_ttft(Reason& reason, const Evaluation& e, const Project& p) {
  reason.needs = in_milliseconds(*p.requirements.max_ttft);
  reason.has = in_milliseconds(e.capacity->ttft);
}

bool fails_tpot(const Evaluation& e, const Project&, const Evaluator&) {
  return e.capacity != nullptr && e.capacity->limit == ReplicaLimit::tpot;
}
void explain_tpot(Reason& reason, const Evaluation& e, const Project& p) {
  reason.needs = in_milliseconds(*p.requirements.max_tpot);
  reason.has = in_milliseconds(e.capacity->tpot);
}

bool fails_budget(const Evaluation& e, const Project& p, const Evaluator&) {
  const auto& limit = p.requirements.budget;
  return limit && e.totals && e.totals->monthly.expected > *limit;
}
void explain_budget(Reason& reason, const Evaluation& e, const Project& p) {
  reason.needs = e.totals->monthly.expected.value();
  reason.has = p.requirements.budget->value();
}

void nothing_to_add(Reason&, const Evaluation&, const Project&) {}

constexpr Gate gates[] = {
    {ReasonCode::licence, fails_licence, explain_licence},
    {ReasonCode::sensitivity, fails_sensitivity, explain_sensitivity},
    {ReasonCode::quality_unknown, fails_known_quality, nothing_to_add},
    {ReasonCode::quality_floor, fails_quality, explain_quality},
    {ReasonCode::fine_tuning, fails_tuning, nothing_to_add},
    {ReasonCode::context_length, fails_context, explain_context},
    {ReasonCode::memory, fails_memory, explain_memory},
    {ReasonCode::throughput, fails_throughput, explain_throughput},
    {ReasonCode::latency_ttft, fails_ttft, explain_ttft},
    {ReasonCode::latency_tpot, fails_tpot, explain_tpot},
    {ReasonCode::over_budget, fails_budget, explain_budget},
};

}  // namespace

bool allows_self_hosting(const Model& model) {
  if (!model.licence) return false;
  const auto use = model.licence->commercial_use;
  return use == CommercialUse::yes || use == CommercialUse::restricted;
}

Tokens context_limit(const Evaluation& e) {
  std::optional<int> limit = e.model->max_context_tokens;
  if (e.api != nullptr && e.api->offer->max_context_tokens) {
    limit = std::min(limit.value_or(*e.api->offer->max_context_tokens),
                     *e.api->offer->max_context_tokens);
  }
  return Tokens(limit.value_or(0));
}

Tokens context_needed(Wanted thinking, const Project& p) {
  const Workload& w = p.workload;
  const Tokens hidden = thinking == Wanted::yes ? w.reasoning : Tokens(0);
  return std::max(p.requirements.context, w.input + w.output + hidden);
}

GateFailures failures_of(const Evaluation& e, const Project& p, const Evaluator& v) {
  GateFailures failures;
  for (const auto& gate : gates) {
    if (!gate.fails(e, p, v)) continue;
    if (!failures.first) failures.first = gate.code;
    ++failures.count;
  }
  return failures;
}

std::vector<Reason> failed_gates(const Evaluation& e, const Project& p, const Evaluator& v) {
  std::vector<Reason> reasons;
  for (const auto& gate : gates) {
    if (!gate.fails(e, p, v)) continue;
    Reason& reason = reasons.emplace_back();
    reason.code = gate.code;
    gate.explain(reason, e, p);
  }
  return reasons;
}

}  // namespace llmadvisor

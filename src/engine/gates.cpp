#include "llmadvisor/engine/gates.hpp"

#include <algorithm>

#include "llmadvisor/engine/tuning_bill.hpp"

namespace llmadvisor {
namespace {

/// List prices and single-node parallelism say nothing about fleets beyond this.
constexpr int most_gpus = 1024;

using Gate = std::optional<Reason> (*)(const Evaluation&, const Project&, const Evaluator&);

std::optional<Reason> licence(const Evaluation& e, const Project&, const Evaluator&) {
  if (e.machine == nullptr || allows_self_hosting(*e.model)) return std::nullopt;
  return Reason{ReasonCode::licence, {}, {}, "", e.model->licence ? e.model->licence->name : ""};
}

std::optional<Reason> sensitivity(const Evaluation& e, const Project& p, const Evaluator& v) {
  if (v.compliance(e.placement).verdict != RuleVerdict::not_advisable) return std::nullopt;
  return Reason{
      ReasonCode::sensitivity, {}, {}, "", std::string(to_string(p.requirements.sensitivity))};
}

std::optional<Reason> quality(const Evaluation& e, const Project& p, const Evaluator&) {
  if (!e.mode.band) return Reason{ReasonCode::quality_unknown, {}, {}, "", ""};
  if (*e.mode.band >= p.requirements.quality) return std::nullopt;
  return Reason{ReasonCode::quality_floor, {}, {}, "", std::string(to_string(*e.mode.band))};
}

std::optional<Reason> fine_tuning(const Evaluation& e, const Project& p, const Evaluator& v) {
  if (!p.tuning || e.api == nullptr) return std::nullopt;
  if (can_serve_tuned(*e.api->offer, *v.market().catalog)) return std::nullopt;
  return Reason{ReasonCode::fine_tuning, {}, {}, "", ""};
}

std::optional<Reason> context(const Evaluation& e, const Project& p, const Evaluator&) {
  const Tokens limit = context_limit(e);
  if (limit >= p.requirements.context) return std::nullopt;
  Reason reason{ReasonCode::context_length, p.requirements.context.value(), {}, "tokens", ""};
  if (limit.value() > 0) reason.has = limit.value();
  return reason;
}

std::optional<Reason> memory(const Evaluation& e, const Project&, const Evaluator&) {
  if (e.capacity == nullptr) return std::nullopt;
  switch (e.capacity->limit) {
    case ReplicaLimit::memory:
      return Reason{ReasonCode::memory, in_gib(e.capacity->needed_memory),
                    in_gib(e.capacity->usable_memory), "GiB", ""};
    case ReplicaLimit::unsupported_precision:
    case ReplicaLimit::unknown_specification:
      return Reason{ReasonCode::memory, {}, {}, "", std::string(e.weights)};
    default:
      return std::nullopt;
  }
}

std::optional<Reason> throughput(const Evaluation& e, const Project&, const Evaluator&) {
  if (e.machine == nullptr) return std::nullopt;
  const int gpus = e.sizing.instances * e.machine->gpus;
  if (gpus <= most_gpus) return std::nullopt;
  return Reason{ReasonCode::throughput, static_cast<double>(gpus), static_cast<double>(most_gpus),
                "GPUs", ""};
}

std::optional<Reason> latency(const Evaluation& e, const Project& p, const Evaluator&) {
  if (e.capacity == nullptr) return std::nullopt;
  const Requirements& r = p.requirements;
  if (e.capacity->limit == ReplicaLimit::ttft) {
    return Reason{ReasonCode::latency_ttft, in_milliseconds(*r.max_ttft),
                  in_milliseconds(e.capacity->ttft), "ms", ""};
  }
  if (e.capacity->limit == ReplicaLimit::tpot) {
    return Reason{ReasonCode::latency_tpot, in_milliseconds(*r.max_tpot),
                  in_milliseconds(e.capacity->tpot), "ms", ""};
  }
  return std::nullopt;
}

std::optional<Reason> budget(const Evaluation& e, const Project& p, const Evaluator&) {
  const auto& limit = p.requirements.budget;
  if (!limit || !e.totals || e.totals->monthly.expected <= *limit) return std::nullopt;
  return Reason{ReasonCode::over_budget, e.totals->monthly.expected.value(), limit->value(), "usd",
                ""};
}

constexpr Gate gates[] = {licence, sensitivity, quality, fine_tuning, context,
                          memory,  throughput,  latency, budget};

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

std::optional<ReasonCode> first_failed_gate(const Evaluation& e, const Project& p,
                                            const Evaluator& v) {
  for (const auto gate : gates) {
    if (const auto reason = gate(e, p, v)) return reason->code;
  }
  return std::nullopt;
}

std::vector<Reason> failed_gates(const Evaluation& e, const Project& p, const Evaluator& v) {
  std::vector<Reason> reasons;
  for (const auto gate : gates) {
    if (auto reason = gate(e, p, v)) reasons.push_back(*reason);
  }
  return reasons;
}

}  // namespace llmadvisor

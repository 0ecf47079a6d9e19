#pragma once

#include <vector>

#include "llmadvisor/engine/choice/evaluation.hpp"

namespace llmadvisor {

/// The longest prompt and answer that an option takes; 0 when no source says.
[[nodiscard]] Tokens context_limit(const Evaluation& option);

/// The longest prompt and answer that must fit: as required, and at least those of one request,
/// with the hidden tokens of a model that thinks.
[[nodiscard]] Tokens context_needed(Wanted thinking, const Project& project);

/// Whether the licence lets a business serve the weights itself; an unknown licence does not.
[[nodiscard]] bool allows_self_hosting(const Model& model);

/// The gates stand in this order: licence, sensitivity, quality, fine-tuning, context, memory,
/// throughput, latency, budget. What fails one is nearer than what fails three.
struct GateFailures {
  std::optional<ReasonCode> first;
  int count = 0;
};
[[nodiscard]] GateFailures failures_of(const Evaluation& option, const Project& project,
                                       const Evaluator& evaluator);

/// Every gate that the option fails, in the order of the gates, each with its numbers.
[[nodiscard]] std::vector<Reason> failed_gates(const Evaluation& option, const Project& project,
                                               const Evaluator& evaluator);

}  // namespace llmadvisor

#pragma once

#include <optional>
#include <vector>

#include "llmadvisor/engine/choice/places.hpp"
#include "llmadvisor/engine/choice/weighed.hpp"

namespace llmadvisor {

/// From when on a gate can be judged: the model alone, the lengths of a request, who serves it
/// where, on which machines, at what bill.
enum class GateStage { model, lengths, place, machine, bill };

[[nodiscard]] GateStage stage_of(ReasonCode gate);

/// Whether every gate of the stage holds; what later stages add to the option is not looked at.
[[nodiscard]] bool passes(GateStage stage, const Weighed& option, const Project& project,
                          const Places& places);

/// The gates stand in this order: licence, sensitivity, capabilities, quality, fine-tuning,
/// context, memory, throughput, latency, age of a spot price, budget. What fails one is nearer than
/// what fails three.
struct GateFailures {
  std::optional<ReasonCode> first;
  int count = 0;
};
/// What was found of an option before the rest of it was known.
struct Judged {
  GateStage next = GateStage::model;  ///< the stages from here on are still to be judged
  GateFailures failures;              ///< of the stages before
};
inline constexpr Judged admitted{GateStage::machine, {}};

[[nodiscard]] GateFailures failures_of(const Weighed& option, const Project& project,
                                       const Places& places, const Judged& judged = {});
/// Of the gates of the stages before one alone.
[[nodiscard]] GateFailures failures_before(GateStage stage, const Weighed& option,
                                           const Project& project, const Places& places);

/// Every gate that the option fails, in the order of the gates, each with its numbers.
[[nodiscard]] std::vector<Reason> failed_gates(const Weighed& option, const Project& project,
                                               const Places& places);

/// The longest prompt and answer that an option takes; 0 when no source says.
[[nodiscard]] Tokens context_limit(const Candidate& option);

/// The longest prompt and answer that must fit: as required, and at least those of one request,
/// with the hidden tokens of a model that thinks so.
[[nodiscard]] Tokens context_needed(Tokens hidden, const Project& project);

[[nodiscard]] bool meets(const QualityFloor& floor, const Standing& standing);

/// Whether the licence lets a business serve the weights itself; an unknown licence does not.
[[nodiscard]] bool allows_self_hosting(const Model& model);

}  // namespace llmadvisor

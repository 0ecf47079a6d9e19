#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// What to do and what it costs, in one sentence.
[[nodiscard]] std::string verdict_sentence(const Advice& advice, const Voice& voice);
/// Whether the answer stops at marked data, on which no table of prices decides.
[[nodiscard]] bool asks_security_officer(const Advice& advice);
/// Why this one, and the assumption that its figure hangs on most.
[[nodiscard]] std::string reason_sentence(const Advice& advice, const Voice& voice);

[[nodiscard]] std::string warning_text(const Warning& warning, const Advice& advice,
                                       const Voice& voice);
/// That GPUs are far beyond the budget, with what to call instead; empty when they are not.
[[nodiscard]] std::string gpu_alert(const Advice& advice, const Voice& voice);

[[nodiscard]] std::string flip_text(const Flip& flip, const Voice& voice);
/// The point alone: "7,339 requests a day or more".
[[nodiscard]] std::string short_flip_text(const Flip& flip, const Voice& voice);
/// Those that take the smallest relative change of a number first, then the choices of a name.
[[nodiscard]] std::vector<const Flip*> nearest_flips(const Advice& advice);
[[nodiscard]] std::string counterfactual_text(const Counterfactual& change, const Advice& advice,
                                              const Voice& voice);
/// The option to show for a kind: what the rule of the choice picks of it, else the nearest miss.
[[nodiscard]] const Option* shown_of_kind(const Advice& advice, OptionKind kind);
/// Hosted open models that meet the requirements, cheapest first, one for each provider.
[[nodiscard]] std::vector<const Option*> hosted_alternatives(const Advice& advice,
                                                             std::size_t most);

}  // namespace llmadvisor

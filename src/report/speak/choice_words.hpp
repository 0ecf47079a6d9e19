#pragma once

#include <string>

#include "llmadvisor/engine/advice.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// What is compared: the bill alone or with the people, expectedly.
[[nodiscard]] Usd compared_cost(const Option& option, const Project& project);
/// " all-in", " on the invoice": behind an amount that is compared.
[[nodiscard]] std::string compared_on(const Project& project, const Voice& voice);

/// The rule by which it was chosen, as part of a sentence. Nothing in it is said that the answer
/// does not show to be true.
[[nodiscard]] std::string why_chosen(const Advice& advice, const Voice& voice);
/// The first half of it: what the preference and the budget ask for.
[[nodiscard]] std::string why_in_brief(const Advice& advice, const Voice& voice);
/// Why an option was not picked, in one sentence; that it was, for the pick. Empty without a pick.
[[nodiscard]] std::string why_not(const Option& option, const Advice& advice, const Voice& voice);

/// How sure the pick is: what may be regretted of it, or between which two it is a toss-up.
[[nodiscard]] std::string confidence_text(const Advice& advice, const Voice& voice);

/// The same without what may be regretted.
[[nodiscard]] std::string confidence_in_brief(const Advice& advice, const Voice& voice);

/// What it gives above the rung before it.
[[nodiscard]] std::string rung_gain(std::size_t rung, const Advice& advice, const Voice& voice);
/// The one that would be picked if more had scored it.
[[nodiscard]] std::string untested_text(const Option& option, const Voice& voice);

}  // namespace llmadvisor

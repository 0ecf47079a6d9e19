#pragma once

#include <cstddef>
#include <vector>

#include "llmadvisor/engine/choice/choice_rule.hpp"
#include "llmadvisor/engine/choice/weighed.hpp"

namespace llmadvisor {

/// What more money buys, the pick first: of what is admitted under the law of the pick, a nearer
/// one, or with its machines in the area (tier B), whatever is abler than all that costs less, each
/// rung by at least one standard error of the rung below. At most as many rungs as the rule says,
/// the last one the ablest. Indices into the options.
[[nodiscard]] std::vector<std::size_t> ladder_from(const std::vector<Weighed>& options,
                                                   std::size_t pick, const ChoiceRule& rule);

}  // namespace llmadvisor

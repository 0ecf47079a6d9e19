#pragma once

#include <cstdint>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/choice/choice_rule.hpp"
#include "llmadvisor/engine/choice/weighed.hpp"

namespace llmadvisor {

/// What may be regretted of a pick when every cost varies within its range. The position of a bill
/// in its range is half common to all options (traffic and tokens move them alike) and half its own
/// price's, which options on the same machine share; the hours and the rate of the people move all
/// that is self-hosted alike. Half a triangle on either side of what is expected. Seeded: the same
/// options give the same figures. Rivals are what the rule admits under the same law or a nearer
/// one, of the pick's level or above; where quality or privacy comes first, of no less of it; where
/// the lowest cost does, whatever meets the floor.
[[nodiscard]] PickConfidence pick_confidence(const std::vector<Weighed>& options, std::size_t pick,
                                             const ChoiceRule& rule, int draws, std::uint64_t seed);

}  // namespace llmadvisor

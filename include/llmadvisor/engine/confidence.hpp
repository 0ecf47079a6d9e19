#pragma once

#include <cstdint>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/evaluation.hpp"

namespace llmadvisor {

/// How often the pick stays the cheapest when every bill varies within its range. What moves all
/// options together (tokens, traffic) does not change the order much; what is drawn here is what
/// differs: an own position within its range for the price or the machines of each provider,
/// triangular around the expected bill. Seeded: the same options give the same share.
[[nodiscard]] PickConfidence pick_confidence(const std::vector<Evaluation>& options,
                                             std::size_t pick, const Project& project, int draws,
                                             std::uint64_t seed);

}  // namespace llmadvisor

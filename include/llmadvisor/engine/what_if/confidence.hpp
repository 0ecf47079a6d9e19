#pragma once

#include <cstdint>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/choice/weighed.hpp"
#include "llmadvisor/engine/market.hpp"

namespace llmadvisor {

/// How often the pick stays the cheapest when every bill varies within its range. A bill's position
/// in its range is half common to all options (traffic and tokens move them alike) and half its own
/// price's; options on the same machine share that. Triangular around the expected bill. Seeded:
/// the same options give the same share. Where quality or privacy comes first, a cheaper option
/// that has less of it is no rival.
[[nodiscard]] PickConfidence pick_confidence(const std::vector<Weighed>& options, std::size_t pick,
                                             const Project& project, const Market& market,
                                             int draws, std::uint64_t seed);

}  // namespace llmadvisor

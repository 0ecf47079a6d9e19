#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/replay.hpp"

namespace llmadvisor {

/// The nearest value of each input, on each side of today's, at which the pick changes. At `at` the
/// pick is `option`; one step nearer to today's value it is still today's.
[[nodiscard]] std::vector<Flip> find_flips(const Replay& replay, const Project& project,
                                           const std::string& pick);

}  // namespace llmadvisor

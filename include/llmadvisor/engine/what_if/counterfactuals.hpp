#pragma once

#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/what_if/replay.hpp"

namespace llmadvisor {

/// For each kind in `rejected`, the smallest single change of an input that admits one of its
/// options, the smallest first. Each is confirmed by weighing all options again with that change.
[[nodiscard]] std::vector<Counterfactual> find_counterfactuals(
    const Replay& replay, const Project& project, const std::vector<OptionKind>& rejected);

}  // namespace llmadvisor

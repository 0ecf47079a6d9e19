#pragma once

#include <vector>

#include "choice/hunting_ground.hpp"
#include "llmadvisor/engine/choice/among.hpp"
#include "llmadvisor/engine/choice/placer.hpp"
#include "llmadvisor/engine/choice/scales.hpp"

namespace llmadvisor {

/// What could be the pick: leaves out whatever the rule of the choice surely drops for what is
/// there. `machines` are those of each shelf that are worth weighing.
[[nodiscard]] std::vector<Weighed> hunt(const HuntingGround& ground, const Project& project,
                                        const Among& among, const Scales& scales,
                                        const std::vector<Machines>& machines);

}  // namespace llmadvisor

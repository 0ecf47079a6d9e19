#pragma once

#include <vector>

#include "llmadvisor/engine/choice/among.hpp"
#include "llmadvisor/engine/choice/capacity_table.hpp"
#include "llmadvisor/engine/choice/kept_of_hunts.hpp"
#include "llmadvisor/engine/choice/placer.hpp"
#include "llmadvisor/engine/choice/places.hpp"
#include "llmadvisor/engine/choice/scales.hpp"
#include "llmadvisor/engine/choice/ways.hpp"

namespace llmadvisor {

/// What is hunted through, as it was looked at for a project.
struct HuntingGround {
  const Market& market;
  const Ways& ways;
  const Places& places;
  CapacityTable& capacities;
  KeptOfHunts& kept;
};

/// What could be the pick: leaves out whatever the rule of the choice surely drops for what is
/// there. `machines` are those of each shelf that are worth weighing.
[[nodiscard]] std::vector<Weighed> hunt(const HuntingGround& ground, const Project& project,
                                        const Among& among, const Scales& scales,
                                        const std::vector<Machines>& machines);

}  // namespace llmadvisor

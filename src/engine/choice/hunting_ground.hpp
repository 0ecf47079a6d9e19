#pragma once

#include "llmadvisor/engine/choice/admission.hpp"
#include "llmadvisor/engine/choice/capacity_table.hpp"
#include "llmadvisor/engine/choice/kept_of_hunts.hpp"
#include "llmadvisor/engine/choice/places.hpp"
#include "llmadvisor/engine/choice/ways.hpp"

namespace llmadvisor {

/// What is hunted through, as it was looked at for a project.
struct HuntingGround {
  const Market& market;
  const Ways& ways;
  const Places& places;
  const Admission& admission;
  Date today;
  CapacityTable& capacities;
  KeptOfHunts& kept;
};

}  // namespace llmadvisor

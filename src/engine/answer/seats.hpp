#pragma once

#include <vector>

#include "llmadvisor/engine/advice.hpp"

namespace llmadvisor {

/// The seats of a person at a chat or an editor for such a project, where it is known for how many:
/// what may be taken first, by what it costs a month. None where the task is no person's.
[[nodiscard]] std::vector<SeatPlan> seat_plans(const Project& project, const Catalog& catalog,
                                               Date today);

}  // namespace llmadvisor

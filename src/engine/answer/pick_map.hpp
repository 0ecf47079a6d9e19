#pragma once

#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/pick_map.hpp"

namespace llmadvisor {

/// Hunts for the pick at round volumes and budgets around the project's, by the very path of the
/// answer. `input` is settled; `pick` is null where the project has none, and `otherwise` is then
/// what its budgets lie around.
[[nodiscard]] PickMap map_picks(const ProjectInput& input, const Project& project,
                                const Weighed* pick, Usd otherwise, Search& search);

}  // namespace llmadvisor

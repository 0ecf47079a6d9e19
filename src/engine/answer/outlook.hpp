#pragma once

#include <optional>

#include "llmadvisor/engine/advice.hpp"

namespace llmadvisor {

/// What the months of the horizon bring to the pick and to what stands beside it. None without a
/// horizon; without a pick nothing is reached.
[[nodiscard]] std::optional<Outlook> outlook_of(const Advice& advice, const Project& project);

}  // namespace llmadvisor

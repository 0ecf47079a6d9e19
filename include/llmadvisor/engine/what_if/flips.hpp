#pragma once

#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/what_if/replay.hpp"

namespace llmadvisor {

enum class Side { down, up };

/// The nearest value of one input, on one side of today's, at which the pick changes. Nullopt when
/// none within a factor of a thousand does.
[[nodiscard]] std::optional<Flip> find_flip(const Replay& replay, const NumericInput& input,
                                            const Replay::Pick& pick, Side side);

/// The nearest value of each input, on each side of today's, at which the pick changes. At `at` the
/// pick is `option`; one step nearer to today's value it is still today's.
[[nodiscard]] std::vector<Flip> find_flips(const Replay& replay, const Project& project,
                                           const Replay::Pick& pick);

}  // namespace llmadvisor

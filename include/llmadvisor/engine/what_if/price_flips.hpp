#pragma once

#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/what_if/replay.hpp"

namespace llmadvisor {

/// How far the prices that matter most hold the pick: how dear each of the two largest of its own
/// may become, and how cheap the largest of its rival. Where nothing meets the requirements, the
/// option that misses by least takes the rival's place. Confirmed like find_flips(), by weighing
/// all options again with that one price changed. `pick` may be null, `rival` too.
[[nodiscard]] std::vector<Flip> find_price_flips(const Replay& replay, const Project& project,
                                                 const Replay::Pick& today, const Option* pick,
                                                 const Option* rival);

}  // namespace llmadvisor

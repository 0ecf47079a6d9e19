#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/advice.hpp"

namespace llmadvisor {

/// How far the prices that matter most hold the pick: how dear each of the two largest of its own
/// may become, and how cheap the largest of its rival. Where nothing meets the requirements, the
/// option that misses by least takes the rival's place. Confirmed like find_flips(), by weighing
/// all options again with the one price changed in a copy of the catalogue. `pick` may be null,
/// `rival` too.
[[nodiscard]] std::vector<Flip> find_price_flips(const ProjectInput& input, const Catalog& catalog,
                                                 Date today, const Option* pick,
                                                 const Option* rival);

}  // namespace llmadvisor

#pragma once

#include <optional>

#include "answer/naming.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/choice/search.hpp"

namespace llmadvisor {

/// The cheapest split of the requests between a model that does the easy ones and the pick, where
/// it costs less than the pick alone by more than decides. The other model is at least as able as
/// the default floor, fails nothing but a stricter floor, and is no farther from the law than the
/// pick.
[[nodiscard]] std::optional<Routing> routing_of(const Ranked& ranked, const Project& project,
                                                const Search& search);

}  // namespace llmadvisor

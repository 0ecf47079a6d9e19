#pragma once

#include <optional>

#include "llmadvisor/engine/choice/scales.hpp"

namespace llmadvisor {

/// The longest day, in quarters of an hour and on the project's days, on which an on-demand
/// deployment fits the budget while it still serves all the requests of the day (fewer hours make a
/// higher peak, so perhaps more instances). Nullopt without a budget, for options that cannot stop,
/// and when not even a quarter of an hour fits.
[[nodiscard]] std::optional<AffordableSchedule> affordable_schedule(const Candidate& option,
                                                                    const Project& project,
                                                                    const Scales& scales);

/// How much of a self-hosted option's invoice pays for machines while they have nothing to do:
/// their cost times the share of their capacity, over the billed hours, that the requests leave
/// unused. Nothing for APIs.
[[nodiscard]] Usd idle_cost(const Candidate& option, const Project& project, const CostBook& costs);

}  // namespace llmadvisor

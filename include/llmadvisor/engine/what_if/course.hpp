#pragma once

#include <vector>

#include "llmadvisor/engine/choice/scales.hpp"
#include "llmadvisor/engine/month_bill.hpp"

namespace llmadvisor {

/// The day on which a month of the horizon begins; month 1 begins today. The 31st of a short month
/// is its last day.
[[nodiscard]] Date first_day(Date today, int month);

/// The months of the project's horizon for one option: machines sized for the volume of each,
/// prices of its first day as announced, what is done once spread over the project's months and no
/// longer. An API or a machine that is announced to go away has no cost from then on. Empty without
/// a horizon.
[[nodiscard]] std::vector<MonthBill> course_of(const Candidate& option, const Project& project,
                                               const Scales& scales);

}  // namespace llmadvisor

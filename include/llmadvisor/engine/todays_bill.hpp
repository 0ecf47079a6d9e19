#pragma once

#include <vector>

#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/engine/option.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// An option of the answer, beside what is paid today.
struct BesideToday {
  OptionRef option;
  CostRange monthly;
  CostRange full_cost;
};

/// What is paid today for the same work. Nobody judged it by the requirements: it is no option.
struct TodaysBill {
  PaidToday paid;
  Usd monthly;                       ///< what is paid, in dollars
  bool volume_is_assumed = false;    ///< nobody says how much is asked for it
  std::vector<BesideToday> options;  ///< the pick, then the best of each kind where it is admitted
};

}  // namespace llmadvisor

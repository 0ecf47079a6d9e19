#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/engine/option.hpp"

namespace llmadvisor {

/// What would be picked at other volumes and budgets than the project's, and what each kind costs
/// there at least: at every stop what a run of the program with these inputs says.
struct PickMap {
  /// Into `options`; none: nothing meets the requirements there.
  using Index = std::optional<std::size_t>;

  /// What one cost basis makes of the stops.
  struct OnBasis {
    std::vector<std::vector<Index>> picks;  ///< by volume, then by budget
    /// Of each kind by volume: the cheapest at the level of today's pick or above, whatever the
    /// budget.
    std::array<std::vector<Index>, 4> cheapest;
  };

  Number volume = Number::requests_per_day;   ///< the input that the volumes are values of
  std::vector<double> volumes;                ///< rising
  std::size_t volume_now = 0;                 ///< the project's own
  std::vector<std::optional<Money>> budgets;  ///< of a month, rising; the last is none: no limit
  std::size_t budget_now = 0;
  /// As they are at the volumes, without the lines of their bills, their times and their months.
  std::vector<Option> options;
  std::array<OnBasis, 2> on;  ///< by CostBasis

  [[nodiscard]] const OnBasis& of(CostBasis basis) const {
    return on[static_cast<std::size_t>(basis)];
  }
};

}  // namespace llmadvisor

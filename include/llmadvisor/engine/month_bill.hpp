#pragma once

#include <optional>

#include "llmadvisor/units/date.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// What a month of the horizon costs, expected.
struct MonthCost {
  Usd invoice;
  Usd all_in;
  Usd all_in_so_far;  ///< since month 1
  /// Paid since month 1, where purchases and set-up are paid when they are made and not spread.
  Usd paid_so_far;
};

/// One month of the horizon for one option, sized and priced for that month.
struct MonthBill {
  int month = 1;
  Date from{};
  Requests requests_per_day;
  int instances = 0;              ///< none for an API
  std::optional<MonthCost> cost;  ///< none: it is no longer sold, or its price is not known
};

}  // namespace llmadvisor

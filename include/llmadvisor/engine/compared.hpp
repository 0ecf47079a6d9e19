#pragma once

#include <optional>
#include <variant>

#include "llmadvisor/engine/advice.hpp"

namespace llmadvisor {

/// Something of an answer that is set beside something else; into that answer.
using Compared = std::variant<const Option*, const SeatPlan*, const TodaysBill*>;

/// What twelve months cost all-in: twelve times a month, or the first twelve of a horizon. None
/// without a bill, or where it is not sold for so long.
[[nodiscard]] std::optional<Usd> cost_of_a_year(const Option& option);

}  // namespace llmadvisor

#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "llmadvisor/engine/advice.hpp"

namespace llmadvisor {

/// Something of an answer that is set beside something else; into that answer.
using Compared = std::variant<const Option*, const SeatPlan*, const TodaysBill*>;

/// What a plan is sold as, without what is remarked on its name.
[[nodiscard]] std::string_view sold_as(const Seat& seat);

/// What twelve months cost all-in: twelve times a month, or the first twelve of a horizon. None
/// without a bill, or where it is not sold for so long.
[[nodiscard]] std::optional<Usd> cost_of_a_year(const Option& option);

}  // namespace llmadvisor

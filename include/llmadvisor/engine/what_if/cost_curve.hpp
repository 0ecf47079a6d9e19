#pragma once

#include <functional>
#include <optional>

#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// Cost of a month as a function of the requests of a day.
using CostCurve = std::function<std::optional<Usd>(Requests per_day)>;

}  // namespace llmadvisor

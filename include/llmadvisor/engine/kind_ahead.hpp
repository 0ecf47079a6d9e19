#pragma once

#include <optional>

#include "llmadvisor/engine/advice.hpp"

namespace llmadvisor {

/// What stands for a kind in the months ahead, as an index into the options: the best of the kind,
/// else its nearest miss where nothing but the budget is missed, as the first months may fit. None
/// where nothing has months.
[[nodiscard]] std::optional<std::size_t> ahead_of_kind(const Advice& advice, OptionKind kind);

}  // namespace llmadvisor

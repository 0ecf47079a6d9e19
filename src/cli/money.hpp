#pragma once

#include <string_view>

#include "llmadvisor/engine/input.hpp"

namespace llmadvisor::cli {

/// What is spent in a month: `300`, `280eur`, `$300/month`, `1 500,50 €`, `5k€`, `300 pounds`.
/// `place` is where it was written and opens the message of the UsageError that this throws.
[[nodiscard]] Money parse_money(std::string_view text, std::string_view place);

}  // namespace llmadvisor::cli

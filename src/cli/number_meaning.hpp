#pragma once

#include <string_view>

#include "llmadvisor/engine/input.hpp"

namespace llmadvisor::cli {

/// What the help says of a number.
[[nodiscard]] std::string_view meaning_of(Number number);

}  // namespace llmadvisor::cli

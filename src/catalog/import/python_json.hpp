#pragma once

#include <string>
#include <string_view>

namespace llmadvisor {

/// The same JSON with `Infinity`, `-Infinity` and `NaN`, which Python writes and the standard
/// forbids, as null: a bound that is none.
[[nodiscard]] std::string without_python_numbers(std::string_view text);

}  // namespace llmadvisor

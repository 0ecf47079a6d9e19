#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

namespace llmadvisor {

/// Deeper documents are refused by whoever parses them.
inline constexpr std::size_t deepest_nesting = 16;

/// The value of a JSON text that is sound, in a fraction of the library's time. Nullopt where it is
/// not, or has what is rare: two members of one name, an escaped surrogate, a number out of range.
/// The library then says what is wrong, if anything is. `depth` counts what the text is nested in.
[[nodiscard]] std::optional<nlohmann::json> parse_plain_json(std::string_view text,
                                                             std::size_t depth = 0);

}  // namespace llmadvisor

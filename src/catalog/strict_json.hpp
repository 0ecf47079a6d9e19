#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace llmadvisor {

/// Parses strictly: duplicate keys, absurd nesting and NUL bytes are mistakes, not preferences.
/// `file` names the text in errors. Throws DataError.
[[nodiscard]] nlohmann::json parse_strictly(const std::string& file, std::string_view text);

}  // namespace llmadvisor

#pragma once

#include <string>
#include <string_view>

namespace llmadvisor::cli {

[[nodiscard]] bool is_utf8(std::string_view text);

/// Bytes that are not UTF-8 become question marks, so that messages can be printed and put in JSON.
[[nodiscard]] std::string repaired_utf8(std::string_view text);

}  // namespace llmadvisor::cli

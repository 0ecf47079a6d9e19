#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace llmadvisor {

/// `// ...` and `/* ... */`, in files that people write.
enum class Comments { refused, ignored };

/// Parses strictly: duplicate keys, absurd nesting and NUL bytes are mistakes, not preferences.
/// `file` names the text in errors. Throws DataError.
[[nodiscard]] nlohmann::json parse_strictly(const std::string& file, std::string_view text,
                                            Comments comments = Comments::refused);

}  // namespace llmadvisor

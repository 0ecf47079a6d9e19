#pragma once

#include <string>
#include <string_view>

namespace llmadvisor {

/// Refuses what is no text of a sane size before anything parses it: empty, too large, UTF-16, a
/// NUL byte, bytes that are not UTF-8. Throws DataError with the line.
void refuse_unreadable(const std::string& file, std::string_view text);

}  // namespace llmadvisor

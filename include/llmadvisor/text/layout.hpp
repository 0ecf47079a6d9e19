#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llmadvisor {

/// Columns that UTF-8 text takes on a terminal.
[[nodiscard]] int display_width(std::string_view text);

/// Breaks at spaces so that no line is wider than `width`; only a single longer word sticks out.
/// Keeps no-break spaces together. Lines after the first give up `hanging` columns.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int width, int hanging = 0);

/// The same in a column that nothing may leave: a word that is wider is parted after a slash, a
/// dash or the like, or where the column ends.
[[nodiscard]] std::vector<std::string> wrapped_within(std::string_view text, int width);

}  // namespace llmadvisor

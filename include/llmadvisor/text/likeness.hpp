#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace llmadvisor {

/// ASCII letters in lower case, all else as it is: ids and names are compared so.
[[nodiscard]] std::string lower_case(std::string_view text);
[[nodiscard]] char lower_case(char c);

/// Equal but for the case of ASCII letters.
[[nodiscard]] bool same_letters(std::string_view a, std::string_view b);

[[nodiscard]] bool contains(std::string_view text, std::string_view part);

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other
/// (optimal string alignment). Quadratic time.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace llmadvisor

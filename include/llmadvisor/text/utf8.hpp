#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace llmadvisor {

/// The first character of a text.
struct Character {
  std::uint32_t code = 0;  ///< code point; of a broken character, the byte
  std::size_t length = 0;  ///< bytes; 1 for a broken one
  bool is_broken = false;  ///< not well-formed UTF-8 (RFC 3629)
};

/// `text` is not empty. What follows a broken byte stands for itself.
[[nodiscard]] Character first_character(std::string_view text);

/// The place of the first byte that is not UTF-8; npos when all is well.
[[nodiscard]] std::size_t first_broken(std::string_view text);
[[nodiscard]] bool is_utf8(std::string_view text);

/// Bytes that are not UTF-8 become question marks, so that messages can be printed and put in JSON.
[[nodiscard]] std::string repaired_utf8(std::string_view text);

/// Control characters of C0 and C1, line and paragraph separators, marks that turn the direction of
/// writing: what drives a reader's terminal or ends a line unasked.
[[nodiscard]] bool is_control(std::uint32_t code);

/// On one line and without control characters or broken bytes, so that nobody's description drives
/// the reader's terminal. Several in a row leave one space, at the end none.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace llmadvisor

#include "python_json.hpp"

#include <algorithm>
#include <array>

namespace llmadvisor {
namespace {

constexpr auto not_numbers = std::to_array<std::string_view>({"-Infinity", "Infinity", "NaN"});

/// Length of such a word at the start of the text, or 0.
std::size_t word_length(std::string_view text) {
  const auto found = std::ranges::find_if(
      not_numbers, [&](std::string_view word) { return text.starts_with(word); });
  return found == not_numbers.end() ? 0 : found->size();
}

}  // namespace

std::string without_python_numbers(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool in_string = false;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (in_string && c == '\\' && i + 1 < text.size()) {
      out += text.substr(i, 2);
      i += 2;
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (const auto length = in_string ? 0 : word_length(text.substr(i)); length > 0) {
      out += "null";
      i += length;
      continue;
    }
    out += c;
    ++i;
  }
  return out;
}

}  // namespace llmadvisor

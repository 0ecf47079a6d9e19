#include "llmadvisor/text/layout.hpp"

#include <algorithm>

#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Unicode 15: the marks that stand over or under a letter, and what is invisible.
constexpr Range no_column[] = {
    {0x0300, 0x036f}, {0x0483, 0x0489},  {0x0591, 0x05bd}, {0x064b, 0x065f}, {0x0900, 0x0902},
    {0x0e31, 0x0e31}, {0x0e34, 0x0e3a},  {0x0e47, 0x0e4e}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},
    {0x200b, 0x200f}, {0x2060, 0x2064},  {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f},
    {0xfeff, 0xfeff}, {0xe0100, 0xe01ef}};

// What East Asian Width calls wide or full width, and pictures.
constexpr Range two_columns[] = {
    {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3},   {0xf900, 0xfaff},
    {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1faff}, {0x20000, 0x3fffd}};

template <std::size_t n>
bool is_in(const Range (&ranges)[n], std::uint32_t code) {
  return std::ranges::any_of(
      ranges, [&](const Range& range) { return code >= range.first && code <= range.last; });
}

int columns_of(std::uint32_t code) {
  if (code < no_column[0].first) return 1;
  if (is_in(no_column, code)) return 0;
  return is_in(two_columns, code) ? 2 : 1;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const auto c = first_character(text);
    width += c.is_broken ? 1 : columns_of(c.code);
    text.remove_prefix(c.length);
  }
  return width;
}

std::vector<std::string> wrapped(std::string_view text, int width, int hanging) {
  // French sets a space before its double punctuation; a line must not start with it.
  const auto follows_closely = [](std::string_view rest) {
    constexpr std::string_view marks[] = {":", ";", "!", "?", "%", "»"};
    return std::ranges::any_of(marks, [&](std::string_view m) { return rest.starts_with(m); });
  };
  std::vector<std::string> lines(1);
  int taken = 0;
  for (std::size_t start = 0; start <= text.size();) {
    std::size_t end = std::min(text.find(' ', start), text.size());
    while (end < text.size() && follows_closely(text.substr(end + 1))) {
      end = std::min(text.find(' ', end + 1), text.size());
    }
    const std::string_view word = text.substr(start, end - start);
    start = end + 1;
    if (word.empty()) continue;
    const int room = lines.size() == 1 ? width : width - hanging;
    const int wanted = display_width(word);
    std::string& line = lines.back();
    if (!line.empty() && taken + 1 + wanted > room) {
      lines.emplace_back(word);
      taken = wanted;
    } else {
      taken += line.empty() ? wanted : 1 + wanted;
      if (!line.empty()) line += ' ';
      line += word;
    }
  }
  return lines;
}

namespace {

/// Bytes of the longest beginning that fits, up to a mark after which a name may be parted.
std::size_t fitting(std::string_view word, int width) {
  std::size_t fits = 0;
  std::size_t parted = 0;
  int taken = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = first_character(word.substr(at));
    taken += c.is_broken ? 1 : columns_of(c.code);
    if (taken > width && fits > 0) break;
    const char letter = word[at];
    at += c.length;
    fits = at;
    if (std::string_view("/-_@").find(letter) != std::string_view::npos) parted = at;
  }
  return parted > 0 ? parted : fits;
}

}  // namespace

std::vector<std::string> wrapped_within(std::string_view text, int width) {
  std::vector<std::string> lines;
  for (const auto& line : wrapped(text, width)) {
    std::string_view rest = line;
    while (display_width(rest) > width) {
      const auto length = fitting(rest, width);
      lines.emplace_back(rest.substr(0, length));
      rest.remove_prefix(length);
    }
    lines.emplace_back(rest);
  }
  return lines;
}

}  // namespace llmadvisor

#include "llmadvisor/text/words.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

struct Letters {
  std::uint32_t first;
  std::uint32_t last;
  std::string_view plain;
};

// Latin-1 and Latin Extended-A, upper and lower case alike; the multiplication and division signs
// that stand among them are no letters.
constexpr Letters accented[] = {
    {0xc0, 0xc5, "a"},    {0xc6, 0xc6, "ae"},  {0xc7, 0xc7, "c"},   {0xc8, 0xcb, "e"},
    {0xcc, 0xcf, "i"},    {0xd0, 0xd0, "d"},   {0xd1, 0xd1, "n"},   {0xd2, 0xd6, "o"},
    {0xd8, 0xd8, "o"},    {0xd9, 0xdc, "u"},   {0xdd, 0xdd, "y"},   {0xdf, 0xdf, "ss"},
    {0xe0, 0xe5, "a"},    {0xe6, 0xe6, "ae"},  {0xe7, 0xe7, "c"},   {0xe8, 0xeb, "e"},
    {0xec, 0xef, "i"},    {0xf0, 0xf0, "d"},   {0xf1, 0xf1, "n"},   {0xf2, 0xf6, "o"},
    {0xf8, 0xf8, "o"},    {0xf9, 0xfc, "u"},   {0xfd, 0xfd, "y"},   {0xff, 0xff, "y"},
    {0x100, 0x105, "a"},  {0x106, 0x10d, "c"}, {0x10e, 0x111, "d"}, {0x112, 0x11b, "e"},
    {0x11c, 0x123, "g"},  {0x124, 0x127, "h"}, {0x128, 0x131, "i"}, {0x134, 0x135, "j"},
    {0x136, 0x138, "k"},  {0x139, 0x142, "l"}, {0x143, 0x14b, "n"}, {0x14c, 0x151, "o"},
    {0x152, 0x153, "oe"}, {0x154, 0x159, "r"}, {0x15a, 0x161, "s"}, {0x162, 0x167, "t"},
    {0x168, 0x173, "u"},  {0x174, 0x175, "w"}, {0x176, 0x178, "y"}, {0x179, 0x17e, "z"},
};

/// Accents that follow their letter, the soft hyphen and joiners without width: inside a word they
/// change nothing.
bool is_silent(std::uint32_t code) {
  return (code >= 0x300 && code <= 0x36f) || code == 0xad || (code >= 0x200b && code <= 0x200d);
}

/// Empty for what is part of no word.
std::string folded(std::uint32_t code) {
  if (code < 0x80) {
    const char c = static_cast<char>(code);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return {c};
    if (c >= 'A' && c <= 'Z') return {static_cast<char>(c - 'A' + 'a')};
    return {};
  }
  const auto* found = std::ranges::find_if(
      accented, [&](const Letters& l) { return code >= l.first && code <= l.last; });
  return found == std::end(accented) ? std::string() : std::string(found->plain);
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = first_character(text.substr(at));
    const auto letters = c.is_broken ? std::string() : folded(c.code);
    const auto next = at + c.length;
    if (!letters.empty()) {
      if (!inside) words.push_back({{}, at, next});
      words.back().folded += letters;
      words.back().end = next;
    } else if (inside && !c.is_broken && is_silent(c.code)) {
      words.back().end = next;
    }
    inside = !letters.empty() || (inside && !c.is_broken && is_silent(c.code));
    at = next;
  }
  return words;
}

}  // namespace llmadvisor

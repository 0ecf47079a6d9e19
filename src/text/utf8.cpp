#include "llmadvisor/text/utf8.hpp"

#include <cstring>

namespace llmadvisor {
namespace {

/// The smallest code point that needs so many bytes, by their number: a smaller one is overlong.
constexpr std::uint32_t least_code[] = {0, 0, 0x80, 0x800, 0x10000};

/// The first place that is not surely ASCII: files are, nearly all of them, and large.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t beyond_ascii = 0x8080808080808080;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & beyond_ascii) != 0) break;
  }
  return at;
}

}  // namespace

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, false};
  const Character broken{lead, 1, true};
  if (lead < 0xc2 || lead > 0xf4) return broken;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (text.size() < length) return broken;
  std::uint32_t code = lead & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0U) != 0x80) return broken;
    code = code << 6 | (byte(i) & 0x3fU);
  }
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  if (code < least_code[length] || surrogate || code > 0x10ffff) return broken;
  return {code, length, false};
}

std::size_t first_broken(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const auto c = first_character(text.substr(at));
    if (c.is_broken) return at;
    at += c.length;
  }
  return text.npos;
}

bool is_utf8(std::string_view text) { return first_broken(text) == text.npos; }

std::string repaired_utf8(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto c = first_character(text);
    result += c.is_broken ? "?" : text.substr(0, c.length);
    text.remove_prefix(c.length);
  }
  return result;
}

bool is_control(std::uint32_t code) {
  const bool c0_or_c1 = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const bool separator = code == 0x2028 || code == 0x2029;
  const bool direction = code == 0x061c || code == 0x200e || code == 0x200f ||
                         (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
  return c0_or_c1 || separator || direction;
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto c = first_character(text);
    if (c.is_broken) {
      out += '?';
    } else if (!is_control(c.code)) {
      out += text.substr(0, c.length);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    text.remove_prefix(c.length);
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

}  // namespace llmadvisor

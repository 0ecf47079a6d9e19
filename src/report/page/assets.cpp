#include "page/assets.hpp"

#include <cstdint>

namespace llmadvisor {
namespace {

std::uint32_t digit(char c) {
  return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
}

/// RFC 4648, section 4, of what hexadecimal digits say.
std::string base64(std::string_view hex) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::size_t digits_of_three_bytes = 6;
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += digits_of_three_bytes) {
    const auto part = hex.substr(at, digits_of_three_bytes);
    std::uint32_t bits = 0;
    for (const char c : part) bits = bits << 4 | digit(c);
    bits <<= 4 * (digits_of_three_bytes - part.size());
    for (std::size_t i = 0; i < 4; ++i) {
      const bool is_there = i * 3 < part.size() * 2;
      out += is_there ? letters[bits >> (18 - 6 * i) & 63U] : '=';
    }
  }
  return out;
}

}  // namespace

std::string Asset::policy() const { return "'sha256-" + base64(sha256) + "'"; }

}  // namespace llmadvisor

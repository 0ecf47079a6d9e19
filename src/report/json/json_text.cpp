#include "json_text.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t spaces_a_level = 2;
constexpr double least_with_exponent = 1e15;
constexpr std::size_t longest_escape = std::string_view("\\u001f").size();
constexpr std::string_view replacement = "\xef\xbf\xbd";

constexpr std::uint64_t in_each_byte(unsigned char byte) { return 0x0101010101010101U * byte; }

/// Eight bytes at once: the high bit of each that is below `limit`, where all are below 0x80.
constexpr std::uint64_t below(std::uint64_t bytes, unsigned char limit) {
  return (bytes - in_each_byte(limit)) & ~bytes & in_each_byte(0x80);
}

/// Whether one of eight bytes is a control, a quote, a backslash or no ASCII. A false alarm is no
/// harm: what follows is then looked at byte by byte.
constexpr bool may_be_special(std::uint64_t bytes) {
  const auto quote = bytes ^ in_each_byte('"');
  const auto backslash = bytes ^ in_each_byte('\\');
  return ((bytes & in_each_byte(0x80)) | below(bytes, 0x20) | below(quote, 1) |
          below(backslash, 1)) != 0;
}

constexpr bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

std::uint64_t eight_bytes(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data() + at, sizeof bytes);
  return bytes;
}

/// How many bytes at the front stand in a JSON string as they are.
std::size_t plain_bytes(std::string_view text) {
  constexpr std::size_t step = sizeof(std::uint64_t);
  std::size_t at = 0;
  while (at + step <= text.size() && !may_be_special(eight_bytes(text, at))) at += step;
  // The last eight once more, rather than each by itself.
  const bool is_near_the_end = text.size() >= step && text.size() - at < step;
  if (is_near_the_end && !may_be_special(eight_bytes(text, text.size() - step))) return text.size();
  while (at < text.size() && is_plain(text[at])) ++at;
  return at;
}

/// How many bytes at the front, of a text that begins with a broken character, one replacement
/// stands for: as far as they could have become a character (Unicode 15, table 3-8).
std::size_t broken_bytes(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto lead = byte(0);
  if (lead < 0xc2 || lead > 0xf4) return 1;
  const std::size_t whole = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const unsigned char least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  const unsigned char most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  if (text.size() < 2 || byte(1) < least || byte(1) > most) return 1;
  std::size_t length = 2;
  while (length < whole && length < text.size() && (byte(length) & 0xc0U) == 0x80) ++length;
  return length;
}

/// A quote, a backslash or a control in a JSON string.
char* escaped(char* out, char c) {
  *out++ = '\\';
  constexpr std::string_view named = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  if (const auto at = named.find(c); at != named.npos) {
    *out++ = letters[at];
    return out;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  out = std::ranges::copy(std::string_view("u00"), out).out;
  const auto code = static_cast<unsigned char>(c);
  *out++ = digits[code >> 4U];
  *out++ = digits[code & 0xfU];
  return out;
}

char* copied(std::string_view bytes, char* out) {
  std::memcpy(out, bytes.data(), bytes.size());
  return out + bytes.size();
}

}  // namespace

JsonPlace JsonText::value() { return JsonPlace(*this); }

std::string JsonText::finished() && {
  assert(depth_ == 0 && !is_awaited_);
  raw("\n");
  flush();
  return std::move(text_);
}

void JsonText::flush() {
  text_.append(ahead_.data(), ahead_size_);
  ahead_size_ = 0;
}

char* JsonText::room(std::size_t bytes) {
  if (ahead_.size() - ahead_size_ < bytes) flush();
  return ahead_.data() + ahead_size_;
}

void JsonText::written(const char* end) {
  ahead_size_ = static_cast<std::size_t>(end - ahead_.data());
  is_awaited_ = false;
}

void JsonText::raw(std::string_view bytes) {
  if (bytes.size() <= ahead_.size()) return written(copied(bytes, room(bytes.size())));
  flush();
  text_.append(bytes);
  is_awaited_ = false;
}

void JsonText::integer(std::int64_t value) {
  constexpr std::size_t longest = 20;
  char* const at = room(longest);
  written(std::to_chars(at, at + longest, value).ptr);
}

void JsonText::natural(std::uint64_t value) {
  constexpr std::size_t longest = 20;
  char* const at = room(longest);
  written(std::to_chars(at, at + longest, value).ptr);
}

void JsonText::number(double value) {
  if (!std::isfinite(value)) return null();
  constexpr std::size_t longest = 64;
  char* const at = room(longest);
  if (std::abs(value) < least_with_exponent) {
    const auto whole = static_cast<std::int64_t>(value);
    const bool is_minus_zero = whole == 0 && std::signbit(value);
    if (static_cast<double>(whole) == value && !is_minus_zero) {
      return written(copied(".0", std::to_chars(at, at + longest, whole).ptr));
    }
  }
  // Answers have the library's digits. std::to_chars has others for one number in some hundreds,
  // where the library's are not the shortest.
  written(nlohmann::detail::to_chars(at, at + longest, value));
}

void JsonText::string(std::string_view value) {
  constexpr std::size_t quotes = 2;
  const auto plain = plain_bytes(value);
  if (plain < value.size() || value.size() + quotes > ahead_.size()) {
    raw("\"");
    raw(value.substr(0, plain));
    encoded(value.substr(plain));
    return raw("\"");
  }
  char* out = room(value.size() + quotes);
  *out++ = '"';
  out = copied(value, out);
  *out++ = '"';
  written(out);
}

void JsonText::encoded(std::string_view text) {
  while (!text.empty()) {
    const auto c = first_character(text);
    std::size_t length = c.length;
    if (c.is_broken) {
      raw(replacement);
      length = broken_bytes(text);
    } else if (c.code < 0x80) {
      written(escaped(room(longest_escape), text[0]));
    } else {
      raw(text.substr(0, length));
    }
    text.remove_prefix(length);
    const auto plain = plain_bytes(text);
    raw(text.substr(0, plain));
    text.remove_prefix(plain);
  }
}

char* JsonText::new_line(bool is_first, std::size_t bytes) {
  constexpr std::string_view some = "                                ";
  const auto spaces = depth_ * spaces_a_level;
  assert(spaces + some.size() + 2 + bytes <= ahead_.size());
  char* out = room(spaces + some.size() + 2 + bytes);
  if (!is_first) *out++ = ',';
  *out++ = '\n';
  // More than are wanted: copies of a known size need no call.
  for (std::size_t i = 0; i < spaces; i += some.size()) copied(some, out + i);
  return out + spaces;
}

void JsonText::key(bool is_first, JsonKey key) {
  const auto name = key.name();
  char* out = new_line(is_first, name.size() + 4);
  *out++ = '"';
  out = copied(name, out);
  written(copied("\": ", out));
}

void JsonText::open(char bracket) {
  raw({&bracket, 1});
  ++depth_;
}

void JsonText::close(char bracket, bool is_empty) {
  assert(!is_awaited_);
  --depth_;
  char* out = is_empty ? room(1) : new_line(true, 1);
  *out++ = bracket;
  written(out);
}

JsonObject JsonPlace::object() const { return JsonObject(text_); }
JsonArray JsonPlace::array() const { return JsonArray(text_); }

JsonScope::JsonScope(JsonText& text, char opening, char closing) : text_(text), closing_(closing) {
  text_.open(opening);
  depth_ = text_.depth_;
}

bool JsonScope::takes_first() {
  assert(text_.depth_ == depth_ && !text_.is_awaited_);
  return std::exchange(is_empty_, false);
}

void JsonScope::next_line() {
  text_.written(text_.new_line(takes_first(), 0));
  text_.is_awaited_ = true;
}

void JsonScope::next_line(JsonKey key) {
  text_.key(takes_first(), key);
  text_.is_awaited_ = true;
}

JsonPlace JsonObject::operator[](JsonKey key) {
  next_line(key);
  return JsonPlace(text());
}

JsonPlace JsonObject::at(std::string_view key) {
  next_line();
  text().string(key);
  text().raw(": ");
  text().is_awaited_ = true;
  return JsonPlace(text());
}

JsonPlace JsonArray::next() {
  next_line();
  return JsonPlace(text());
}

}  // namespace llmadvisor

#include "plain_json.hpp"

#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

using nlohmann::json;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Each function takes what it is called after and says whether it was there.
class PlainParser {
 public:
  explicit PlainParser(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  bool document(json& out, std::size_t depth) {
    if (!value(out, depth)) return false;
    skip_space();
    return at_ == end_;
  }

 private:
  [[nodiscard]] char peek() const { return at_ == end_ ? '\0' : *at_; }
  [[nodiscard]] std::string_view rest() const {
    return {at_, static_cast<std::size_t>(end_ - at_)};
  }

  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  bool word(std::string_view expected) {
    if (!rest().starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }

  bool value(json& out, std::size_t depth) {
    skip_space();
    switch (peek()) {
      case '{':
        return object(out, depth);
      case '[':
        return array(out, depth);
      case '"':
        out = json::string_t();
        return string(out.get_ref<json::string_t&>());
      case 't':
        out = true;
        return word("true");
      case 'f':
        out = false;
        return word("false");
      case 'n':
        return word("null");
      default:
        return number(out);
    }
  }

  bool object(json& out, std::size_t depth) {
    ++at_;
    out = json::object();
    if (depth == deepest_nesting) return false;
    auto& members = out.get_ref<json::object_t&>();
    skip_space();
    if (take('}')) return true;
    do {
      skip_space();
      std::string key;
      if (!string(key)) return false;
      skip_space();
      const auto [member, is_new] = members.emplace(std::move(key), nullptr);
      if (!is_new || !take(':') || !value(member->second, depth + 1)) return false;
      skip_space();
    } while (take(','));
    return take('}');
  }

  bool array(json& out, std::size_t depth) {
    ++at_;
    out = json::array();
    if (depth == deepest_nesting) return false;
    auto& items = out.get_ref<json::array_t&>();
    skip_space();
    if (take(']')) return true;
    do {
      if (!value(items.emplace_back(), depth + 1)) return false;
      skip_space();
    } while (take(','));
    return take(']');
  }

  bool string(std::string& out) {
    if (!take('"')) return false;
    for (;;) {
      const char* from = at_;
      while (at_ != end_ && is_ordinary(*at_)) ++at_;
      out.append(from, at_);
      if (take('"')) return true;
      if (take('\\') ? !escape(out) : !beyond_ascii(out)) return false;
    }
  }

  [[nodiscard]] static bool is_ordinary(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 &&
           c != '"' && c != '\\';
  }

  bool beyond_ascii(std::string& out) {
    if (at_ == end_ || static_cast<unsigned char>(*at_) < 0x80) return false;
    const auto character = first_character(rest());
    if (character.is_broken) return false;
    out.append(at_, character.length);
    at_ += character.length;
    return true;
  }

  bool escape(std::string& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    if (take('u')) return code_unit(out);
    const auto found = at_ == end_ ? letters.npos : letters.find(*at_);
    if (found == letters.npos) return false;
    out += meant[found];
    ++at_;
    return true;
  }

  bool code_unit(std::string& out) {
    constexpr std::size_t digits = 4;
    if (rest().size() < digits) return false;
    std::uint32_t code = 0;
    const auto [stop, error] = std::from_chars(at_, at_ + digits, code, 16);
    const bool is_surrogate = code >= 0xd800 && code <= 0xdfff;
    if (error != std::errc{} || stop != at_ + digits || is_surrogate) return false;
    at_ = stop;
    append_utf8(code, out);
    return true;
  }

  static void append_utf8(std::uint32_t code, std::string& out) {
    const auto byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
    if (code < 0x80) {
      byte(code);
    } else if (code < 0x800) {
      byte(0xc0 | code >> 6);
      byte(0x80 | (code & 0x3f));
    } else {
      byte(0xe0 | code >> 12);
      byte(0x80 | (code >> 6 & 0x3f));
      byte(0x80 | (code & 0x3f));
    }
  }

  bool digits() {
    if (!is_digit(peek())) return false;
    while (is_digit(peek())) ++at_;
    return true;
  }

  bool number(json& out) {
    const char* from = at_;
    const bool is_negative = take('-');
    if (!take('0') && !digits()) return false;
    bool is_whole = true;
    if (take('.')) {
      is_whole = false;
      if (!digits()) return false;
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      is_whole = false;
      if (peek() == '+' || peek() == '-') ++at_;
      if (!digits()) return false;
    }
    if (!is_whole) return read<double>(from, out);
    return is_negative ? read<std::int64_t>(from, out) : read<std::uint64_t>(from, out);
  }

  template <class Number>
  bool read(const char* from, json& out) const {
    Number number{};
    const auto [stop, error] = std::from_chars(from, at_, number);
    out = number;
    return error == std::errc{} && stop == at_;
  }

  const char* at_;
  const char* end_;
};

}  // namespace

std::optional<json> parse_plain_json(std::string_view text, std::size_t depth) {
  std::optional<json> document(std::in_place);
  if (!PlainParser(text).document(*document, depth)) document.reset();
  return document;
}

}  // namespace llmadvisor

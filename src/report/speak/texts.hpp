#pragma once

#include <array>
#include <span>
#include <string_view>

#include "message.hpp"

namespace llmadvisor {

/// One message in one language.
struct Text {
  Message message;
  std::string_view text;
};

/// The named fields of a text, `{model}` or `{count:one|many}`, sorted and each once.
struct TextFields {
  std::array<std::string_view, 12> names{};
  std::size_t count = 0;

  constexpr bool operator==(const TextFields&) const = default;
};

constexpr TextFields fields_of(std::string_view text) {
  TextFields fields;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::string_view name = text.substr(open + 1, text.find_first_of(":}", open) - open - 1);
    std::size_t at = 0;
    while (at < fields.count && fields.names[at] < name) ++at;
    if (at < fields.count && fields.names[at] == name) continue;
    for (std::size_t i = fields.count; i > at; --i) fields.names[i] = fields.names[i - 1];
    fields.names[at] = name;
    ++fields.count;
  }
  return fields;
}

/// Whether every `{count:one|many}` has as many forms as the language's plural.
constexpr bool has_plural_forms(std::string_view text, std::size_t forms) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::string_view field = text.substr(open, text.find('}', open) - open);
    if (field.find(':') == std::string_view::npos) continue;
    std::size_t bars = 0;
    for (const char c : field) bars += c == '|' ? 1 : 0;
    if (bars + 1 != forms) return false;
  }
  return true;
}

/// All messages of one language, by their ids. What is missing or said twice does not compile.
class Texts {
 public:
  template <std::size_t... Counts>
  consteval Texts(std::size_t plural_forms, const Text (&... parts)[Counts]) {
    (add(parts, plural_forms), ...);
    for (const auto text : texts_) {
      if (text.empty()) throw "a message is missing";
    }
  }

  [[nodiscard]] constexpr std::string_view operator[](Message message) const {
    return texts_[static_cast<std::size_t>(message)];
  }

 private:
  consteval void add(std::span<const Text> part, std::size_t plural_forms) {
    for (const auto& [message, text] : part) {
      auto& place = texts_[static_cast<std::size_t>(message)];
      if (!place.empty()) throw "a message is said twice";
      if (!has_plural_forms(text, plural_forms)) throw "a plural lacks a form";
      place = text;
    }
  }

  std::array<std::string_view, message_count> texts_{};
};

/// Whether a translation names the fields of the original in every message.
constexpr bool same_fields(const Texts& translation, const Texts& original) {
  for (std::size_t i = 0; i < message_count; ++i) {
    const auto message = static_cast<Message>(i);
    if (!(fields_of(translation[message]) == fields_of(original[message]))) return false;
  }
  return true;
}

}  // namespace llmadvisor

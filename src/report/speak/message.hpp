#pragma once

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// The named fields of a message, `{model}`, sorted. Messages hold at most twelve.
struct MessageFields {
  std::array<std::string_view, 12> names{};
  std::size_t count = 0;

  constexpr bool operator==(const MessageFields&) const = default;
};

constexpr MessageFields fields_of(std::string_view text) {
  MessageFields fields;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::string_view name = text.substr(open + 1, text.find('}', open) - open - 1);
    std::size_t at = 0;
    while (at < fields.count && fields.names[at] < name) ++at;
    if (at < fields.count && fields.names[at] == name) continue;
    for (std::size_t i = fields.count; i > at; --i) fields.names[i] = fields.names[i - 1];
    fields.names[at] = name;
    ++fields.count;
  }
  return fields;
}

/// One sentence in every language. A message whose languages name different fields, or lack a
/// text, does not compile.
struct Message {
  std::string_view en;
  std::string_view fr;

  consteval Message(std::string_view english, std::string_view french) : en(english), fr(french) {
    if (en.empty() || fr.empty()) throw "a language is missing";
    if (!(fields_of(en) == fields_of(fr))) throw "the languages name different fields";
  }
};

[[nodiscard]] constexpr std::string_view in(Language language, const Message& message) {
  return language == Language::fr ? message.fr : message.en;
}

/// The message with its fields filled: say(language, words::pick, fmt::arg("model", name)).
template <class... Fields>
[[nodiscard]] std::string say(Language language, const Message& message, const Fields&... fields) {
  return fmt::vformat(in(language, message), fmt::make_format_args(fields...));
}

}  // namespace llmadvisor

#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "llmadvisor/catalog/language.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// A text of a record in every language. Only the original must be there; the check of the rules
/// names what lacks.
struct LocalText {
  std::array<std::string, enum_names<Language>.size()> texts;

  [[nodiscard]] std::string& operator[](Language language) {
    return texts[static_cast<std::size_t>(language)];
  }
  [[nodiscard]] const std::string& operator[](Language language) const {
    return texts[static_cast<std::size_t>(language)];
  }
};

/// The key of each language in files: `text_en`, `text_fr`.
template <std::size_t Length>
class LocalKeys {
 public:
  consteval explicit LocalKeys(const char (&stem)[Length]) {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      std::size_t at = 0;
      for (; stem[at] != 0; ++at) keys_[i][at] = stem[at];
      keys_[i][at++] = '_';
      for (const char c : enum_names<Language>[i]) keys_[i][at++] = c;
    }
  }
  [[nodiscard]] constexpr const char* operator[](std::size_t i) const { return keys_[i].data(); }

 private:
  static constexpr std::size_t longest_code = 2;
  std::array<std::array<char, Length + 1 + longest_code>, enum_names<Language>.size()> keys_{};
};

template <class Visitor, maybe_const<LocalText> Text, std::size_t Length>
void describe_texts(Visitor& v, const LocalKeys<Length>& keys, Text& text) {
  v.field(keys[0], text.texts[0]);
  for (std::size_t i = 1; i < text.texts.size(); ++i) v.optional(keys[i], text.texts[i]);
}

}  // namespace llmadvisor

#pragma once

#include <string>
#include <string_view>
#include <type_traits>

#include "llmadvisor/catalog/bounds.hpp"

namespace llmadvisor {

/// What a text of a record must look like.
enum class TextForm {
  any,
  some,     ///< not empty
  id,       ///< not empty, no white space: it is typed on a command line
  country,  ///< ISO 3166, two capitals, or EU
  clock,    ///< HH:MM
  version,  ///< numbers with dots between
};

[[nodiscard]] bool fits(TextForm form, std::string_view text);
/// The same as a regular expression of JSON Schema; empty for any text.
[[nodiscard]] std::string_view pattern_of(TextForm form);
[[nodiscard]] Expected expected_of(TextForm form);
/// "expected a country: two capital letters"
[[nodiscard]] std::string expected_instead(TextForm form);

/// What a field means, where its key does not say it.
struct Says {
  const char* text = "";
};

/// All that describe() states of a field beside its key, in any order.
struct FieldNotes {
  Bounds bounds;
  TextForm form = TextForm::any;
  Says says;

  template <class... Note>
  explicit constexpr FieldNotes(TextForm usual, const Note&... notes) : form(usual) {
    (take(notes), ...);
  }

 private:
  constexpr void take(const Bounds& stated) { bounds = stated; }
  constexpr void take(TextForm stated) { form = stated; }
  constexpr void take(const Says& stated) { says = stated; }
};

template <class T>
inline constexpr bool is_number = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;

/// Whether a field of this type may be described by these notes: a number needs bounds.
template <class T, class... Note>
inline constexpr bool is_bounded = !is_number<T> || (std::is_same_v<Note, Bounds> || ...);

}  // namespace llmadvisor

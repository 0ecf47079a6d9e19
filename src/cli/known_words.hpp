#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace llmadvisor::cli {

/// A word that people use, and the value of a flag it stands for.
struct KnownWord {
  std::string_view word;
  std::string_view value;
};

/// Other names of a value, which help and the schema of project files show beside it.
[[nodiscard]] std::span<const KnownWord> other_names();
/// Other spellings that are taken as the value: countries, values in French.
[[nodiscard]] std::span<const KnownWord> other_spellings();

/// Words without accents in lower case, with one space between: "États-Unis" is "etats unis".
[[nodiscard]] std::string spelled_plainly(std::string_view word);

/// The choice that is written so or goes by that word as well; nothing where none does.
[[nodiscard]] std::optional<std::string_view> taken_as(std::string_view word,
                                                       std::span<const std::string_view> choices);

/// The value to suggest for a word that is none; never a laxer law or class than was meant.
[[nodiscard]] std::optional<std::string_view> meant_by(std::string_view word,
                                                       std::span<const std::string_view> choices);

}  // namespace llmadvisor::cli

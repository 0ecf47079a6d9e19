#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace llmadvisor::cli {

/// A word that people use, and the value of a flag it stands for.
struct KnownWord {
  std::string_view word;
  std::string_view value;
};

/// Other spellings that are taken as the value, on the command line and in project files.
[[nodiscard]] std::span<const KnownWord> other_names();

/// The value to suggest for a word that is none; never a laxer law or class than was meant.
[[nodiscard]] std::optional<std::string_view> meant_by(std::string_view word,
                                                       std::span<const std::string_view> choices);

}  // namespace llmadvisor::cli

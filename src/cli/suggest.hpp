#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace llmadvisor::cli {

/// At most three candidates that a slip of the finger turns into `word`, nearest first: within
/// three edits and a third of the word's length.
[[nodiscard]] std::vector<std::string> closest_words(std::string_view word,
                                                     std::span<const std::string_view> candidates);

/// The same for catalogue ids, which people also know in part ("llama 70b"): candidates that share
/// the most parts of the name follow the slips of the finger.
[[nodiscard]] std::vector<std::string> closest_ids(std::string_view name,
                                                   std::span<const std::string_view> candidates);

/// "did you mean 'a' or 'b'?"; empty when there is nothing to suggest.
[[nodiscard]] std::string did_you_mean(const std::vector<std::string>& suggestions);

}  // namespace llmadvisor::cli

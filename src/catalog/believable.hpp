#pragma once

namespace llmadvisor {

/// Dollars or euros for a million tokens: the dearest believable list price is 150 in and 600 out;
/// what is above is in the wrong unit. The check and the importers agree on it.
inline constexpr double most_believable_input = 200;
inline constexpr double most_believable_output = 700;
/// Ratios of output to input among believable prices lie between 1 and 10.
inline constexpr double most_output_for_input = 12;

}  // namespace llmadvisor

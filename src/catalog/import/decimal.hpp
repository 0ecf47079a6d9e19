#pragma once

namespace llmadvisor {

/// Nine significant digits in decimal: 2e-07 * 1e6 is 0.2, not 0.19999999999999998.
[[nodiscard]] double rounded(double value);

/// A price per token as a price per million tokens.
[[nodiscard]] double per_million(double per_token);

}  // namespace llmadvisor

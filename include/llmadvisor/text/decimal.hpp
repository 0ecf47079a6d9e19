#pragma once

namespace llmadvisor {

/// Rounded to nine significant decimal digits: 2e-07 * 1e6 is 0.2, not 0.19999999999999998.
[[nodiscard]] double nine_digits(double value);

}  // namespace llmadvisor

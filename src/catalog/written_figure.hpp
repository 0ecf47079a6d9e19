#pragma once

#include "llmadvisor/text/decimal.hpp"

namespace llmadvisor {

/// How many `one`s a quantity is, as the files write it: 0.2, not 0.19999999999999998, wherever
/// that reads back the same.
template <class Q>
[[nodiscard]] double written_figure(const Q& value, Q one) {
  const double exact = value / one;
  const double rounded = nine_digits(exact);
  return one * rounded == value ? rounded : exact;
}

}  // namespace llmadvisor

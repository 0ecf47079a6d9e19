#pragma once

#include <cstdio>
#include <cstdlib>

namespace llmadvisor {

/// Rounded to nine significant digits: a conversion must not leave 0.19999999999999998 behind.
inline double nine_digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", value);
  return std::strtod(text, nullptr);
}

}  // namespace llmadvisor

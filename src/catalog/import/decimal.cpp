#include "decimal.hpp"

#include <cstdio>
#include <cstdlib>

namespace llmadvisor {

double rounded(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", value);
  return std::strtod(text, nullptr);
}

double per_million(double per_token) { return rounded(per_token * 1e6); }

}  // namespace llmadvisor

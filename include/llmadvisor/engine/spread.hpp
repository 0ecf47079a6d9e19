#pragma once

namespace llmadvisor {

/// How far a figure may lie from what is expected, as factors on it.
struct Spread {
  double low = 1;
  double high = 1;

  friend constexpr Spread operator*(Spread a, Spread b) { return {a.low * b.low, a.high * b.high}; }
};

}  // namespace llmadvisor

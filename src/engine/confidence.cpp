#include "llmadvisor/engine/confidence.hpp"

#include <cmath>
#include <random>

#include "llmadvisor/engine/choice.hpp"

namespace llmadvisor {
namespace {

/// Inverse of the triangular distribution with its mode at the expected bill, at `u` in [0, 1).
double triangular(const CostRange& range, double u) {
  const double low = range.low.value();
  const double mode = range.expected.value();
  const double high = range.high.value();
  const double width = high - low;
  if (width <= 0) return mode;
  const double turn = (mode - low) / width;
  if (u < turn) return low + std::sqrt(u * width * (mode - low));
  return high - std::sqrt((1 - u) * width * (high - mode));
}

}  // namespace

PickConfidence pick_confidence(const std::vector<Evaluation>& options, std::size_t pick,
                               const Project& project, int draws, std::uint64_t seed) {
  const CostRange& own = options[pick].totals->monthly;
  std::vector<const CostRange*> rivals;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (i == pick || !can_be_the_plan(options[i], project)) continue;
    if (options[i].totals->monthly.low < own.high) rivals.push_back(&options[i].totals->monthly);
  }
  std::mt19937_64 random(seed);
  // The standard's distributions differ between libraries; the bits of the generator do not.
  const auto uniform = [&random] { return static_cast<double>(random() >> 11) * 0x1.0p-53; };
  int stays = 0;
  for (int draw = 0; draw < draws; ++draw) {
    const double cost = triangular(own, uniform());
    bool beaten = false;
    for (const auto* rival : rivals) {
      if (triangular(*rival, uniform()) < cost) {
        beaten = true;
        break;
      }
    }
    stays += beaten ? 0 : 1;
  }
  return {static_cast<double>(stays) / draws, draws};
}

}  // namespace llmadvisor

#include "llmadvisor/engine/what_if/confidence.hpp"

#include <cmath>
#include <map>
#include <random>

#include "llmadvisor/engine/choice/choice.hpp"

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

/// What has one price: two models on the same machine become dearer together.
const void* price_of(const Evaluation& e) {
  if (e.api != nullptr) return e.api->offer;
  if (e.machine->offer != nullptr) return e.machine->offer;
  return e.machine->server;
}

/// The choice goes by cents: models on one machine, which differ by less, do not beat each other.
constexpr double one_cent = 0.01;

struct Rival {
  const CostRange* range;
  std::size_t price;  ///< which of the prices drawn is its own
};

}  // namespace

PickConfidence pick_confidence(const std::vector<Evaluation>& options, std::size_t pick,
                               const Project& project, const Market& market, int draws,
                               std::uint64_t seed) {
  std::map<const void*, std::size_t> prices;
  const auto rival = [&](const Evaluation& e) {
    const std::size_t next = prices.size();
    return Rival{&e.totals->monthly, prices.try_emplace(price_of(e), next).first->second};
  };
  const auto merit_of = [&](const Evaluation& e) {
    return merit(*e.mode.band, e.placement, project, market);
  };
  const Rival own = rival(options[pick]);
  std::vector<Rival> rivals;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (i == pick || !can_be_the_plan(options[i], project)) continue;
    if (merit_of(options[i]) < merit_of(options[pick])) continue;
    if (options[i].totals->monthly.low < own.range->high) rivals.push_back(rival(options[i]));
  }
  std::mt19937_64 random(seed);
  // The standard's distributions differ between libraries; the bits of the generator do not.
  const auto uniform = [&random] { return static_cast<double>(random() >> 11) * 0x1.0p-53; };
  std::vector<double> position(prices.size());
  int stays = 0;
  for (int draw = 0; draw < draws; ++draw) {
    // Traffic and tokens move all bills alike, a price only its own: half of each.
    const double common = uniform();
    for (auto& p : position) p = (common + uniform()) / 2;
    const double cost = triangular(*own.range, position[own.price]);
    bool beaten = false;
    for (const auto& r : rivals) {
      if (triangular(*r.range, position[r.price]) < cost - one_cent) {
        beaten = true;
        break;
      }
    }
    stays += beaten ? 0 : 1;
  }
  return {static_cast<double>(stays) / draws, draws};
}

}  // namespace llmadvisor

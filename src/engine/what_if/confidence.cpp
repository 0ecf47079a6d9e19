#include "llmadvisor/engine/what_if/confidence.hpp"

#include <cmath>
#include <map>
#include <random>

#include "llmadvisor/engine/choice/choice.hpp"

namespace llmadvisor {
namespace {

/// A bill at `u` in [0, 1): as likely above what is expected as below, since the choice goes by
/// what is expected, and the likelier the nearer to it (half a triangle on either side).
double drawn(const CostRange& range, double u) {
  const double low = range.low.value();
  const double middle = range.expected.value();
  const double high = range.high.value();
  if (u < 0.5) return low + (middle - low) * std::sqrt(2 * u);
  return high - (high - middle) * std::sqrt(2 * (1 - u));
}

/// The choice goes by cents: models on one machine, which differ by less, do not beat each other.
constexpr double one_cent = 0.01;

struct Rival {
  const CostRange* range;
  std::size_t price;  ///< which of the prices drawn is its own
};

}  // namespace

PickConfidence pick_confidence(const std::vector<Weighed>& options, std::size_t pick,
                               const Project& project, const Market& market, int draws,
                               std::uint64_t seed) {
  std::map<const void*, std::size_t> prices;
  const auto rival = [&](const Weighed& w) {
    const std::size_t next = prices.size();
    return Rival{&w.totals->monthly,
                 prices.try_emplace(what_is_priced(w.candidate), next).first->second};
  };
  const auto merit_of = [&](const Weighed& w) {
    const Served& what = served(w.candidate);
    return merit(*what.mode.band, what.placement, project, market);
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
    const double cost = drawn(*own.range, position[own.price]);
    bool beaten = false;
    for (const auto& r : rivals) {
      if (drawn(*r.range, position[r.price]) < cost - one_cent) {
        beaten = true;
        break;
      }
    }
    stays += beaten ? 0 : 1;
  }
  return {static_cast<double>(stays) / draws, draws};
}

}  // namespace llmadvisor

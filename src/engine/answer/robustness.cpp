#include "answer/robustness.hpp"

#include <algorithm>
#include <iterator>

#include "llmadvisor/engine/what_if/break_even.hpp"
#include "llmadvisor/engine/what_if/confidence.hpp"
#include "llmadvisor/engine/what_if/counterfactuals.hpp"
#include "llmadvisor/engine/what_if/flips.hpp"
#include "llmadvisor/engine/what_if/price_flips.hpp"

namespace llmadvisor {
namespace {

constexpr int confidence_draws = 2000;

const Option* option_at(const Advice& advice, std::optional<std::size_t> index) {
  return index ? &advice.options[*index] : nullptr;
}

/// The cheapest plan on another offer or machine than the pick's; without a pick, what misses by
/// least.
const Option* rival_of(const Advice& advice) {
  const Option* pick = option_at(advice, advice.pick);
  if (pick == nullptr) return option_at(advice, advice.closest);
  const Option* best = nullptr;
  for (const auto& o : advice.options) {
    const bool spot = o.deployment && o.deployment->purchase == Purchase::spot;
    if (o.verdict == Verdict::rejected || o.offer == pick->offer || spot) continue;
    if (best == nullptr || o.monthly.expected < best->monthly.expected) best = &o;
  }
  return best;
}

std::vector<OptionKind> kinds_left_out(const Advice& advice) {
  std::vector<OptionKind> kinds;
  for (std::size_t k = 0; k < advice.considered.size(); ++k) {
    const bool none_left = advice.considered[k].candidates > 0 && !advice.cheapest_of_kind[k];
    if (none_left) kinds.push_back(static_cast<OptionKind>(k));
  }
  return kinds;
}

}  // namespace

void add_robustness(Advice& advice, const Ranked& ranked, const ProjectInput& input,
                    const Project& project, Search& search) {
  const Weighed* pick = ranked.pick();
  advice.break_evens = find_break_evens(project, search);
  if (pick != nullptr) {
    const std::size_t index = ranked.order[*ranked.named.pick];
    advice.confidence =
        pick_confidence(ranked.all, index, project, search.market(), confidence_draws, 1);
  }
  const Replay replay(input, search);
  const Replay::Pick today{pick != nullptr ? std::optional(key_of(pick->candidate)) : std::nullopt};
  advice.flips = find_flips(replay, project, today);
  std::ranges::move(
      find_price_flips(replay, project, today, option_at(advice, advice.pick), rival_of(advice)),
      std::back_inserter(advice.flips));
  advice.counterfactuals = find_counterfactuals(replay, project, kinds_left_out(advice));
}

}  // namespace llmadvisor

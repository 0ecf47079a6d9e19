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

/// The plan on another offer or machine than the pick's that stayed longest in the choice; without
/// a pick, what misses by least.
const Option* rival_of(const Advice& advice) {
  const Option* pick = option_at(advice, advice.pick);
  if (pick == nullptr) return option_at(advice, advice.closest);
  const auto is_rival = [&](const Option& o) {
    return o.left_at && *o.left_at > ChoiceStep::plan && o.offer != pick->offer;
  };
  const auto found = std::ranges::find_if(advice.options, is_rival);
  return found == advice.options.end() ? nullptr : &*found;
}

/// What self-hosting is compared with: what the rule picks of each kind that is called by the
/// token.
std::vector<Candidate> apis_of(const Ranked& ranked) {
  std::vector<Candidate> apis;
  for (const auto kind : {OptionKind::closed_api, OptionKind::hosted_open_api}) {
    const auto k = static_cast<std::size_t>(kind);
    const auto& best = ranked.named.best_of_kind[k];
    const auto& shown = best ? best : ranked.named.closest_of_kind[k];
    if (!shown) continue;
    const Weighed& w = ranked.at(*shown);
    const bool only_the_budget = !w.first_reason || w.first_reason == ReasonCode::over_budget;
    if (w.totals && only_the_budget) apis.push_back(w.candidate);
  }
  return apis;
}

/// Of a kind nothing is admitted, whatever its level.
bool is_left_out(const Advice& advice, std::size_t kind) {
  const auto& closest = advice.closest_of_kind[kind];
  return !closest || advice.options[*closest].verdict == Verdict::rejected;
}

std::vector<OptionKind> kinds_left_out(const Advice& advice) {
  std::vector<OptionKind> kinds;
  for (std::size_t k = 0; k < advice.considered.size(); ++k) {
    const bool none_left =
        advice.considered[k].candidates > 0 && !advice.best_of_kind[k] && is_left_out(advice, k);
    if (none_left) kinds.push_back(static_cast<OptionKind>(k));
  }
  return kinds;
}

}  // namespace

void add_robustness(Advice& advice, const Ranked& ranked, const ProjectInput& input,
                    const Project& project, Search& search) {
  const Weighed* pick = ranked.pick();
  if (!project.workload.job) {
    advice.break_evens = find_break_evens(project, search, apis_of(ranked));
  }
  if (pick != nullptr) {
    const std::size_t index = ranked.order[*ranked.named.pick];
    advice.confidence =
        pick_confidence(ranked.all, index, search.rule(project), confidence_draws, 1);
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

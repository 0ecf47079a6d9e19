#include "answer/ladder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace llmadvisor {
namespace {

const ModelMode& mode_of(const Weighed& w) { return served(w.candidate).mode; }

/// The machines are in the area, whoever owns the operator.
bool is_near_enough(const Weighed& w, const Weighed& pick, const ChoiceRule& rule) {
  constexpr int area = static_cast<int>(LegalTier::b);
  const int most = std::max(area, rule.law_rank(served(pick.candidate).placement));
  return rule.law_rank(served(w.candidate).placement) <= most;
}

/// So many of them, the first and the last among them.
std::vector<std::size_t> spread(const std::vector<std::size_t>& rungs, std::size_t most) {
  if (rungs.size() <= most || most < 2) return rungs;
  std::vector<std::size_t> some;
  for (std::size_t i = 0; i < most; ++i) {
    some.push_back(rungs[i * (rungs.size() - 1) / (most - 1)]);
  }
  return some;
}

}  // namespace

std::vector<std::size_t> ladder_from(const std::vector<Weighed>& options, std::size_t pick,
                                     const ChoiceRule& rule) {
  const Weighed& own = options[pick];
  if (!mode_of(own).standing) return {};
  std::vector<std::size_t> dearer;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Weighed& w = options[i];
    if (!can_be_the_plan(w, rule.project()) || !rule.is_evident(mode_of(w))) continue;
    if (!mode_of(w).standing || !is_near_enough(w, own, rule)) continue;
    if (rule.cost(*w.totals) > rule.cost(*own.totals)) dearer.push_back(i);
  }
  const auto key = [&](std::size_t i) {
    return std::make_pair(rule.cost(*options[i].totals), -lower_bound(mode_of(options[i])));
  };
  const auto id = [&](std::size_t i) { return option_id(ref_of(options[i].candidate)); };
  std::ranges::sort(dearer, [&](std::size_t a, std::size_t b) {
    const auto key_a = key(a);
    const auto key_b = key(b);
    return key_a != key_b ? key_a < key_b : id(a) < id(b);
  });
  std::vector<std::size_t> rungs{pick};
  for (const std::size_t i : dearer) {
    const Standing& below = *mode_of(options[rungs.back()]).standing;
    if (lower_bound(mode_of(options[i])) >= below.lower_bound + below.standard_error) {
      rungs.push_back(i);
    }
  }
  return spread(rungs, static_cast<std::size_t>(rule.numbers()[ChoiceNumber::rungs]));
}

}  // namespace llmadvisor

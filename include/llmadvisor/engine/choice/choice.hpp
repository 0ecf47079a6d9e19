#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/choice/choice_rule.hpp"
#include "llmadvisor/engine/choice/weighed.hpp"

namespace llmadvisor {

/// What the rule makes of a set of options. Indices are those of the set.
struct Choice {
  std::optional<std::size_t> pick;
  std::vector<std::optional<ChoiceStep>> left_at;  ///< of each; none: the pick
  Decision decision;                               ///< where there is a pick
};

/// Which options take part.
struct Entrants {
  std::optional<OptionKind> kind;
  int least_level = 0;          ///< see level_rank()
  bool untested_too = false;    ///< evidence is not asked for
  bool nothing_to_buy = false;  ///< of own machines those alone that are there
};

/// Runs the steps of the choice (see ChoiceStep) over the options that take part; the others leave
/// at the first.
[[nodiscard]] Choice choose(const std::vector<Weighed>& options, const ChoiceRule& rule,
                            const Entrants& entrants = {});

/// The cheapest plan by what the rule compares, of few scores only where there is no other. Null
/// where there is none.
[[nodiscard]] const Weighed* cheapest_plan(const std::vector<Weighed>& options,
                                           const ChoiceRule& rule);

/// Orders the options: the pick, then those that left the choice the later the better, then the
/// rejected ones with the nearest miss first. Within each by cost, lower bound and id. Returns
/// indices.
[[nodiscard]] std::vector<std::size_t> ranking(const std::vector<Weighed>& options,
                                               const Choice& choice, const ChoiceRule& rule);

}  // namespace llmadvisor

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/survey.hpp"
#include "llmadvisor/engine/market.hpp"

namespace llmadvisor {

/// The options that the answer speaks of by name, as positions in the ranking.
struct NamedOptions {
  std::optional<std::size_t> pick;
  std::optional<std::size_t> closest;
  std::optional<std::size_t> best_quality;
  std::optional<std::size_t> most_private;
  std::optional<std::size_t> cheapest_established;
  std::optional<std::size_t> second_host;
  std::optional<std::size_t> untested;
  std::array<std::optional<std::size_t>, 4> best_of_kind;
  std::array<std::optional<std::size_t>, 4> closest_of_kind;
  std::vector<std::optional<std::size_t>> ladder;

  template <class Visit>
  void for_each(Visit&& visit) {
    for (auto* one : {&pick, &closest, &best_quality, &most_private, &cheapest_established,
                      &second_host, &untested}) {
      visit(*one);
    }
    for (auto& one : best_of_kind) visit(one);
    for (auto& one : closest_of_kind) visit(one);
    for (auto& one : ladder) visit(one);
  }
};

/// All options in the order of the answer.
struct Ranked {
  const std::vector<Weighed>& all;
  const std::vector<Unplaced>& unplaced;  ///< stand behind all of them
  Choice choice;
  std::vector<std::size_t> order;  ///< indices into all
  NamedOptions named;

  [[nodiscard]] const Weighed& at(std::size_t position) const { return all[order[position]]; }
  /// Null when there is none.
  [[nodiscard]] const Weighed* pick() const { return named.pick ? &at(*named.pick) : nullptr; }
  /// Marked data: whatever the rules leave open is for the security officer to decide.
  [[nodiscard]] bool stops_at_security_officer() const;
};

/// Picks, puts the options in order and names those that the answer speaks of. Refers to them.
[[nodiscard]] Ranked rank(const Survey& survey, const ChoiceRule& rule);

}  // namespace llmadvisor

#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "llmadvisor/engine/choice/admission.hpp"
#include "llmadvisor/engine/choice/among.hpp"
#include "llmadvisor/engine/choice/capacity_table.hpp"
#include "llmadvisor/engine/choice/choice_rule.hpp"
#include "llmadvisor/engine/choice/kept_of_hunts.hpp"
#include "llmadvisor/engine/choice/placer.hpp"
#include "llmadvisor/engine/choice/scales.hpp"
#include "llmadvisor/engine/choice/survey.hpp"
#include "llmadvisor/engine/choice/ways.hpp"

namespace llmadvisor {

/// Decides which options of a market to weigh for a project. Refers to the market.
class Search {
 public:
  Search(const Market& market, Date today);
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  /// Every option of the market, weighed.
  [[nodiscard]] std::vector<Weighed> all(const Project& project);
  /// The same, without weighing what surely fails.
  [[nodiscard]] Survey survey(const Project& project);
  /// Weighs those of the unplaced for which `is_wanted(const Shelf&, const Model&)` says so, for
  /// the project that was surveyed. Says whether there were any.
  template <class IsWanted>
  bool place(Survey& survey, const Project& project, IsWanted&& is_wanted) {
    look_at(project);
    std::vector<Unplaced> wanted;
    std::erase_if(survey.unplaced, [&](const Unplaced& u) {
      const Model& model = *market_.models[ways_.hostings()[u.hosting].model].model;
      if (!is_wanted(market_.shelves[u.shelf], model)) return false;
      wanted.push_back(u);
      return true;
    });
    weigh_placed(survey, project, wanted);
    return !wanted.empty();
  }

  /// Only what could be the pick: leaves out whatever the rule of the choice surely drops for what
  /// is there. With a change, at the catalogue's prices but for that one.
  [[nodiscard]] std::vector<Weighed> contenders(const Project& project, const Among& among = {},
                                                const std::optional<PriceChange>& change = {});

  /// What the last project was weighed with, at the catalogue's prices.
  [[nodiscard]] Scales scales() const { return {costs_, places_, today_}; }
  /// Of a project that was looked at last.
  [[nodiscard]] ChoiceRule rule(const Project& project) const {
    return {project, places_, ways_.numbers()};
  }
  /// After a search that had something to self-host.
  [[nodiscard]] const ServingModel& serving() const { return capacities_.serving(); }
  [[nodiscard]] const Market& market() const { return market_; }
  [[nodiscard]] Date today() const { return today_; }

 private:
  void look_at(const Project& project);
  void weigh_placed(Survey& survey, const Project& project, const std::vector<Unplaced>& wanted);
  [[nodiscard]] std::vector<Machines> machines_worth_weighing(const CostBook& costs,
                                                              const ChoiceRule& rule) const;

  const Market& market_;
  Date today_;
  CostBook costs_;
  Places places_;
  CapacityTable capacities_;
  Ways ways_;
  Admission admission_;
  KeptOfHunts kept_;
  std::vector<Machines> contending_;  ///< of each shelf, for the places assessed
};

}  // namespace llmadvisor

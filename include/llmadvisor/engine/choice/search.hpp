#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "llmadvisor/engine/choice/capacity_table.hpp"
#include "llmadvisor/engine/choice/choice_rule.hpp"
#include "llmadvisor/engine/choice/placer.hpp"
#include "llmadvisor/engine/choice/scales.hpp"
#include "llmadvisor/engine/mode_finder.hpp"

namespace llmadvisor {

/// The options that take part in a search for the pick: those of a kind, those named, those able
/// enough, or all.
struct Among {
  std::optional<OptionKind> kind;
  std::vector<OptionKey> options;
  std::optional<double> least_bound;  ///< on the lower bound of the ability

  [[nodiscard]] bool has(const OptionKey& option) const;
  [[nodiscard]] bool has(const ModelMode& mode) const;
  /// Whether any way to serve the model may take part.
  [[nodiscard]] bool has(const Model& model) const;
  /// Whether any model on the shelf may take part.
  [[nodiscard]] bool has(const Shelf& shelf) const;
};

/// Decides which options of a market to weigh for a project. Refers to the market.
class Search {
 public:
  Search(const Market& market, Date today);
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  /// Every option of the market, weighed.
  [[nodiscard]] std::vector<Weighed> all(const Project& project);

  /// Only what could be the pick: leaves out whatever the rule of the choice surely drops for what
  /// is there. With a change, at the catalogue's prices but for that one.
  [[nodiscard]] std::vector<Weighed> contenders(const Project& project, const Among& among = {},
                                                const std::optional<PriceChange>& change = {});

  /// What the last project was weighed with, at the catalogue's prices.
  [[nodiscard]] Scales scales() const { return {costs_, places_, today_}; }
  /// Of a project that was looked at last.
  [[nodiscard]] ChoiceRule rule(const Project& project) const {
    return {project, places_, modes_.numbers()};
  }
  [[nodiscard]] const ModeFinder& modes() const { return modes_; }
  /// After a search that had something to self-host.
  [[nodiscard]] const ServingModel& serving() const { return capacities_.serving(); }
  [[nodiscard]] const Market& market() const { return market_; }
  [[nodiscard]] Date today() const { return today_; }

 private:
  class Hunt;
  void look_at(const Project& project);
  void find_modes();
  void group_formats(const HostedModel& hosted, std::vector<Hosting>& hostings) const;
  [[nodiscard]] std::vector<Hosting> hostings_of(std::size_t model, const Project& project) const;
  [[nodiscard]] std::vector<ApiCandidate> candidates_of(std::size_t entry) const;
  [[nodiscard]] std::vector<Machines> machines_worth_weighing(const CostBook& costs,
                                                              const ChoiceRule& rule) const;

  const Market& market_;
  Date today_;
  CostBook costs_;
  Places places_;
  CapacityTable capacities_;
  ModeFinder modes_;
  std::optional<double> points_;                   ///< that a model must have
  std::vector<std::vector<Hosting>> hostings_;     ///< of each model of the market, not yet judged
  std::vector<std::vector<ModelMode>> api_modes_;  ///< of each API
  /// The cheapest that the last hunt found to self-host at each level: they set the bounds of the
  /// next one early.
  std::vector<OptionKey> found_last_;
  std::vector<Machines> contending_;               ///< of each shelf, for the places assessed
};

}  // namespace llmadvisor

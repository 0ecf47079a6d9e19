#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "llmadvisor/engine/choice/capacity_table.hpp"
#include "llmadvisor/engine/choice/placer.hpp"
#include "llmadvisor/engine/choice/scales.hpp"

namespace llmadvisor {

/// The options that take part in a search for the pick: those of a kind, those named, or all.
struct Among {
  std::optional<OptionKind> kind;
  std::vector<OptionKey> options;

  [[nodiscard]] bool everything() const { return !kind && options.empty(); }
  [[nodiscard]] bool has(const OptionKey& option) const;
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

  /// Only what could be the pick: leaves out whatever is surely dearer than another admitted
  /// option. With a change, at the catalogue's prices but for that one.
  [[nodiscard]] std::vector<Weighed> contenders(const Project& project, const Among& among = {},
                                                const std::optional<PriceChange>& change = {});

  /// What the last project was weighed with, at the catalogue's prices.
  [[nodiscard]] Scales scales() const { return {costs_, places_, today_}; }
  /// After a search that had something to self-host.
  [[nodiscard]] const ServingModel& serving() const { return capacities_.serving(); }
  [[nodiscard]] const Market& market() const { return market_; }
  [[nodiscard]] Date today() const { return today_; }

 private:
  class Bar;
  void look_at(const Project& project);
  [[nodiscard]] std::vector<Machines> machines_worth_weighing(const CostBook& costs) const;
  [[nodiscard]] std::vector<Weighed> find(const Project& project, const Among& among,
                                          const Scales& scales,
                                          const std::vector<Machines>& machines);
  void search_shelves(const Project& project, const Among& among, const Scales& scales,
                      const std::vector<Machines>& machines, Bar& bar, std::vector<Weighed>& found);

  const Market& market_;
  Date today_;
  CostBook costs_;
  Places places_;
  CapacityTable capacities_;
  std::vector<Machines> contending_;  ///< of each shelf, for the places assessed
  /// Where the last search found its cheapest self-hosted option: shelf and model.
  std::optional<std::pair<std::size_t, std::size_t>> last_found_;
};

}  // namespace llmadvisor

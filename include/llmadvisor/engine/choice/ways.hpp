#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "llmadvisor/engine/choice/placer.hpp"
#include "llmadvisor/engine/choice/places.hpp"
#include "llmadvisor/engine/mode_finder.hpp"

namespace llmadvisor {

/// The ways to run every model of a market as a project asks for it. Refers to the market.
class Ways {
 public:
  explicit Ways(const Market& market) : market_(market), modes_(*market.catalog) {}

  /// Before anything is asked.
  void look_at(const Project& project);

  /// The ways to host a model of the market, each with the gates that it fails before a machine is
  /// known.
  [[nodiscard]] std::vector<Hosting> hostings(std::size_t model, const Project& project,
                                              const Places& places) const;
  /// The ways to call one of the market's APIs.
  [[nodiscard]] std::vector<ApiCandidate> calls(std::size_t api, const Places& places) const;

  [[nodiscard]] const ChoiceNumbers& numbers() const { return modes_.numbers(); }

 private:
  void find();
  void group_formats(const HostedModel& hosted, std::vector<Hosting>& hostings) const;

  const Market& market_;
  ModeFinder modes_;
  bool found_ = false;
  std::optional<double> points_;                   ///< that a model must have
  std::vector<std::vector<Hosting>> hostings_;     ///< of each model, not yet judged
  std::vector<std::vector<ModelMode>> api_modes_;  ///< of each API
};

}  // namespace llmadvisor

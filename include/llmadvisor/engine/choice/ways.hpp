#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
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

  /// The ways to host the models of the market.
  [[nodiscard]] std::span<const Hosting> hostings() const { return hostings_; }
  /// The gates that one of them fails before a machine is known.
  [[nodiscard]] GateFailures failures_of(const Hosting& hosting, const Project& project,
                                         const Places& places) const;
  struct Call {
    std::size_t api = 0;  ///< in Market::apis
    ModelMode mode;
  };
  /// The ways to call one model at one provider at one effort: regional offers are one option.
  using Calls = std::vector<Call>;
  /// By the first of each, in the order of the market's APIs.
  [[nodiscard]] std::span<const Calls> calls() const { return calls_; }
  [[nodiscard]] ApiCandidate candidate(const Call& call, const Places& places) const;
  /// A hosting before a machine is known.
  [[nodiscard]] Candidate draft(const Hosting& hosting) const;

  /// How often the ways were found anew.
  [[nodiscard]] std::uint32_t found() const { return found_; }

  [[nodiscard]] const ChoiceNumbers& numbers() const { return modes_.numbers(); }

 private:
  void find();
  void find_calls();
  void group_formats(const HostedModel& hosted);

  const Market& market_;
  ModeFinder modes_;
  std::uint32_t found_ = 0;
  std::optional<double> points_;  ///< that a model must have
  std::vector<Hosting> hostings_;
  std::vector<Calls> calls_;
};

}  // namespace llmadvisor

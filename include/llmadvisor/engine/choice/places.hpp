#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "llmadvisor/engine/market.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"

namespace llmadvisor {

/// What the data rules say of each place of a market.
class Places {
 public:
  Places(const Market& market, Date today) : market_(market), today_(today) {}

  /// Before anything is asked. Says whether anything may have changed since.
  enum class Assessed { as_before, anew };
  Assessed assess_for(const Requirements& requirements);

  [[nodiscard]] const ComplianceVerdict& verdict(std::size_t placement) const {
    return verdicts_[placement];
  }
  [[nodiscard]] bool may_hold_data(std::size_t placement) const {
    return verdicts_[placement].verdict != RuleVerdict::not_advisable;
  }
  [[nodiscard]] bool awaits_security_officer(std::size_t placement) const {
    return awaiting_[placement] != 0;
  }
  [[nodiscard]] const Market& market() const { return market_; }

 private:
  const Market& market_;
  Date today_;
  std::vector<ComplianceVerdict> verdicts_;
  std::vector<char> awaiting_;
  std::optional<std::pair<Sensitivity, Jurisdiction>> assessed_for_;
};

}  // namespace llmadvisor

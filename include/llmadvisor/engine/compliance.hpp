#pragma once

#include <vector>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// Whether provider facts show that a condition holds. Unknown never satisfies.
enum class ConditionState { met, unmet, unknown };

struct ConditionStatus {
  const RuleCondition* condition = nullptr;
  ConditionState state = ConditionState::unknown;
  const ProviderFact* evidence = nullptr;
};

/// What the rules say of one deployment for the project's data.
struct ComplianceVerdict {
  RuleVerdict verdict = RuleVerdict::not_advisable;
  std::vector<const Rule*> rules;
  std::vector<ConditionStatus> conditions;
};

}  // namespace llmadvisor

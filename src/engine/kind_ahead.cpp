#include "llmadvisor/engine/kind_ahead.hpp"

namespace llmadvisor {

std::optional<std::size_t> ahead_of_kind(const Advice& a, OptionKind kind) {
  const auto k = static_cast<std::size_t>(kind);
  const auto index = a.best_of_kind[k] ? a.best_of_kind[k] : a.closest_of_kind[k];
  if (!index || a.options[*index].months.empty()) return std::nullopt;
  const auto& reasons = a.options[*index].reasons;
  const bool only_the_budget = reasons.size() == 1 && reasons[0].code == ReasonCode::over_budget;
  return reasons.empty() || only_the_budget ? index : std::nullopt;
}

}  // namespace llmadvisor

#include "llmadvisor/engine/choice/places.hpp"

#include <algorithm>

namespace llmadvisor {

Places::Assessed Places::assess_for(const Requirements& r) {
  const auto wanted = std::make_pair(r.sensitivity, r.jurisdiction);
  if (assessed_for_ == wanted) return Assessed::as_before;
  verdicts_.clear();
  awaiting_.clear();
  for (const auto& placement : market_.placements) {
    verdicts_.push_back(
        assess(*market_.catalog, {r.sensitivity, r.jurisdiction}, placement, today_));
    awaiting_.push_back(
        std::ranges::any_of(verdicts_.back().conditions, [](const ConditionStatus& c) {
          return c.condition != nullptr && c.condition->asked_of == AskedOf::security_officer;
        }));
  }
  assessed_for_ = wanted;
  return Assessed::anew;
}

}  // namespace llmadvisor

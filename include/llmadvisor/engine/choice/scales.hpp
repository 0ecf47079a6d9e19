#pragma once

#include <optional>

#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/choice/gates.hpp"
#include "llmadvisor/engine/choice/places.hpp"
#include "llmadvisor/engine/choice/weighed.hpp"

namespace llmadvisor {

/// What candidates are weighed with: the prices and the data rules of a day. Refers to them.
class Scales {
 public:
  Scales(const CostBook& costs, const Places& places, Date today)
      : costs_(costs), places_(places), today_(today) {}

  /// Its bill, and the gates that it fails; those judged before are not asked again.
  [[nodiscard]] Weighed weigh(Candidate candidate, const Project& project,
                              const Judged& judged = {}) const;

  /// The bill for another project with requests of the same shape: more machines, another tier.
  /// Sizes the fleet of the candidate for it. Nullopt where no bill can be computed.
  [[nodiscard]] std::optional<BillTotals> totals_at(Candidate& candidate,
                                                    const Project& project) const;

  /// The same at the prices that are announced for a day.
  [[nodiscard]] std::optional<BillTotals> totals_on(Date day, Candidate& candidate,
                                                    const Project& project) const;

  [[nodiscard]] const CostBook& costs() const { return costs_; }
  [[nodiscard]] const Places& places() const { return places_; }
  [[nodiscard]] const Market& market() const { return places_.market(); }
  [[nodiscard]] Date today() const { return today_; }

 private:
  const CostBook& costs_;
  const Places& places_;
  Date today_;
};

}  // namespace llmadvisor

#pragma once

#include <optional>

#include "llmadvisor/engine/bills/bill_builder.hpp"
#include "llmadvisor/engine/candidate.hpp"

namespace llmadvisor {

/// A candidate with what the ranking needs to know of it; not yet written out.
struct Weighed {
  Candidate candidate;
  Verdict verdict = Verdict::feasible;
  std::optional<ReasonCode> first_reason;  ///< the first gate that failed
  int failed = 0;                          ///< how many did
  /// A condition on which the security officer alone decides: such an option is shown and never
  /// recommended.
  bool awaits_security_officer = false;
  std::optional<BillTotals> totals;  ///< absent where no bill can be computed
};

}  // namespace llmadvisor

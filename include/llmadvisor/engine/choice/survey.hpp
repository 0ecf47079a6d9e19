#pragma once

#include <cstddef>
#include <vector>

#include "llmadvisor/engine/choice/weighed.hpp"
#include "llmadvisor/engine/option.hpp"

namespace llmadvisor {

/// A way to run a model on a shelf that fails a gate on whatever machine of it. Neither placed nor
/// billed: that takes most of the work, and few of the failed are ever shown.
struct Unplaced {
  std::size_t shelf = 0;    ///< in Market::shelves
  std::size_t hosting = 0;  ///< in Ways::hostings()
  ReasonCode first_reason = ReasonCode::licence;
};

/// All options of a market.
struct Survey {
  std::vector<Weighed> weighed;
  std::vector<Unplaced> unplaced;
};

}  // namespace llmadvisor

#pragma once

#include <cstddef>
#include <vector>

#include "choice/hunting_ground.hpp"
#include "llmadvisor/engine/choice/among.hpp"

namespace llmadvisor {

/// A call of an API that passes its gates, and what it costs at least.
struct OpenCall {
  std::size_t option = 0;  ///< in Ways::calls()
  const Ways::Call* call = nullptr;
  std::size_t placement = 0;
  Usd least;
};

/// Those that may be picked for a project and take part; the calls of one option stand together.
[[nodiscard]] std::vector<OpenCall> open_calls(const HuntingGround& ground, const Project& project,
                                               const Among& among, const CostBook& costs);

}  // namespace llmadvisor

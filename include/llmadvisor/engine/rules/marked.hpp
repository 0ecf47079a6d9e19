#pragma once

#include "llmadvisor/catalog/rules.hpp"

namespace llmadvisor {

/// Documents that bear a marking: their officer decides, no table of prices.
[[nodiscard]] constexpr bool is_marked(Sensitivity sensitivity) {
  return sensitivity == Sensitivity::secret || sensitivity == Sensitivity::restricted;
}

}  // namespace llmadvisor

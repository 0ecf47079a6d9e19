#pragma once

#include <optional>

#include "entry.hpp"
#include "import_log.hpp"

namespace llmadvisor {

/// Why the stated prices cannot be taken, if they cannot.
[[nodiscard]] std::optional<LeftOutReason> price_fault(const PriceEntry& entry);

/// What looks wrong in prices that could be right, if anything does.
[[nodiscard]] std::optional<Doubt> price_doubt(const StatedPrices& prices);

/// The stated prices as the catalogue holds them: a zero for reading or writing a cache, or for a
/// field that nobody filled in, is unknown.
[[nodiscard]] TokenPrices token_prices(const StatedPrices& stated);

}  // namespace llmadvisor

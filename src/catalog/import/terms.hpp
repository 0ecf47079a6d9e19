#pragma once

#include <optional>

#include "entry.hpp"
#include "import_log.hpp"

namespace llmadvisor {

/// Keeps what the catalogue knows of an offer and the file has no words for: the country, the
/// precision of the weights, the batch discount (in proportion), peak hours (while the price is the
/// same).
void keep_terms(const ApiOffer& present, const Expressible& file, ApiOffer& offer);

/// Keeps what other lists say of a figure that the file leaves as it is, and an announced end.
void keep_company(const GpuOffer& present, GpuOffer& offer);

/// How a price jumped by more than suspicious_factor, if one did.
[[nodiscard]] std::optional<Doubt> jump(const ApiOffer& before, const ApiOffer& after);
[[nodiscard]] std::optional<Doubt> jump(const GpuOffer& before, const GpuOffer& after);

}  // namespace llmadvisor

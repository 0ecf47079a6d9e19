#pragma once

#include <string>

#include "entry.hpp"

namespace llmadvisor {

/// Keeps what the catalogue knows of an offer and the file has no words for: the country, the
/// precision of the weights, the batch discount (in proportion), peak hours (while the price is the
/// same).
void keep_terms(const ApiOffer& present, const Expressible& file, ApiOffer& offer);

/// Says how a price jumped by more than suspicious_factor; empty when none did.
[[nodiscard]] std::string jump(const ApiOffer& before, const ApiOffer& after);
[[nodiscard]] std::string jump(const GpuOffer& before, const GpuOffer& after);

}  // namespace llmadvisor

#pragma once

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/advise_settings.hpp"
#include "llmadvisor/engine/input.hpp"

namespace llmadvisor {

/// Weighs every option of the catalogue within the filters, picks one and says why. Pure: `today`
/// dates the prices, nothing is read or written. Throws what resolve() throws.
[[nodiscard]] Advice advise(const ProjectInput& input, const Catalog& catalog, Date today,
                            const AdviseSettings& settings = {});

}  // namespace llmadvisor

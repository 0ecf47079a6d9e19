#pragma once

#include <cstddef>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/input.hpp"

namespace llmadvisor {

enum class Listing { top, all };
enum class Robustness { skipped, computed };

struct AdviseSettings {
  std::size_t top = 25;  ///< options listed of each kind
  Listing listing = Listing::top;
  Robustness robustness = Robustness::computed;
};

/// Weighs every option of the catalogue within the filters, picks one and says why. Pure: `today`
/// dates the prices, nothing is read or written. Throws what resolve() throws.
[[nodiscard]] Advice advise(const ProjectInput& input, const Catalog& catalog, Date today,
                            const AdviseSettings& settings = {});

}  // namespace llmadvisor

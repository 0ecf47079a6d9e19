#pragma once

#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"

namespace llmadvisor {

/// Who serves open models by the token and may receive such data by the rules, those first that
/// leave least to obtain. Each once, by its best place.
[[nodiscard]] std::vector<const Provider*> admitted_hosts(const Catalog& catalog, DataProfile data,
                                                          Date today);

}  // namespace llmadvisor

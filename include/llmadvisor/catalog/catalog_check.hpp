#pragma once

#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// What is wrong with the tables as a whole, one sentence each; empty when sound: two records with
/// one key, names that lead nowhere, dates after `today`, missing sources, prices of zero.
[[nodiscard]] std::vector<std::string> check_catalog(const Catalog& catalog, Date today);

}  // namespace llmadvisor

#pragma once

#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/finding.hpp"

namespace llmadvisor {

/// What is wrong with the rules and the provider facts, all errors; empty when sound: holes and
/// duplicates in the decision table, ids that lead nowhere, missing sources, notices without a
/// text, and texts that could be read as a promise.
[[nodiscard]] std::vector<Finding> check_rules(const Catalog& catalog);

}  // namespace llmadvisor

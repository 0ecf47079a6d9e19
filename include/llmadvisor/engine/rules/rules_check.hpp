#pragma once

#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// What is wrong with the rules and the provider facts, one sentence each; empty when sound: holes
/// and duplicates in the decision table, ids that lead nowhere, missing sources, notices without a
/// text, and texts that could be read as a promise.
[[nodiscard]] std::vector<std::string> check_rules(const Catalog& catalog);

}  // namespace llmadvisor

#pragma once

#include <optional>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/finding.hpp"

namespace llmadvisor {

/// Looks the whole catalogue over: ids, references, ranges, plausibility, sources that disagree
/// and, where a day is given, dates and ages. Errors come first. The rules table has its own check
/// in the engine (check_rules).
[[nodiscard]] std::vector<Finding> check_catalog(const Catalog& catalog, std::optional<Date> today);

/// Only the names that lead nowhere: with one of them nothing can be computed.
[[nodiscard]] std::vector<Finding> check_references(const Catalog& catalog);

/// Only the ids: empty, double or claimed by two records. Layers are looked at one by one, as
/// merging them folds double records into one.
[[nodiscard]] std::vector<Finding> check_ids(const Catalog& catalog);

/// Only the prices that are old by `today`, a note for each provider.
[[nodiscard]] std::vector<Finding> check_ages(const Catalog& catalog, Date today);

}  // namespace llmadvisor

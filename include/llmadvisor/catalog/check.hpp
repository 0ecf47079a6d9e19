#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

enum class Severity {
  error,    ///< wrong: the build and `catalog check` fail
  warning,  ///< probably wrong, or a matter of taste
  note,     ///< worth knowing: ages, sources that disagree
};
template <>
inline constexpr auto enum_rows<Severity> = std::to_array<EnumRow<Severity>>(
    {{Severity::error, "error"}, {Severity::warning, "warning"}, {Severity::note, "note"}});

/// One thing that a check found. `table` is a key of for_each_table(), `record` a record_key().
struct Finding {
  Severity severity = Severity::error;
  std::string table;
  std::string record;
  std::string message;
};

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

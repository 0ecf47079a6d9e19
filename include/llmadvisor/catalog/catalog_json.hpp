#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// Reads one table file into the catalogue, appending its records.
/// `file` names the text in errors, `stem` says which tables it may hold ("models", "gpus", ...).
/// Throws DataError with file, JSON pointer and expectation: malformed or truncated JSON, duplicate
/// or unknown keys, missing fields, wrong types, numbers out of range, unknown enumerators.
void read_catalog_file(Catalog& catalog, const std::string& file, std::string_view stem,
                       std::string_view text);

/// Reads every known table file that exists in the directory. At least one must.
[[nodiscard]] Catalog read_catalog_directory(const std::filesystem::path& directory);

/// The records of one table (by its key: `api_offers`) as its file has them, in an array; empty
/// where there is no such table.
[[nodiscard]] nlohmann::ordered_json table_json(const Catalog& catalog, std::string_view key);

/// One of them; throws std::out_of_range where there is none.
[[nodiscard]] nlohmann::ordered_json record_json(const Catalog& catalog, std::string_view key,
                                                 std::size_t index);

/// The text of one table file, one record a line so that changes read well in a diff.
[[nodiscard]] std::string catalog_file_text(const Catalog& catalog, std::string_view stem);

}  // namespace llmadvisor

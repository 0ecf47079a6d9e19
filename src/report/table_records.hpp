#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// `gpu_offers` of the files is `gpu-offers` for people, and back.
[[nodiscard]] std::string hyphenated(std::string_view name);
[[nodiscard]] std::string underscored(std::string_view name);

/// Records in the form of the catalogue's files: what a user would write to change them.
[[nodiscard]] nlohmann::ordered_json table_records(const Catalog& catalog, std::string_view table);

/// One of them.
[[nodiscard]] nlohmann::ordered_json table_record(const Catalog& catalog, std::string_view table,
                                                  std::size_t index);

/// The one of that name, and of a provider what is weak or old in its facts on `today`.
[[nodiscard]] nlohmann::ordered_json shown_record(const Catalog& catalog, std::string_view table,
                                                  std::string_view name, Date today,
                                                  Language language);

/// A text of a record; empty where it has none under that key.
[[nodiscard]] std::string text_at(const nlohmann::ordered_json& record, std::string_view key);

/// What a table holds, without a look into its records.
struct TableSummary {
  std::string name;  ///< as people write it
  std::size_t records = 0;
  std::optional<Date> oldest{};  ///< of the days of its figures; absent where none has one
  std::optional<Date> newest{};
};
[[nodiscard]] std::vector<TableSummary> table_summaries(const Catalog& catalog);

}  // namespace llmadvisor

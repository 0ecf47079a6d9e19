#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor {

/// The tables of a catalogue as people name them: `models`, `gpu-offers`.
[[nodiscard]] std::vector<std::string> catalog_table_names();

/// The names of a table's records.
[[nodiscard]] std::vector<std::string> catalog_record_names(const Catalog& catalog,
                                                            std::string_view table);

/// Every table with how many records it holds and how old they are.
[[nodiscard]] std::string catalog_overview_text(const Catalog& catalog,
                                                const ReportContext& context);
[[nodiscard]] std::string catalog_overview_json(const Catalog& catalog,
                                                const ReportContext& context);

/// A table's records, a line each with source and date. JSON has the records in full.
[[nodiscard]] std::string catalog_list_text(const Catalog& catalog, std::string_view table,
                                            const ReportContext& context);
[[nodiscard]] std::string catalog_list_json(const Catalog& catalog, std::string_view table,
                                            const ReportContext& context);

/// One record with everything that is known of it.
[[nodiscard]] std::string catalog_show_text(const Catalog& catalog, std::string_view table,
                                            std::string_view name, const ReportContext& context);
[[nodiscard]] std::string catalog_show_json(const Catalog& catalog, std::string_view table,
                                            std::string_view name, const ReportContext& context);

}  // namespace llmadvisor

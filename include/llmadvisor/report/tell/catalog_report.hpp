#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/check.hpp"
#include "llmadvisor/catalog/layers.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor {

/// The tables of a catalogue as people name them: `models`, `gpu-offers`.
[[nodiscard]] std::vector<std::string> catalog_table_names();

/// The names of a table's records.
[[nodiscard]] std::vector<std::string> catalog_record_names(const Catalog& catalog,
                                                            std::string_view table);

/// The layers in use, and every table with how many records it holds and how old they are.
[[nodiscard]] std::string catalog_overview_text(const LayeredCatalog& layered,
                                                const ReportContext& context);
[[nodiscard]] std::string catalog_overview_json(const LayeredCatalog& layered,
                                                const ReportContext& context);

/// A table's records, a line each with layer, source and date. JSON has the records in full, as
/// the files write them, and beside them the file of each that is not embedded.
[[nodiscard]] std::string catalog_list_text(const LayeredCatalog& layered, std::string_view table,
                                            const ReportContext& context);
[[nodiscard]] std::string catalog_list_json(const LayeredCatalog& layered, std::string_view table,
                                            const ReportContext& context);

/// One record with everything that is known of it, and the file that it came from. Facts of a
/// provider that are weak, or old on `today`, carry a `caution`.
[[nodiscard]] std::string catalog_show_text(const LayeredCatalog& layered, std::string_view table,
                                            std::string_view name, Date today,
                                            const ReportContext& context);
[[nodiscard]] std::string catalog_show_json(const LayeredCatalog& layered, std::string_view table,
                                            std::string_view name, Date today,
                                            const ReportContext& context);

/// What `catalog check` found, errors first. Text counts the notes, and lists them when verbose.
[[nodiscard]] std::string catalog_check_text(const std::vector<Finding>& findings,
                                             const ReportContext& context);
[[nodiscard]] std::string catalog_check_json(const std::vector<Finding>& findings,
                                             const Catalog& catalog, const ReportContext& context);

}  // namespace llmadvisor

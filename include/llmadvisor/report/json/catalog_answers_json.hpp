#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/audit.hpp"
#include "llmadvisor/catalog/check.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "llmadvisor/catalog/layers.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor {

/// The answers of the catalogue's commands for scripts. Records stand in full, as the files write
/// them, and beside them the file of each that is not embedded.
[[nodiscard]] std::string catalog_overview_json(const LayeredCatalog& layered,
                                                const ReportContext& context);
[[nodiscard]] std::string catalog_list_json(const LayeredCatalog& layered, std::string_view table,
                                            const ReportContext& context);
[[nodiscard]] std::string catalog_record_json(const LayeredCatalog& layered, std::string_view table,
                                              std::string_view name, Date today,
                                              const ReportContext& context);
[[nodiscard]] std::string audit_json(const std::vector<AuditedFigure>& figures, const Draw& draw,
                                     const Catalog& catalog, const ReportContext& context);
[[nodiscard]] std::string check_json(const std::vector<Finding>& findings, const Catalog& catalog,
                                     const ReportContext& context);
[[nodiscard]] std::string diff_json(const std::vector<RecordChange>& changes);
[[nodiscard]] std::string import_json(const ImportReport& report,
                                      const std::vector<std::string>& files,
                                      const ReportContext& context);

}  // namespace llmadvisor

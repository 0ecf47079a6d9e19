#pragma once

#include <string_view>
#include <vector>

#include "llmadvisor/catalog/audit.hpp"
#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/check.hpp"
#include "llmadvisor/catalog/layers.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// The layers in use, and every table with how many records it holds and how old they are.
[[nodiscard]] Document catalog_overview(const LayeredCatalog& layered,
                                        const ReportContext& context);

/// A table's records, a line each with layer, source and date; offers with their mark, and with
/// their age where they are old on `today`.
[[nodiscard]] Document catalog_list(const LayeredCatalog& layered, std::string_view table,
                                    Date today, const ReportContext& context);

/// One record with everything that is known of it, and the file that it came from. Facts of a
/// provider that are weak, or old on `today`, carry a caution.
[[nodiscard]] Document catalog_record(const LayeredCatalog& layered, std::string_view table,
                                      std::string_view name, Date today,
                                      const ReportContext& context);

/// Figures to be checked by a person, a row each.
[[nodiscard]] Document audit_report(const std::vector<AuditedFigure>& figures, const Draw& draw,
                                    const ReportContext& context);

/// What `catalog check` found, errors first. Notes are counted, and listed when verbose.
[[nodiscard]] Document check_report(const std::vector<Finding>& findings, const Catalog& catalog,
                                    const ReportContext& context);

}  // namespace llmadvisor

#pragma once

#include <string>
#include <vector>

#include "llmadvisor/catalog/import.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// What an import added, changed and left out, and why. `files` are those written. Long lists are
/// cut short unless verbose.
[[nodiscard]] Document import_report(const ImportReport& report,
                                     const std::vector<std::string>& files,
                                     const ReportContext& context);

}  // namespace llmadvisor

#pragma once

#include <string>
#include <vector>

#include "llmadvisor/catalog/import.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor {

/// What an import added, changed and left out, and why. `files` are those written. Long lists are
/// cut short unless `verbosity` asks for all.
[[nodiscard]] std::string import_report_text(const ImportReport& report,
                                             const std::vector<std::string>& files,
                                             Verbosity verbosity);
[[nodiscard]] std::string import_report_json(const ImportReport& report,
                                             const std::vector<std::string>& files);

}  // namespace llmadvisor

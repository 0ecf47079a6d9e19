#pragma once

#include <optional>
#include <string>

#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"
#include "llmadvisor/usage/usage_summary.hpp"

namespace llmadvisor {

/// The workload that an export shows, its models, what was left out and what it cannot say.
/// `project_file` is where the inputs were written, if they were.
[[nodiscard]] Document usage_report(const UsageSummary& summary,
                                    const std::optional<std::string>& project_file,
                                    const ReportContext& context);

}  // namespace llmadvisor

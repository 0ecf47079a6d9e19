#pragma once

#include <optional>
#include <string>

#include "llmadvisor/report/context.hpp"
#include "llmadvisor/usage/usage_summary.hpp"

namespace llmadvisor {

/// The summary for scripts; see data/schema/usage.schema.json.
[[nodiscard]] std::string usage_json(const UsageSummary& summary,
                                     const std::optional<std::string>& project_file,
                                     const ReportContext& context);

/// A project file with what the summary knows of the inputs, and what is paid today where there is
/// a rate for its currency.
[[nodiscard]] std::string project_json(const UsageSummary& summary);

}  // namespace llmadvisor

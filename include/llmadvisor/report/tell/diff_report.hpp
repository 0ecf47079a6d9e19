#pragma once

#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog_diff.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// What changed from one catalogue to another, field by field; `before` and `after` name them.
[[nodiscard]] Document diff_report(const std::vector<RecordChange>& changes,
                                   std::string_view before, std::string_view after,
                                   const ReportContext& context);

}  // namespace llmadvisor

#pragma once

#include "llmadvisor/engine/serving/estimate.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// The figures of one configuration, with memory as a bar and the arithmetic in sight.
[[nodiscard]] Document estimate_report(const Estimate& estimate, const ReportContext& context);

}  // namespace llmadvisor

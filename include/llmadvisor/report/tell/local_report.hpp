#pragma once

#include "llmadvisor/engine/serving/local_estimate.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

[[nodiscard]] Document local_report(const LocalEstimate& estimate, const ReportContext& context);

}  // namespace llmadvisor

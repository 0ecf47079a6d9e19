#pragma once

#include <string>

#include "llmadvisor/engine/serving/estimate.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor {

/// The figures of one configuration, with memory as a bar and the arithmetic in sight.
[[nodiscard]] std::string estimate_text(const Estimate& estimate, const ReportContext& context);

/// The same for scripts. Figures are absent where the model does not fit.
[[nodiscard]] std::string estimate_json(const Estimate& estimate);

}  // namespace llmadvisor

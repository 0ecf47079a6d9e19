#pragma once

#include <string>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor {

/// The computed comparison as further lines of a prompt's block quote, dated and sourced, with the
/// request to work from the figures and to challenge them.
[[nodiscard]] std::string prompt_figures(const Advice& advice, const Catalog& catalog,
                                         const ReportContext& context);

}  // namespace llmadvisor

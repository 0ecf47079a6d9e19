#pragma once

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// One option of an answer figure by figure: the bill with formulas, sources and dates, what it
/// sustains, what speaks against it, and what the data rules ask with the provider's own pages.
[[nodiscard]] Document explanation(const Advice& advice, const Option& option,
                                   const Catalog& catalog, const ReportContext& context);

}  // namespace llmadvisor

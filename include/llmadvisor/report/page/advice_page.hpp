#pragma once

#include <string>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor {

/// The answer as one HTML file that needs nothing else: what to do, what more money buys, what to
/// obtain first, charts with their tables, sliders where the advice has a map of its picks, every
/// figure with its formula, and the sources. Nothing in it is fetched or sent.
[[nodiscard]] std::string advice_page(const Advice& advice, const Catalog& catalog,
                                      const ReportContext& context);

}  // namespace llmadvisor

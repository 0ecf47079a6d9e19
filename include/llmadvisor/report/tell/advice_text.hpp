#pragma once

#include <string>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/tell/context.hpp"

namespace llmadvisor {

/// The answer for people, in three formats that say the same. With Verbosity::verbose also the
/// bill line by line, every condition with its evidence, every flip and every assumption.
[[nodiscard]] std::string advice_text(const Advice& advice, const Catalog& catalog,
                                      const ReportContext& context);
[[nodiscard]] std::string advice_markdown(const Advice& advice, const Catalog& catalog,
                                          const ReportContext& context);
/// One self-contained page: no scripts, nothing fetched.
[[nodiscard]] std::string advice_html(const Advice& advice, const Catalog& catalog,
                                      const ReportContext& context);

}  // namespace llmadvisor

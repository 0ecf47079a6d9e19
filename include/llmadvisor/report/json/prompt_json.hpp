#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor {

/// A prompt for scripts: its kind, its text and the fields that nobody gave.
[[nodiscard]] std::string prompt_json(std::string_view kind, std::string_view text,
                                      const std::vector<std::string>& missing,
                                      const Catalog& catalog, const ReportContext& context);

/// The same without a prompt, and why.
[[nodiscard]] std::string stopped_prompt_json(std::string_view kind, std::string_view why,
                                              const Catalog& catalog, const ReportContext& context);

}  // namespace llmadvisor

#pragma once

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// The answer for people: the first screen, and with Verbosity::verbose also the bill line by line,
/// every condition with its evidence, every flip and every assumption. For scripts, every option;
/// where none reads it, these need not be described.
[[nodiscard]] Document advice_document(const Advice& advice, const Catalog& catalog,
                                       const ReportContext& context,
                                       Audience readers = Audience::everyone);

}  // namespace llmadvisor

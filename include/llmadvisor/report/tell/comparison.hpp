#pragma once

#include <vector>

#include "llmadvisor/engine/compared.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// Side by side: what it costs, how able it is, how long one waits, whose law holds, what is to be
/// obtained, what is paid first, a year.
[[nodiscard]] Document comparison(const std::vector<Compared>& all, const Advice& advice,
                                  const Catalog& catalog, const ReportContext& context);

}  // namespace llmadvisor

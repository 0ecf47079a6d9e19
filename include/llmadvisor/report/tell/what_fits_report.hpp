#pragma once

#include <cstddef>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/what_fits.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// At most so many models of each machine, the ablest; the rest is counted.
[[nodiscard]] Document what_fits_report(const std::vector<MachineFits>& machines,
                                        const Project& project, std::size_t most,
                                        const ReportContext& context);

}  // namespace llmadvisor

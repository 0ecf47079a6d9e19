#pragma once

#include "llmadvisor/catalog/csv.hpp"
#include "llmadvisor/engine/serving/accuracy.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// The errors over a file of measurements and its parts. For scripts, the file's own rows, each
/// with `predicted` and `ratio` (predicted / measured), or `skipped`.
[[nodiscard]] Document accuracy_report(const Accuracy& accuracy, const CsvTable& measurements,
                                       const std::vector<LearnedFactor>& learned,
                                       const ReportContext& context);

}  // namespace llmadvisor

#pragma once

#include "llmadvisor/catalog/csv.hpp"
#include "llmadvisor/engine/serving/accuracy.hpp"
#include "llmadvisor/report/context.hpp"
#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

/// The errors over a file of measurements and its parts, for people.
[[nodiscard]] Document accuracy_report(const Accuracy& accuracy,
                                       const std::vector<LearnedFactor>& learned,
                                       const ReportContext& context);

/// The file's own rows, for scripts: each with `predicted` and `ratio` (predicted / measured), or
/// `skipped`.
[[nodiscard]] Document measured_rows(const Accuracy& accuracy, const CsvTable& measurements);

}  // namespace llmadvisor

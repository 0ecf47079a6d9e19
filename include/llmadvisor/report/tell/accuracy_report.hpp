#pragma once

#include <string>

#include "llmadvisor/catalog/csv.hpp"
#include "llmadvisor/engine/serving/accuracy.hpp"
#include "llmadvisor/report/context.hpp"

namespace llmadvisor {

[[nodiscard]] std::string accuracy_text(const Accuracy& accuracy, const ReportContext& context);
[[nodiscard]] std::string accuracy_json(const Accuracy& accuracy);

/// The file's own rows, each with `predicted` and `ratio` (predicted / measured), or `skipped`.
[[nodiscard]] std::string accuracy_csv(const Accuracy& accuracy, const CsvTable& table);

}  // namespace llmadvisor

#pragma once

#include <string>
#include <vector>

#include "llmadvisor/catalog/csv.hpp"
#include "llmadvisor/engine/serving/measurement.hpp"

namespace llmadvisor {

/// The rows of a table with the columns of data/measurements/serving.csv; further columns are
/// ignored. A number that does not parse becomes NaN and is skipped as a bad value later, so that
/// no row is lost in silence. Throws DataError when a needed column is missing.
[[nodiscard]] std::vector<Measurement> measurements_of(const CsvTable& table);

}  // namespace llmadvisor

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/engine/serving/measurement.hpp"

namespace llmadvisor {

/// One row of a measurement file beside what the serving model says of it.
struct AccuracyRow {
  Measurement measurement;
  std::optional<double> predicted;
  std::optional<Skipped> skipped;  ///< instead of a prediction

  [[nodiscard]] double ratio() const { return *predicted / measurement.value; }
};

/// Errors over a file and over its parts. No row is lost: each is predicted or skipped by name.
struct Accuracy {
  std::vector<AccuracyRow> rows;
  ErrorStatistics overall;  ///< of the engine that is modelled
  /// "metric", "gpu", "model", "load", "engine" and "family", each by value; rows of other engines
  /// count under "engine" alone.
  std::vector<std::pair<std::string, std::map<std::string, ErrorStatistics>>> by;
  std::map<std::string, int> skipped_by;
};

[[nodiscard]] Accuracy accuracy_of(const std::vector<Measurement>& measurements,
                                   const Catalog& catalog, const Calibration& calibration);

}  // namespace llmadvisor

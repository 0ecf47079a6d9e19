#include "llmadvisor/engine/serving/accuracy.hpp"

#include <utility>

namespace llmadvisor {
namespace {

AccuracyRow row_of(const Measurement& measurement, const MeasuredNames& names,
                   const Calibration& calibration) {
  AccuracyRow row{measurement, std::nullopt, std::nullopt};
  const auto resolved = resolve_measurement(measurement, names);
  if (const auto* skipped = std::get_if<Skipped>(&resolved)) {
    row.skipped = *skipped;
    return row;
  }
  row.predicted = predict(std::get<MeasurementSetup>(resolved), calibration);
  if (!row.predicted) row.skipped = Skipped{"does-not-fit", measurement.gpu};
  return row;
}

using Key = std::string Measurement::*;
constexpr std::pair<const char*, Key> keys[] = {
    {"metric", &Measurement::metric}, {"gpu", &Measurement::gpu},
    {"model", &Measurement::model},   {"load", &Measurement::load},
    {"engine", &Measurement::engine}, {"family", &Measurement::family}};

}  // namespace

Accuracy accuracy_of(const std::vector<Measurement>& measurements, const Catalog& catalog,
                     const Calibration& calibration) {
  Accuracy result;
  const MeasuredNames names(catalog);
  std::vector<double> all;
  std::map<std::pair<std::size_t, std::string>, std::vector<double>> groups;
  for (const auto& measurement : measurements) {
    AccuracyRow row = row_of(measurement, names, calibration);
    if (row.skipped) {
      ++result.skipped_by[row.skipped->code];
    } else {
      const bool is_ours = is_modelled(measurement);
      if (is_ours) all.push_back(row.ratio());
      for (std::size_t i = 0; i < std::size(keys); ++i) {
        // Another engine's rows are told apart by their engine alone.
        if (!is_ours && keys[i].second != &Measurement::engine) continue;
        groups[{i, measurement.*keys[i].second}].push_back(row.ratio());
      }
    }
    result.rows.push_back(std::move(row));
  }
  result.overall = error_statistics(std::move(all));
  for (const auto& [name, key] : keys)
    result.by.emplace_back(name, std::map<std::string, ErrorStatistics>{});
  for (auto& [group, ratios] : groups) {
    result.by[group.first].second[group.second] = error_statistics(std::move(ratios));
  }
  return result;
}

}  // namespace llmadvisor

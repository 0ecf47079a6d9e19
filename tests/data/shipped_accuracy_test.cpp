#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/engine/serving/accuracy.hpp"
#include "llmadvisor/engine/serving/measurement_table.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

TEST_CASE("the error on the shipped measurements is not worse than the recorded one") {
  const Catalog& catalog = shipped_catalog();
  const std::string path = std::string(LLMADVISOR_SOURCE_DIR) + "/data/measurements/serving.csv";
  const auto a = accuracy_of(measurements_of(CsvTable(path, read_file(path))), catalog,
                             calibration_of(catalog));
  CHECK(a.skipped_by.empty());
  CHECK(a.overall.rows > 2000);
  // Recorded in docs/method.md: 8.2 % and 32.8 %, TPOT 7.0 %.
  CHECK(a.overall.median < 0.083);
  CHECK(a.overall.ninetieth < 0.33);
  CHECK(a.by[0].second.at("tpot_ms").median < 0.071);
}

#include "llmadvisor/engine/serving/accuracy.hpp"

#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/catalog/bench_run.hpp"
#include "llmadvisor/catalog/write_catalog.hpp"
#include "llmadvisor/engine/serving/learning.hpp"
#include "llmadvisor/engine/serving/measurement_table.hpp"
#include "llmadvisor/report/json/serving_json.hpp"
#include "llmadvisor/report/tell/accuracy_report.hpp"

namespace llmadvisor::cli {
namespace {

/// One table of measurements, or all runs of benchmark files in one.
CsvTable measurements_in(const AccuracyOptions& options, const Session& session) {
  std::vector<BenchRun> runs;
  for (const auto& file : options.files) {
    const std::string text = session.environment.read_file(file);
    if (is_bench_file(text)) {
      const auto more = read_bench_runs(file, text, options.server);
      runs.insert(runs.end(), more.begin(), more.end());
    } else if (options.files.size() == 1) {
      return CsvTable(file, text);
    } else {
      throw UsageError("contradiction",
                       "a table of measurements is read alone: " + in_quotes(file));
    }
  }
  return CsvTable(options.files.front(), measurement_table(runs));
}

std::string answer_text(const AccuracyOptions& options, const Accuracy& accuracy,
                        const CsvTable& measurements, const std::vector<LearnedFactor>& learned,
                        const Session& session) {
  if (options.format == Format::json) return accuracy_json(accuracy, learned);
  const auto context = report_context(options, session);
  return render(options.format == Format::csv ? measured_rows(accuracy, measurements)
                                              : accuracy_report(accuracy, learned, context),
                options.format, context);
}

std::vector<LearnedFactor> write_learned(const AccuracyOptions& options, const Accuracy& accuracy,
                                         const Catalog& catalog, const Session& session) {
  if (!options.learn_into) return {};
  Catalog layer;
  layer.learned_factors = learn(accuracy, catalog, "own measurements: " + options.files.front(),
                                options.as_of.value_or(session.environment.today));
  if (!layer.learned_factors.empty()) {
    static_cast<void>(write_records(*options.learn_into, layer));
  }
  return layer.learned_factors;
}

}  // namespace

ExitCode run_accuracy(const Request& request, const Session& session) {
  const auto options = accuracy_options(request);
  const auto& catalog = load_catalog(options, session, CatalogPart::serving);
  const CsvTable table = measurements_in(options, session);
  const auto accuracy = accuracy_of(measurements_of(table), catalog, calibration_of(catalog));
  const auto learned = write_learned(options, accuracy, catalog, session);
  write_answer(options, session, answer_text(options, accuracy, table, learned, session));
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

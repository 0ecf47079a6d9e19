#include "llmadvisor/engine/serving/accuracy.hpp"

#include "../session.hpp"
#include "commands.hpp"
#include "llmadvisor/engine/serving/measurement_table.hpp"
#include "llmadvisor/report/tell/accuracy_report.hpp"

namespace llmadvisor::cli {

ExitCode run_accuracy(const Options& options, const Session& session) {
  const auto catalog = load_catalog(options, session);
  const std::string& file = options.arguments.front();
  const CsvTable table(file, session.environment.read_file(file));
  const auto accuracy = accuracy_of(measurements_of(table), catalog, calibration_of(catalog));
  switch (options.format) {
    case Format::text:
      write_answer(options, session, accuracy_text(accuracy, report_context(options, session)));
      break;
    case Format::json:
      write_answer(options, session, accuracy_json(accuracy));
      break;
    case Format::csv:
      write_answer(options, session, accuracy_csv(accuracy, table));
      break;
    default:
      refuse_format(options.format, "accuracy");
  }
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

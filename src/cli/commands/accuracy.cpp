#include "llmadvisor/engine/serving/accuracy.hpp"

#include "../session.hpp"
#include "commands.hpp"
#include "llmadvisor/engine/serving/measurement_table.hpp"
#include "llmadvisor/report/json/serving_json.hpp"
#include "llmadvisor/report/tell/accuracy_report.hpp"

namespace llmadvisor::cli {

ExitCode run_accuracy(const Request& request, const Session& session) {
  const auto options = accuracy_options(request);
  const auto catalog = load_catalog(options, session);
  const CsvTable table(options.file, session.environment.read_file(options.file));
  const auto accuracy = accuracy_of(measurements_of(table), catalog, calibration_of(catalog));
  const auto context = report_context(options, session);
  write_answer(options, session,
               options.format == Format::json
                   ? accuracy_json(accuracy)
                   : render(accuracy_report(accuracy, table, context), options.format, context));
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

#include <fmt/format.h>

#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "llmadvisor/catalog/write_catalog.hpp"
#include "llmadvisor/report/json/catalog_answers_json.hpp"
#include "llmadvisor/report/tell/import_report.hpp"

namespace llmadvisor::cli {
namespace {

std::string text_of(const std::string& file, const Session& session) {
  if (file == "-") return read_stream(session.streams.in, "standard input");
  return session.environment.read_file(file);
}

/// What is known so far: the program's own tables, and on them what the directory holds.
Catalog known_so_far(const std::string& directory, const Session& session) {
  auto base = session.environment.base_catalog();
  merge(base, read_layer(directory), Prefer::upper_layer);
  return base;
}

ImportOptions import_options(const Options& options, const Session& session) {
  const auto& file = options.arguments.front();
  ImportOptions import = options.import.options;
  import.file = file == "-" ? "standard input" : file;
  import.as_of = options.as_of;
  import.today = session.environment.today;
  return import;
}

void refuse_incomplete(const Options& options) {
  if (!options.import.format) {
    throw UsageError("missing-flag", "'catalog import' needs --format",
                     "one of litellm, models-dev, genai-prices, llm-prices, skypilot, csv, "
                     "hf-config");
  }
  if (options.output == "-") {
    throw UsageError("missing-flag", "'catalog import' needs -o DIR, the directory to add to",
                     "lay it over our own tables with --catalog DIR");
  }
}

}  // namespace

ExitCode run_catalog_import(const Options& options, const Session& session) {
  refuse_incomplete(options);
  auto base = known_so_far(options.output, session);
  if (options.import.afresh == Wanted::yes) {
    base.api_offers.clear();
    base.gpu_offers.clear();
  }
  const auto result =
      import_text(*options.import.format, text_of(options.arguments.front(), session),
                  import_options(options, session), base);
  const bool found =
      !result.report.added.empty() || !result.report.changed.empty() || result.report.unchanged > 0;
  const auto files =
      found ? write_records(options.output, result.records) : std::vector<std::string>();
  auto to_stdout = options;
  to_stdout.output = "-";
  const auto context = report_context(to_stdout, session);
  write_answer(to_stdout, session,
               options.format == Format::json
                   ? import_json(result.report, files)
                   : render(import_report(result.report, files, context), Format::text, context));
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

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
  auto base = session.environment.base_catalog(CatalogPart::whole);
  merge(base, read_layer(directory), Prefer::upper_layer);
  return base;
}

/// The precision of some checkpoints stands in a file of its own beside config.json.
std::string quantisation_beside(const CatalogImportOptions& options, const Session& session) {
  if (options.format_of_file != ImportFormat::hf_config || options.file == "-") return {};
  const auto slash = options.file.rfind('/');
  const auto directory = slash == std::string::npos ? "" : options.file.substr(0, slash + 1);
  try {
    return session.environment.read_file(directory + "hf_quant_config.json");
  } catch (const DataError&) {
    return {};  // most have none
  }
}

}  // namespace

ExitCode run_catalog_import(const Request& request, const Session& session) {
  auto options = catalog_import_options(request);
  options.import.file = options.file == "-" ? "standard input" : options.file;
  options.import.today = session.environment.today;
  options.import.quantisation = quantisation_beside(options, session);
  auto base = known_so_far(options.directory, session);
  if (options.afresh == Wanted::yes) {
    base.api_offers.clear();
    base.gpu_offers.clear();
  }
  const auto result =
      import_text(options.format_of_file, text_of(options.file, session), options.import, base);
  const bool found =
      !result.report.added.empty() || !result.report.changed.empty() || result.report.unchanged > 0;
  const auto files =
      found ? write_records(options.directory, result.records) : std::vector<std::string>();
  const auto context = report_context(options, session);
  write_answer(options, session,
               options.format == Format::json
                   ? import_json(result.report, files, context)
                   : render(import_report(result.report, files, context), Format::text, context));
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

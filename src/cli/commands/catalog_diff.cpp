#include "llmadvisor/catalog/catalog_diff.hpp"

#include "../session.hpp"
#include "commands.hpp"
#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/report/json/catalog_answers_json.hpp"
#include "llmadvisor/report/tell/diff_report.hpp"

namespace llmadvisor::cli {
namespace {

/// A directory, or the word for the catalogue inside the program.
Catalog catalog_at(const std::string& place, const Session& session) {
  if (place == "embedded") return session.environment.base_catalog(CatalogPart::whole);
  return read_catalog_directory(place);
}

}  // namespace

ExitCode run_catalog_diff(const Request& request, const Session& session) {
  const auto options = catalog_diff_options(request);
  const auto& before = options.before;
  const auto& after = options.after;
  const auto changes = diff(catalog_at(before, session), catalog_at(after, session));
  const auto context = report_context(options, session);
  write_answer(options, session,
               options.format == Format::json
                   ? diff_json(changes)
                   : render(diff_report(changes, before, after, context), options.format, context));
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

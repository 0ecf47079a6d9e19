#include "llmadvisor/engine/what_fits.hpp"

#include <algorithm>

#include "../names.hpp"
#include "../session.hpp"
#include "commands.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "llmadvisor/report/json/serving_json.hpp"
#include "llmadvisor/report/tell/what_fits_report.hpp"

namespace llmadvisor::cli {

ExitCode run_what_fits(const Request& request, const Session& session) {
  auto options = what_fits_options(request);
  const auto& catalog = load_catalog_for(options, session);
  const Project project = resolve(options.input, catalog);
  const OwnMachineRecords machines(catalog, project.filters.own);
  const auto fits = what_fits(machines, project, catalog);
  const auto context = report_context(options, session);
  write_answer(options, session,
               options.format == Format::json
                   ? what_fits_json(fits, project)
                   : render(what_fits_report(fits, project, options.most, context), options.format,
                            context));
  const bool any = std::ranges::any_of(fits, [](const auto& one) { return !one.models.empty(); });
  return any ? ExitCode::answered : ExitCode::nothing_fits;
}

}  // namespace llmadvisor::cli

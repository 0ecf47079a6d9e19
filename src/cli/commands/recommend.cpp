#include "../session.hpp"
#include "commands.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/tell/advice_report.hpp"

namespace llmadvisor::cli {

ExitCode run_recommend(const Request& request, const Session& session) {
  auto options = recommend_options(request);
  warn_of_identifiers(options, session);
  const auto& catalog = load_catalog_for(options, session);
  const auto advice = advice_for(options, options.advise, session, catalog);
  const auto context = report_context(options, session);
  write_answer(options, session,
               options.format == Format::json
                   ? advice_json(advice, catalog, context)
                   : render(advice_document(advice, catalog, context), options.format, context));
  return advice.pick ? ExitCode::answered : ExitCode::nothing_fits;
}

}  // namespace llmadvisor::cli

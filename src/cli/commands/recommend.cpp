#include "../session.hpp"
#include "commands.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/page/advice_page.hpp"
#include "llmadvisor/report/tell/advice_report.hpp"

namespace llmadvisor::cli {
namespace {

std::string answer_in(Format format, const Advice& advice, const Catalog& catalog,
                      const ReportContext& context) {
  if (format == Format::json) return advice_json(advice, catalog, context);
  if (format == Format::html) return advice_page(advice, catalog, context);
  return render(advice_document(advice, catalog, context), format, context);
}

}  // namespace

ExitCode run_recommend(const Request& request, const Session& session) {
  auto options = recommend_options(request);
  warn_of_identifiers(options, session);
  const auto catalog = load_catalog_for(options, session);
  if (options.format == Format::html) options.advise.picks = Picks::mapped;
  const auto advice = advice_for(options, options.advise, session, catalog);
  write_answer(options, session,
               answer_in(options.format, advice, catalog, report_context(options, session)));
  return advice.pick ? ExitCode::answered : ExitCode::nothing_fits;
}

}  // namespace llmadvisor::cli

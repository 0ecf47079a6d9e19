#include "../session.hpp"
#include "commands.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/page/advice_page.hpp"
#include "llmadvisor/report/tell/advice_report.hpp"

namespace llmadvisor::cli {
namespace {

Audience readers_of(Format format) {
  const bool for_scripts = format_rows[static_cast<std::size_t>(format)].holds == Holds::tables;
  return for_scripts ? Audience::scripts : Audience::people;
}

std::string answer_text(const Advice& advice, const Catalog& catalog, Format format,
                        const ReportContext& context) {
  if (format == Format::json) return advice_json(advice, catalog, context);
  if (format == Format::html) return advice_page(advice, catalog, context);
  return render(advice_document(advice, catalog, context, readers_of(format)), format, context);
}

}  // namespace

ExitCode run_recommend(const Request& request, const Session& session) {
  auto options = recommend_options(request);
  warn_of_identifiers(options, session);
  const auto& catalog = load_catalog_for(options, session);
  if (options.format == Format::html) options.advise.picks = Picks::mapped;
  const auto advice = advice_for(options, options.advise, session, catalog);
  const auto context = report_context(options, session);
  write_answer(options, session, answer_text(advice, catalog, options.format, context));
  return advice.pick ? ExitCode::answered : ExitCode::nothing_fits;
}

}  // namespace llmadvisor::cli

#include "../session.hpp"
#include "commands.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/tell/advice_text.hpp"

namespace llmadvisor::cli {
namespace {

std::string rendered(const Advice& advice, const Catalog& catalog, const ReportContext& context,
                     Format format) {
  switch (format) {
    case Format::text:
      return advice_text(advice, catalog, context);
    case Format::json:
      return advice_json(advice, catalog, context);
    case Format::markdown:
      return advice_markdown(advice, catalog, context);
    case Format::html:
      return advice_html(advice, catalog, context);
    case Format::csv:
      break;
  }
  refuse_format(format, "recommend");
}

}  // namespace

ExitCode run_recommend(const Options& options, const Session& session) {
  const auto catalog = load_catalog(options, session);
  const auto advice = advice_for(options, session, catalog);
  const auto context = report_context(options, session);
  write_answer(options, session, rendered(advice, catalog, context, options.format));
  return advice.pick ? ExitCode::answered : ExitCode::nothing_fits;
}

}  // namespace llmadvisor::cli

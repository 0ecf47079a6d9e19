#include "llmadvisor/report/tell/explain.hpp"

#include "../option_names.hpp"
#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/engine/rules/marked.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/tell/prompt.hpp"

namespace llmadvisor::cli {
namespace {

/// Without a name, what the advice is about: its pick, else the nearest miss.
std::optional<std::size_t> find_option_asked_for(const ExplainOptions& options,
                                                 const Advice& advice, const Catalog& catalog) {
  if (!options.option) return advice.pick ? advice.pick : advice.closest;
  const Option* found = find_option_named(*options.option, advice, catalog);
  if (found == nullptr) return std::nullopt;
  return static_cast<std::size_t>(found - advice.options.data());
}

const Option& option_asked_for(const ExplainOptions& options, const Advice& advice,
                               const Catalog& catalog) {
  if (options.option) return option_named(*options.option, options.question, advice, catalog);
  const auto index = find_option_asked_for(options, advice, catalog);
  if (!index) throw UsageError("unknown-option", "there is no option within these filters");
  return advice.options[*index];
}

}  // namespace

ExitCode run_explain(const Request& request, const Session& session) {
  auto options = explain_options(request);
  warn_of_identifiers(options, session);
  const auto& catalog = load_catalog_for(options, session);
  const AdviseSettings one_of_all{.listing = Listing::outlined,
                                  .robustness = Robustness::skipped,
                                  .written_out = [&](const Advice& outlined) {
                                    return find_option_asked_for(options, outlined, catalog);
                                  }};
  const auto advice = advice_for(options, one_of_all, session, catalog);
  const auto context = report_context(options, session);
  if (!options.option && is_marked(advice.project.requirements.sensitivity) &&
      options.format != Format::json) {
    write_answer(options, session, officer_text(catalog, context) + "\n");
    return ExitCode::nothing_fits;
  }
  const auto& option = option_asked_for(options, advice, catalog);
  write_answer(
      options, session,
      options.format == Format::json
          ? explain_json(advice, option, catalog, context)
          : render(explanation(advice, option, catalog, context), options.format, context));
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

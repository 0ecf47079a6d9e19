#include "llmadvisor/report/tell/explain.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "../names.hpp"
#include "../session.hpp"
#include "../suggest.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/engine/rules/marked.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/report/tell/prompt.hpp"

namespace llmadvisor::cli {
namespace {

/// Of a model or a family, the option that ranks first.
const Option* option_of_model(const std::string& name, const Advice& advice,
                              const Catalog& catalog) {
  const auto models =
      name.find('/') == name.npos ? models_named(name, catalog) : std::vector<const Model*>{};
  const auto found = std::ranges::find_if(advice.options, [&](const Option& option) {
    return std::ranges::find(models, option.model, [](const Model* m) { return m->id; }) !=
           models.end();
  });
  return found == advice.options.end() ? nullptr : &*found;
}

const Option& option_named(const std::string& id, const std::string& question, const Advice& advice,
                           const Catalog& catalog) {
  std::vector<std::string> ids;
  for (const auto& option : advice.options) {
    ids.push_back(option_id(option));
    if (ids.back() == id) return option;
  }
  // Without its effort, the way to run it that ranks first.
  const auto of_any_effort = std::ranges::find_if(
      ids, [&](const std::string& full) { return full.starts_with(id + ":"); });
  if (of_any_effort != ids.end()) {
    return advice.options[static_cast<std::size_t>(of_any_effort - ids.begin())];
  }
  if (const auto* option = option_of_model(id, advice, catalog)) return *option;
  const std::vector<std::string_view> known(ids.begin(), ids.end());
  std::string hint = did_you_mean(closest_ids(id, known));
  if (!hint.empty()) hint += ' ';
  throw UsageError("unknown-option",
                   fmt::format("no option {} for this project and these filters", in_quotes(id)),
                   hint + "list them: llmadvisor recommend --all --json" + question);
}

/// Without a name, what the advice is about: its pick, else the nearest miss.
const Option& option_asked_for(const ExplainOptions& options, const Advice& advice,
                               const Catalog& catalog) {
  if (options.option) return option_named(*options.option, options.question, advice, catalog);
  const auto index = advice.pick ? advice.pick : advice.closest;
  if (!index) throw UsageError("unknown-option", "there is no option within these filters");
  return advice.options[*index];
}

}  // namespace

ExitCode run_explain(const Request& request, const Session& session) {
  auto options = explain_options(request);
  warn_of_identifiers(options, session);
  const auto catalog = load_catalog_for(options, session);
  const AdviseSettings everything{.listing = Listing::all, .robustness = Robustness::skipped};
  const auto advice = advice_for(options, everything, session, catalog);
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

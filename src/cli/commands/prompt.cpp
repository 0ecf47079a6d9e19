#include "llmadvisor/report/tell/prompt.hpp"

#include <algorithm>

#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/engine/hosts.hpp"
#include "llmadvisor/engine/rules/marked.hpp"
#include "llmadvisor/report/json/prompt_json.hpp"
#include "llmadvisor/report/tell/prompt_figures.hpp"

namespace llmadvisor::cli {
namespace {

/// The advice that goes into a prompt as its figures.
void append_figures(Prompt& prompt, const PromptOptions& options, const Session& session,
                    const Catalog& catalog) {
  const auto advice = advice_for(options, options.advise, session, catalog);
  prompt.text += prompt_figures(advice, catalog, report_context(options, session));
}

/// With what words of the description say where nobody states it.
ProjectInput with_hints(ProjectInput input, const Hints& hints) {
  if (!input.sensitivity && hints.strong) input.sensitivity = hints.strong->value;
  if (!input.jurisdiction && hints.place) input.jurisdiction = hints.place->value;
  return input;
}

/// Those that the rules admit and the filters leave.
std::vector<const Provider*> hosts_for(const ProjectInput& input, const DataProfile& data,
                                       const PromptOptions& options, const Session& session,
                                       const Catalog& catalog) {
  const Filters& filters = input.filters;
  const auto names = [](const std::vector<std::string>& list, const std::string& id) {
    return std::ranges::find(list, id) != list.end();
  };
  const bool wants_hosts =
      filters.only.empty() ||
      std::ranges::find(filters.only, OptionKind::hosted_open_api) != filters.only.end();
  auto hosts = admitted_hosts(catalog, data, today(options, session));
  std::erase_if(hosts, [&](const Provider* host) {
    return !wants_hosts || names(filters.denied_providers, host->id) ||
           (!filters.providers.empty() && !names(filters.providers, host->id));
  });
  return hosts;
}

Prompt prompt_for(const ProjectInput& input, const PromptOptions& options, const Session& session,
                  const Catalog& catalog) {
  auto values = prompt_values(input, options.language);
  values.role = options.role;
  if (input.sensitivity) {
    const DataProfile data{*input.sensitivity, input.jurisdiction.value_or(Jurisdiction::any)};
    values.hosts =
        prompt_hosts(hosts_for(input, data, options, session, catalog), options.language);
  }
  auto prompt = fill_prompt(prompt_template(options.kind, options.language), values);
  if (options.figures == Wanted::yes) append_figures(prompt, options, session, catalog);
  return prompt;
}

}  // namespace

ExitCode run_prompt(const Request& request, const Session& session) {
  auto options = prompt_options(request);
  warn_of_identifiers(options, session);
  const auto& catalog = load_catalog_for(options, session);
  const auto context = report_context(options, session);
  const auto hints = hints_of(options.input, catalog);
  const auto input = with_hints(options.input, hints);
  const bool as_json = options.format == Format::json;
  const auto kind = to_string(options.kind);
  if (input.sensitivity && is_marked(*input.sensitivity) && options.forced == Wanted::no) {
    const auto text = officer_text(catalog, context);
    write_answer(options, session,
                 as_json ? stopped_prompt_json(kind, text, catalog, context) : text + "\n");
    return ExitCode::nothing_fits;
  }
  const auto prompt = prompt_for(input, options, session, catalog);
  write_answer(
      options, session,
      as_json ? prompt_json(kind, prompt.text, prompt.missing, catalog, context) : prompt.text);
  if (!options.input.sensitivity && hints.strong) {
    write_note(options, session, hinted_class_note(*hints.strong, catalog, context));
  }
  const auto& stated = options.input.sensitivity;
  if (stated && hints.strong && is_stricter(hints.strong->value, *stated)) {
    write_note(options, session, understated_class_note(*hints.strong, catalog, context));
  }
  if (!prompt.missing.empty()) {
    write_note(options, session, missing_fields_note(prompt, options.language));
  }
  write_note(options, session, third_party_note(options.language));
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

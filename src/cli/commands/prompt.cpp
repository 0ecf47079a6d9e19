#include "llmadvisor/report/tell/prompt.hpp"

#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/report/json/prompt_json.hpp"
#include "llmadvisor/report/tell/prompt_figures.hpp"

namespace llmadvisor::cli {
namespace {

/// The advice that goes into a prompt as its figures.
void append_figures(Prompt& prompt, const PromptOptions& options, const Session& session) {
  const auto catalog = load_catalog_for(options, session);
  const auto advice = advice_for(options, options.advise, session, catalog);
  prompt.text += prompt_figures(advice, catalog, report_context(options, session));
}

}  // namespace

ExitCode run_prompt(const Request& request, const Session& session) {
  const auto options = prompt_options(request);
  auto values = prompt_values(options.input, options.language);
  values.role = options.role;
  auto prompt = fill_prompt(prompt_template(options.kind, options.language), values);
  if (options.figures == Wanted::yes) append_figures(prompt, options, session);
  write_answer(
      options, session,
      options.format == Format::json
          ? prompt_json(to_string(options.kind), prompt.text, prompt.missing,
                        load_layered(options, session).catalog, report_context(options, session))
          : prompt.text);
  if (!prompt.missing.empty()) {
    write_note(options, session, missing_fields_note(prompt, options.language));
  }
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/report/tell/prompt_figures.hpp"

namespace llmadvisor::cli {
namespace {

/// The advice that goes into a prompt as its figures.
void append_figures(Prompt& prompt, const Options& options, const Session& session) {
  const auto catalog = load_catalog(options, session);
  const auto advice = advice_for(options, session, catalog);
  prompt.text += prompt_figures(advice, catalog, report_context(options, session));
}

std::string rendered(const Prompt& prompt, PromptKind kind, const Options& options,
                     const Session& session) {
  switch (options.format) {
    case Format::text:
    case Format::markdown:
      return prompt.text;
    case Format::json:
      return prompt_json(prompt, kind, load_layered(options, session).catalog,
                         report_context(options, session));
    default:
      refuse_format(options.format, "prompt");
  }
}

}  // namespace

ExitCode run_prompt(const Options& options, const Session& session) {
  const auto kind = parse_choice<PromptKind>(options.arguments.front(), "prompt");
  auto values = prompt_values(options.input, options.language);
  values.role = options.role;
  auto prompt = fill_prompt(prompt_template(kind, options.language), values);
  if (options.figures == Wanted::yes) append_figures(prompt, options, session);
  write_answer(options, session, rendered(prompt, kind, options, session));
  if (!prompt.missing.empty()) {
    write_note(options, session, missing_fields_note(prompt, options.language));
  }
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

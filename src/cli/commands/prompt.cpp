#include "llmadvisor/report/prompt.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"

namespace llmadvisor::cli {
namespace {

/// The flag that would have filled a field.
std::string_view flag_for(std::string_view field) {
  if (field == "description") return "--description";
  if (field == "budget") return "--budget";
  if (field == "sensitivity") return "--sensitivity";
  return "--rag, --fine-tuning or --specifics";
}

std::string note_on_missing(const Prompt& prompt, Language language) {
  std::string names;
  for (const auto& field : prompt.missing) {
    if (!names.empty()) names += ", ";
    names += fmt::format("{} ({})", field, flag_for(field));
  }
  return fmt::format(
      fmt::runtime(language == Language::fr ? "laissés entre crochets, à compléter : {}"
                                            : "left as bracketed placeholders: {}"),
      names);
}

}  // namespace

ExitCode run_prompt(const Options& options, const Session& session) {
  const auto kind = parse_choice<PromptKind>(options.arguments.front(), "prompt");
  auto values = prompt_values(options.input, options.language);
  values.role = options.role;
  const auto prompt = fill_prompt(prompt_template(kind, options.language), values);
  write_answer(options, session, prompt.text);
  if (!prompt.missing.empty()) {
    write_note(options, session, note_on_missing(prompt, options.language));
  }
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli

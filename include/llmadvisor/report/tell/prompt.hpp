#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// The consultant prompts for pasting into a chat assistant.
enum class PromptKind { basic, pro };
template <>
inline constexpr auto enum_rows<PromptKind> =
    std::to_array<EnumRow<PromptKind>>({{PromptKind::basic, "basic"}, {PromptKind::pro, "pro"}});

/// What fills a field of a template; nullopt leaves it a visible placeholder.
struct PromptValues {
  std::optional<std::string> role;  ///< nullopt: the template's own
  std::optional<std::string> description;
  std::optional<std::string> budget;
  std::optional<std::string> sensitivity;
  std::optional<std::string> specifics;
};

struct Prompt {
  std::string text;                  ///< a Markdown block quote
  std::vector<std::string> missing;  ///< names of the fields left as placeholders
};

/// The shipped template: Markdown with fields written `{{name|placeholder}}`.
[[nodiscard]] std::string_view prompt_template(PromptKind kind, Language language);

/// The input's own values in the user's words; nothing is filled from defaults.
[[nodiscard]] PromptValues prompt_values(const ProjectInput& input, Language language);

/// Which fields are still placeholders, with the flags that would fill them.
[[nodiscard]] std::string missing_fields_note(const Prompt& prompt, Language language);

/// Fills the fields. Values come from people: whatever they hold stays inside the quoted block.
[[nodiscard]] Prompt fill_prompt(std::string_view template_text, const PromptValues& values);

}  // namespace llmadvisor

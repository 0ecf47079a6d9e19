#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/engine/hints.hpp"
#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/report/context.hpp"
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
  /// What to call where GPUs are beyond the budget, as part of a sentence; nullopt: as the article
  /// says.
  std::optional<std::string> hosts;
};

struct Prompt {
  std::string text;                  ///< a Markdown block quote
  std::vector<std::string> missing;  ///< names of the fields left as placeholders
};

/// The shipped template: Markdown with fields written `{{name|placeholder}}`.
[[nodiscard]] std::string_view prompt_template(PromptKind kind, Language language);

/// The input's own values in the user's words; nothing is filled from defaults.
[[nodiscard]] PromptValues prompt_values(const ProjectInput& input, Language language);

/// The first of the hosts, or that there is none.
[[nodiscard]] std::string prompt_hosts(const std::vector<const Provider*>& hosts,
                                       Language language);

/// That the text goes to a third party.
[[nodiscard]] std::string third_party_note(Language language);
/// That words of the description filled in the class of the data.
[[nodiscard]] std::string hinted_class_note(const Hint<Sensitivity>& hint, const Catalog& catalog,
                                            const ReportContext& context);
/// That words of the description say more of the data than was stated.
[[nodiscard]] std::string understated_class_note(const Hint<Sensitivity>& hint,
                                                 const Catalog& catalog,
                                                 const ReportContext& context);
/// What stands in place of a prompt about marked data.
[[nodiscard]] std::string officer_text(const Catalog& catalog, const ReportContext& context);

/// Which fields are still placeholders, with the flags that would fill them.
[[nodiscard]] std::string missing_fields_note(const Prompt& prompt, Language language);

/// Fills the fields. Values come from people: whatever they hold stays inside the quoted block.
[[nodiscard]] Prompt fill_prompt(std::string_view template_text, const PromptValues& values);

}  // namespace llmadvisor

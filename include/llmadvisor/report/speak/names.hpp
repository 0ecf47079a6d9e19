#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "llmadvisor/catalog/catalog_diff.hpp"
#include "llmadvisor/catalog/check.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/identifiers.hpp"
#include "llmadvisor/engine/input_ref.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// What people call these, in their language. Lower case, to stand inside a sentence.
[[nodiscard]] std::string_view name_of(OptionKind kind, Language language);
/// In as few letters as a narrow column has.
[[nodiscard]] std::string_view short_name_of(OptionKind kind, Language language);
[[nodiscard]] std::string_view name_of(Purchase purchase, Language language);
[[nodiscard]] std::string_view name_of(Verdict verdict, Language language);
[[nodiscard]] std::string_view name_of(LineKind kind, Language language);
[[nodiscard]] std::string_view name_of(ReasonCode code, Language language);
[[nodiscard]] std::string_view name_of(QualityBand band, Language language);
/// With its noun: "medical data", "données médicales".
[[nodiscard]] std::string_view name_of(Sensitivity sensitivity, Language language);
/// What falls in the class, for people who do not know it.
[[nodiscard]] std::string_view meaning_of(Sensitivity sensitivity, Language language);
[[nodiscard]] std::string_view name_of(Jurisdiction jurisdiction, Language language);
/// Whose law it is: "French law".
[[nodiscard]] std::string_view law_of(Jurisdiction jurisdiction, Language language);
/// With its article: "an IBAN".
[[nodiscard]] std::string_view name_of(Identifier identifier, Language language);
[[nodiscard]] std::string_view name_of(Preference preference, Language language);
[[nodiscard]] std::string_view name_of(CostBasis basis, Language language);
/// Who runs machines.
[[nodiscard]] std::string_view name_of(Team team, Language language);
[[nodiscard]] std::string_view name_of(Task task, Language language);
[[nodiscard]] std::string_view name_of(Skill skill, Language language);
/// As a verb: "read images".
[[nodiscard]] std::string_view name_of(EngineFeature feature, Language language);
[[nodiscard]] std::string_view name_of(Capability capability, Language language);
/// Behind the name of a model: "without thinking".
[[nodiscard]] std::string_view name_of(Effort effort, Language language);
/// The same in brackets of a narrow column: "thinking".
[[nodiscard]] std::string_view short_name_of(Effort effort, Language language);
[[nodiscard]] std::string_view name_of(AbilityBasis basis, Language language);
/// Why an option leaves the choice there.
[[nodiscard]] std::string_view name_of(ChoiceStep step, Language language);
[[nodiscard]] std::string_view name_of(Topic topic, Language language);
[[nodiscard]] std::string_view name_of(RuleVerdict verdict, Language language);
[[nodiscard]] std::string_view name_of(RecipientRole role, Language language);
[[nodiscard]] std::string_view name_of(Receives what, Language language);
[[nodiscard]] std::string_view name_of(FactKind value, Language language);
/// What it means.
[[nodiscard]] std::string_view name_of(LegalTier tier, Language language);
[[nodiscard]] std::string_view name_of(EvidenceGrade grade, Language language);

[[nodiscard]] std::string_view name_of(Severity severity, Language language);
[[nodiscard]] std::string_view name_of(Mark mark, Language language);
[[nodiscard]] std::string_view name_of(Difference difference, Language language);
/// As one counts, "requests a day"; with a count in its form, "request a day".
[[nodiscard]] std::string name_of(Number number, Language language,
                                  std::optional<double> count = {});
[[nodiscard]] std::string_view name_of(NamedInput input, Language language);

/// Words that stand in a file in a language of their own, marked as such in another.
[[nodiscard]] std::string as_quoted(std::string_view words, Language language);
/// Why an input has its default: in the reader's language where the sentence is our own.
[[nodiscard]] std::string why_assumed(const InputDefault& assumed, Language language);
/// Of a country by its two letters: "Germany", "US"; the letters where it has no name here.
[[nodiscard]] std::string country_name(std::string_view code, Language language);
/// What errors of the serving model are counted by: "metric", "gpu".
[[nodiscard]] std::string group_name(std::string_view group, Language language);

/// "instance-hour", "M tokens". JSON has the English one in every language.
[[nodiscard]] std::string_view unit_name(BillUnit unit, Language language);
/// "requests/day"; empty where the name of the number says it all.
[[nodiscard]] std::string_view unit_name(NumberUnit unit, Language language);

}  // namespace llmadvisor

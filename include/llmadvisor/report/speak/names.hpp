#pragma once

#include <string>
#include <string_view>

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// What people call these, in their language. Lower case, to stand inside a sentence.
[[nodiscard]] std::string_view name_of(OptionKind kind, Language language);
[[nodiscard]] std::string_view name_of(Purchase purchase, Language language);
[[nodiscard]] std::string_view name_of(Verdict verdict, Language language);
[[nodiscard]] std::string_view name_of(LineKind kind, Language language);
[[nodiscard]] std::string_view name_of(ReasonCode code, Language language);
[[nodiscard]] std::string_view name_of(QualityBand band, Language language);
/// With its noun: "medical data", "données médicales".
[[nodiscard]] std::string_view name_of(Sensitivity sensitivity, Language language);
[[nodiscard]] std::string_view name_of(Jurisdiction jurisdiction, Language language);
[[nodiscard]] std::string_view name_of(Preference preference, Language language);
[[nodiscard]] std::string_view name_of(RuleVerdict verdict, Language language);
[[nodiscard]] std::string_view name_of(EvidenceGrade grade, Language language);

/// An input by its key in files and JSON ("requests_per_day", "budget_usd"); the key itself where
/// no words are known for it.
[[nodiscard]] std::string input_name(std::string_view key, Language language);
/// A unit as the engine writes it ("instance-hour", "requests/day").
[[nodiscard]] std::string unit_name(std::string_view unit, Language language);
/// A fact about a provider ("hds_certified").
[[nodiscard]] std::string fact_name(std::string_view fact, Language language);
/// The formula of a bill line in the reader's words: "20 h a month".
[[nodiscard]] std::string formula_text(std::string_view formula, Language language);

}  // namespace llmadvisor

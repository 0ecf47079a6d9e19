#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// The condition in the reader's language, with the places that ask for it where nobody said which
/// law applies.
[[nodiscard]] std::string condition_text(const ConditionStatus& condition, const Voice& voice);
/// Its first clause, for a summary.
[[nodiscard]] std::string short_condition(const ConditionStatus& condition, const Voice& voice);
/// What to ask whom about an open condition or the place.
[[nodiscard]] std::string question_text(const Question& question, const Voice& voice);
/// "shown by their page", "unknown": what the provider's pages show.
[[nodiscard]] std::string_view name_of(ConditionState state, Language language);
/// Page, date and grade: "https://... (2026-08-05, the vendor's own page)".
[[nodiscard]] std::string evidence_text(const Evidence& evidence, const Voice& voice);

/// Why the rules advise against it; empty when they do not.
[[nodiscard]] std::string why_not_advisable(const ComplianceVerdict& verdict, const Voice& voice);

/// A notice of the rules, about `option` where it is about one.
[[nodiscard]] std::string notice_text(NoticeCode code, const Option* option, const Voice& voice);
/// What must be said once in this answer beyond the disclaimer.
[[nodiscard]] std::vector<std::string> answer_notices(const Advice& advice, const Voice& voice);
/// Those of them that a summary must not leave out.
[[nodiscard]] std::vector<std::string> urgent_notices(const Advice& advice, const Voice& voice);
[[nodiscard]] std::string not_legal_advice(const Voice& voice);

}  // namespace llmadvisor

#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "llmadvisor/engine/rules/verdict.hpp"

namespace llmadvisor {

struct Project;

[[nodiscard]] DataProfile data_profile(const Project& project);

/// EU members, Iceland, Liechtenstein and Norway by ISO 3166 code, and "EU" itself.
[[nodiscard]] bool in_eea(std::string_view country);

/// Whether the country lies in the area whose law it is. None does for Quebec: a country code does
/// not tell it from the rest of Canada.
[[nodiscard]] bool is_inside(Jurisdiction law, std::string_view country);

/// The class the rules speak of. `country` as in Placement.
[[nodiscard]] DeploymentClass deployment_class(const Provider& provider, ServedAs served_as,
                                               Weights weights, std::string_view country);

/// Evidence that may carry a condition alone: the vendor's page, or a dated reading of it.
[[nodiscard]] bool is_strong(const ProviderFact& fact);

[[nodiscard]] Freshness freshness(const ProviderFact& fact, Date today);

/// Whether data in the country lie in the area of the law, in a country that it holds adequate, or
/// outside; unstated when `country` is empty. Quebec is no country: all of Canada is outside.
[[nodiscard]] PlaceFit place_under(Jurisdiction law, std::string_view country,
                                   const Catalog& catalog, Date today);

/// The verdict for one placement; see docs/compliance.md. `any` takes the strictest of the three
/// places and names the conditions of each; for medical data France decides.
[[nodiscard]] ComplianceVerdict assess(const Catalog& catalog, const DataProfile& data,
                                       const Placement& placement, Date today);

/// Id of the RuleText that says why this place's reading is not advisable. Where a condition is
/// unmet the verdict's conditions say which, and by whose page.
[[nodiscard]] std::string_view refusal(const PlaceVerdict& place);

/// The weakest state among the conditions that a provider's page can show; `met` when there are
/// none. For a choice between options that are all conditional.
[[nodiscard]] ConditionState weakest_shown(const ComplianceVerdict& verdict);

/// What must be said once in an answer about such data.
[[nodiscard]] std::vector<NoticeCode> answer_notices(const DataProfile& data);

/// The questions that the verdicts leave open, each once, and, where somebody else's machine is
/// involved, the three of residency, jurisdiction and tenancy.
[[nodiscard]] std::vector<Question> open_questions(
    const Catalog& catalog, std::span<const ComplianceVerdict* const> verdicts);

}  // namespace llmadvisor

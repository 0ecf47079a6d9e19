#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/engine/input.hpp"

namespace llmadvisor {

/// Facts older than this are marked for a second look.
inline constexpr int stale_after_days = 90;

/// What the data are, whose law they fall under, and what the user states about the project.
struct DataProfile {
  Sensitivity sensitivity = Sensitivity::internal;
  Jurisdiction jurisdiction = Jurisdiction::any;
  std::vector<Attestation> attested{};
  Site site = Site::own_room;  ///< where own servers stand
  Wanted rag = Wanted::no;

  bool operator==(const DataProfile&) const = default;
};

/// Where the model would run. `country` is the ISO 3166 code of the data centre, empty when nobody
/// states it. The provider must outlive the placement and every verdict on it.
struct Placement {
  const Provider* provider = nullptr;
  DeploymentClass deployment = DeploymentClass::closed_api;
  std::string_view country;
};

/// What the provider's pages show about a condition, from best to worst. Unknown never satisfies,
/// and neither does `indicated`.
enum class ConditionState {
  met,        ///< nothing is left to obtain
  attested,   ///< the user states it
  offered,    ///< the provider offers it; the user must still sign or configure it
  indicated,  ///< a weak source or a partial statement points that way
  unknown,    ///< no page seen, or the user's own duty
  unmet,      ///< a page says no, or the place rules it out
};
template <>
inline constexpr auto enum_rows<ConditionState> =
    std::to_array<EnumRow<ConditionState>>({{ConditionState::met, "met"},
                                            {ConditionState::attested, "attested"},
                                            {ConditionState::offered, "offered"},
                                            {ConditionState::indicated, "indicated"},
                                            {ConditionState::unknown, "unknown"},
                                            {ConditionState::unmet, "unmet"}});

enum class Freshness { fresh, stale, undated };
template <>
inline constexpr auto enum_rows<Freshness> = std::to_array<EnumRow<Freshness>>(
    {{Freshness::fresh, "fresh"}, {Freshness::stale, "stale"}, {Freshness::undated, "undated"}});

/// Whether the data centre is where the condition wants it.
enum class PlaceFit { not_asked, inside, adequate, outside, unstated };

struct Evidence {
  const ProviderFact* fact = nullptr;
  Freshness freshness = Freshness::undated;
};

struct ConditionStatus {
  const RuleCondition* condition = nullptr;
  const Provider* provider = nullptr;  ///< with whom it is to be met
  ConditionState state = ConditionState::unknown;
  std::vector<Evidence> evidence;
  std::vector<Jurisdiction> places;  ///< whose rules ask for it
  PlaceFit place = PlaceFit::not_asked;
};

enum class VerdictCause {
  table,                ///< the cell itself
  condition_unmet,      ///< a provider's page says no
  condition_not_shown,  ///< the cell needs evidence and no page points that way
  nothing_known,        ///< no page on the operator's terms was read
};

/// The reading of one jurisdiction's cell. `rule` is null where the table has a hole, which counts
/// as not advisable.
struct PlaceVerdict {
  Jurisdiction jurisdiction = Jurisdiction::us;
  const Rule* rule = nullptr;
  RuleVerdict verdict = RuleVerdict::not_advisable;
  VerdictCause cause = VerdictCause::table;
};

/// What must be said beside a verdict or beside the whole answer. The names are ids of RuleText.
enum class NoticeCode {
  // beside an option
  cloud_act,
  operator_outside_eea,
  operator_unknown,
  outside_eea,
  adequate_place,
  region_unstated,
  foreign_orders,
  no_facts,
  weak_evidence,
  stale_evidence,
  undated_evidence,
  // once in an answer
  not_legal_advice,
  strictest_place,
  france_assumed,
  security_officer,
  tokenise_first,
  anonymise_first,
  no_api_for_care_data,
  marking_first,
  town_hall,
  rag_index,
  ai_act_transparency,
  ai_act_high_risk,
};
template <>
inline constexpr auto enum_rows<NoticeCode> =
    std::to_array<EnumRow<NoticeCode>>({{NoticeCode::cloud_act, "cloud-act"},
                                        {NoticeCode::operator_outside_eea, "operator-outside-eea"},
                                        {NoticeCode::operator_unknown, "operator-unknown"},
                                        {NoticeCode::outside_eea, "outside-eea"},
                                        {NoticeCode::adequate_place, "adequate-place"},
                                        {NoticeCode::region_unstated, "region-unstated"},
                                        {NoticeCode::foreign_orders, "foreign-orders"},
                                        {NoticeCode::no_facts, "no-facts"},
                                        {NoticeCode::weak_evidence, "weak-evidence"},
                                        {NoticeCode::stale_evidence, "stale-evidence"},
                                        {NoticeCode::undated_evidence, "undated-evidence"},
                                        {NoticeCode::not_legal_advice, "not-legal-advice"},
                                        {NoticeCode::strictest_place, "strictest-place"},
                                        {NoticeCode::france_assumed, "france-assumed"},
                                        {NoticeCode::security_officer, "security-officer"},
                                        {NoticeCode::tokenise_first, "tokenise-first"},
                                        {NoticeCode::anonymise_first, "anonymise-first"},
                                        {NoticeCode::no_api_for_care_data, "no-api-for-care-data"},
                                        {NoticeCode::marking_first, "marking-first"},
                                        {NoticeCode::town_hall, "town-hall"},
                                        {NoticeCode::rag_index, "rag-index"},
                                        {NoticeCode::ai_act_transparency, "ai-act-transparency"},
                                        {NoticeCode::ai_act_high_risk, "ai-act-high-risk"}});

/// What the rules say of one placement for the project's data. Points into the catalogue.
struct ComplianceVerdict {
  RuleVerdict verdict = RuleVerdict::not_advisable;
  std::vector<PlaceVerdict> places;  ///< one, or us, eu and fr when nobody said
  /// Conditional: what to verify or obtain. Not advisable: what stands in the way, empty when
  /// nothing about this provider could change it.
  std::vector<ConditionStatus> conditions;
  std::vector<NoticeCode> notices;
};

/// A question to put: that of a condition, or a text of the rules.
struct Question {
  AskedOf asked_of = AskedOf::provider;
  const RuleCondition* condition = nullptr;
  const RuleText* text = nullptr;
};

}  // namespace llmadvisor

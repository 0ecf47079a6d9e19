#include <algorithm>

#include "llmadvisor/engine/rules/compliance.hpp"
#include "rules/assessment.hpp"

namespace llmadvisor {
namespace {

/// Public and internal data fall under the same rule everywhere.
bool differs_by_place(Sensitivity sensitivity) { return sensitivity > Sensitivity::internal; }

bool asks_of_europe(const DataProfile& data) {
  if (data.jurisdiction == Jurisdiction::any) return differs_by_place(data.sensitivity);
  return data.jurisdiction != Jurisdiction::us;
}

/// The law by whose map the place of an answer is told.
Jurisdiction law_of_place(const DataProfile& data) {
  return data.jurisdiction == Jurisdiction::any ? Jurisdiction::eu : data.jurisdiction;
}

void add_operator_notices(std::vector<NoticeCode>& notices, const Assessment& a) {
  const auto& operator_law = a.placement.provider->jurisdiction;
  const bool ordered = std::ranges::any_of(a.placement.provider->facts, [](const auto& fact) {
    return fact.fact == FactKind::foreign_order_exposure && fact.answer == FactAnswer::yes;
  });
  if (operator_law.empty()) {
    notices.push_back(NoticeCode::operator_unknown);
  } else if (operator_law == "US") {
    notices.push_back(NoticeCode::cloud_act);
  } else if (!in_eea(operator_law)) {
    notices.push_back(NoticeCode::operator_outside_eea);
  } else if (ordered) {
    notices.push_back(NoticeCode::foreign_orders);
  }
}

void add_place_notices(std::vector<NoticeCode>& notices, const Assessment& a) {
  if (!asks_of_europe(a.data)) return;
  add_operator_notices(notices, a);
  const auto fit = place_fit(a, law_of_place(a.data));
  if (fit == PlaceFit::outside) notices.push_back(NoticeCode::outside_eea);
  if (fit == PlaceFit::adequate) notices.push_back(NoticeCode::adequate_place);
  if (fit == PlaceFit::unstated) notices.push_back(NoticeCode::region_unstated);
}

void add_evidence_notices(std::vector<NoticeCode>& notices, const ComplianceVerdict& verdict) {
  bool weak = false;
  bool stale = false;
  bool undated = false;
  for (const auto& status : verdict.conditions) {
    weak |= status.state == ConditionState::indicated;
    for (const auto& [fact, age] : status.evidence) {
      weak |= !is_strong(*fact);
      stale |= age == Freshness::stale;
      undated |= age == Freshness::undated;
    }
  }
  if (weak) notices.push_back(NoticeCode::weak_evidence);
  if (stale) notices.push_back(NoticeCode::stale_evidence);
  if (undated) notices.push_back(NoticeCode::undated_evidence);
}

void add_class_notices(std::vector<NoticeCode>& all, const DataProfile& data) {
  const bool any = data.jurisdiction == Jurisdiction::any;
  switch (data.sensitivity) {
    case Sensitivity::medical:
      if (any || data.jurisdiction == Jurisdiction::fr) {
        all.push_back(NoticeCode::no_api_for_care_data);
      }
      [[fallthrough]];
    case Sensitivity::personal:
    case Sensitivity::hr:
    case Sensitivity::children:
    case Sensitivity::special:
    case Sensitivity::professional_secrecy:
    case Sensitivity::financial:
      all.push_back(NoticeCode::anonymise_first);
      break;
    case Sensitivity::card:
      all.push_back(NoticeCode::tokenise_first);
      break;
    case Sensitivity::restricted:
    case Sensitivity::secret:
      all.push_back(NoticeCode::marking_first);
      all.push_back(NoticeCode::security_officer);
      break;
    case Sensitivity::government:
      if (any || data.jurisdiction == Jurisdiction::fr) all.push_back(NoticeCode::town_hall);
      break;
    case Sensitivity::public_data:
    case Sensitivity::internal:
    case Sensitivity::export_controlled:
      break;
  }
}

/// Uses of annex III are likely for these.
bool may_be_high_risk(Sensitivity sensitivity) {
  return sensitivity == Sensitivity::hr || sensitivity == Sensitivity::children ||
         sensitivity == Sensitivity::financial || sensitivity == Sensitivity::government;
}

bool is_new(const std::vector<Question>& questions, const Question& candidate) {
  return std::ranges::find(questions, candidate.condition, &Question::condition) == questions.end();
}

}  // namespace

std::vector<NoticeCode> notices(const ComplianceVerdict& verdict, const Assessment& a) {
  std::vector<NoticeCode> all;
  const bool own = a.placement.deployment == DeploymentClass::own_premises;
  if (own || a.data.sensitivity == Sensitivity::public_data) return all;
  add_place_notices(all, a);
  if (!is_documented(a.placement)) all.push_back(NoticeCode::no_facts);
  add_evidence_notices(all, verdict);
  return all;
}

std::vector<NoticeCode> answer_notices(const DataProfile& data) {
  std::vector<NoticeCode> all{NoticeCode::not_legal_advice};
  const bool any = data.jurisdiction == Jurisdiction::any;
  const bool medical = data.sensitivity == Sensitivity::medical;
  if (any && differs_by_place(data.sensitivity)) {
    all.push_back(medical ? NoticeCode::france_assumed : NoticeCode::strictest_place);
  }
  add_class_notices(all, data);
  if (data.rag == Wanted::yes) all.push_back(NoticeCode::rag_index);
  if (any || data.jurisdiction == Jurisdiction::eu || data.jurisdiction == Jurisdiction::fr) {
    all.push_back(NoticeCode::ai_act_transparency);
    if (may_be_high_risk(data.sensitivity)) all.push_back(NoticeCode::ai_act_high_risk);
  }
  return all;
}

std::vector<Question> open_questions(const Catalog& catalog,
                                     std::span<const ComplianceVerdict* const> verdicts) {
  std::vector<Question> questions;
  bool elsewhere = false;
  for (const auto* verdict : verdicts) {
    for (const auto& place : verdict->places) {
      elsewhere |= place.rule != nullptr && place.rule->deployment != DeploymentClass::own_premises;
    }
    for (const auto& status : verdict->conditions) {
      if (status.state <= ConditionState::attested) continue;
      const auto& c = *status.condition;
      const Question question{c.asked_of, &c, nullptr};
      if (is_new(questions, question)) questions.push_back(question);
    }
  }
  if (questions.empty() || !elsewhere) return questions;
  for (const auto id : {"ask-residency", "ask-jurisdiction", "ask-tenancy"}) {
    const auto* text = catalog.find_rule_text(id);
    if (text != nullptr) questions.push_back({AskedOf::provider, nullptr, text});
  }
  return questions;
}

}  // namespace llmadvisor

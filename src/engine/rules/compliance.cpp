#include "llmadvisor/engine/rules/compliance.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {
namespace {

struct Assessment {
  const Catalog& catalog;
  const DataProfile& data;
  const Placement& placement;
  Date today;
};

ServedAs served_as(DeploymentClass deployment) {
  switch (deployment) {
    case DeploymentClass::cloud_gpu:
    case DeploymentClass::neocloud_gpu:
      return ServedAs::gpu;
    case DeploymentClass::marketplace_gpu:
      return ServedAs::marketplace_gpu;
    case DeploymentClass::own_premises:
      return ServedAs::premises;
    default:
      return ServedAs::api;
  }
}

/// A fact about the service itself; failing that, one about the company; failing that, one about
/// another product.
const ProviderFact* find_fact(const Provider& provider, FactKind kind, ServedAs service) {
  const ProviderFact* found = nullptr;
  const auto distance = [](const ProviderFact& fact) {
    return (fact.product.empty() ? 0 : 2) + (fact.service ? 0 : 1);
  };
  for (const auto& fact : provider.facts) {
    if (fact.fact != kind || (fact.service && fact.service != service)) continue;
    if (found == nullptr || distance(fact) < distance(*found)) found = &fact;
  }
  return found;
}

Evidence evidence(const ProviderFact& fact, Date today) { return {&fact, freshness(fact, today)}; }

FactAnswer opposite(FactAnswer answer) {
  return answer == FactAnswer::yes ? FactAnswer::no : FactAnswer::yes;
}

/// What one fact is worth for a condition. A weak source is enough to refuse and never enough to
/// admit.
ConditionState worth(const ProviderFact* fact, const Proof& proof) {
  if (fact == nullptr || fact->grade == EvidenceGrade::unknown) return ConditionState::unknown;
  if (!fact->product.empty()) return ConditionState::unknown;
  if (fact->answer == opposite(proof.wanted)) return ConditionState::unmet;
  if (fact->answer == FactAnswer::partial) return ConditionState::indicated;
  if (fact->answer != proof.wanted) return ConditionState::unknown;
  return is_strong(*fact) ? ConditionState::offered : ConditionState::indicated;
}

/// Reads the proofs into `status`; true when there was a required one.
bool weigh_proofs(ConditionStatus& status, const Assessment& a) {
  const auto service = served_as(a.placement.deployment);
  std::optional<ConditionState> weakest;
  for (const auto& proof : status.condition->proofs) {
    const auto* fact = find_fact(*a.placement.provider, proof.fact, service);
    if (fact != nullptr) status.evidence.push_back(evidence(*fact, a.today));
    if (proof.weight == ProofWeight::required) {
      weakest = std::max(weakest.value_or(ConditionState::met), worth(fact, proof));
    }
  }
  status.state = weakest.value_or(ConditionState::unknown);
  return weakest.has_value();
}

PlaceFit place_fit(const Assessment& a, Jurisdiction law) {
  if (a.placement.deployment == DeploymentClass::own_premises) return PlaceFit::not_asked;
  return place_under(law, a.placement.country, a.catalog, a.today);
}

bool is_home(PlaceFit fit) { return fit == PlaceFit::inside || fit == PlaceFit::adequate; }

/// A transfer condition asks nothing where neither the data centre nor the operator is outside, as
/// far as its seat is shown.
void waive_transfer(ConditionStatus& status, const Assessment& a, Jurisdiction law) {
  const auto seat_fit = place_under(law, a.placement.provider->jurisdiction, a.catalog, a.today);
  if (!is_home(status.place) || !is_home(seat_fit)) return;
  const auto* seat = find_fact(*a.placement.provider, FactKind::hq_jurisdiction,
                               served_as(a.placement.deployment));
  if (seat == nullptr) return;
  status.evidence.push_back(evidence(*seat, a.today));
  const bool shown = is_strong(*seat) && seat->answer == FactAnswer::yes;
  status.state = shown ? ConditionState::met : ConditionState::indicated;
}

/// A place inside is as good as the page that says it can be chosen; one outside undoes that page.
/// Where no page is asked for, the place alone shows nothing.
void judge_place(ConditionStatus& status, const Assessment& a, Jurisdiction law) {
  const auto& proofs = status.condition->proofs;
  const bool asks_a_page = std::ranges::count(proofs, ProofWeight::required, &Proof::weight) > 0;
  const auto rule = status.condition->place;
  if (rule == PlaceRule::anywhere) return;
  status.place = place_fit(a, law);
  if (rule == PlaceRule::transfer) return waive_transfer(status, a, law);
  const bool adequate = status.place == PlaceFit::adequate;
  if (status.place == PlaceFit::outside || (adequate && rule == PlaceRule::eea)) {
    status.state = ConditionState::unmet;
  } else if (is_home(status.place) && rule == PlaceRule::pinned && asks_a_page) {
    status.state = ConditionState::offered;
  }
}

/// What the user states stands for what no page shows; it undoes no page that says no.
void take_word(ConditionStatus& status, const Assessment& a) {
  if (status.state == ConditionState::met || status.state == ConditionState::unmet) return;
  const auto speaks_of_it = [&](const Attestation& word) {
    return word.condition == status.condition->id &&
           (word.provider.empty() || word.provider == a.placement.provider->id);
  };
  if (std::ranges::any_of(a.data.attested, speaks_of_it)) status.state = ConditionState::attested;
}

ConditionStatus status_of(const RuleCondition& condition, const Assessment& a, Jurisdiction law) {
  ConditionStatus status;
  status.condition = &condition;
  status.provider = a.placement.provider;
  const bool provable = weigh_proofs(status, a);
  judge_place(status, a, law);
  if (provable && condition.place == PlaceRule::anywhere &&
      status.state == ConditionState::offered &&
      condition.settled_by == SettledBy::provider_facts) {
    status.state = ConditionState::met;
  }
  take_word(status, a);
  return status;
}

std::vector<ConditionStatus> statuses(const std::vector<std::string>& ids, const Assessment& a,
                                      Jurisdiction law) {
  std::vector<ConditionStatus> all;
  all.reserve(ids.size());
  for (const auto& id : ids) {
    if (const auto* condition = a.catalog.find_rule_condition(id)) {
      all.push_back(status_of(*condition, a, law));
    }
  }
  return all;
}

/// The hyperscaler column means a region inside, which nobody may assume: where none is stated, the
/// service is read as a vendor's own. An EU host outside is read as any other host.
DeploymentClass column(const Assessment& a, Jurisdiction law) {
  const auto deployment = a.placement.deployment;
  if (law == Jurisdiction::us || law == Jurisdiction::ca_qc) return deployment;
  const auto fit = place_fit(a, law);
  if (deployment == DeploymentClass::hyperscaler_api && fit == PlaceFit::unstated) {
    return DeploymentClass::closed_api;
  }
  if (deployment == DeploymentClass::eu_hosted_api && fit == PlaceFit::outside) {
    return DeploymentClass::hosted_api;
  }
  return deployment;
}

const Rule* find_rule(const Assessment& a, Jurisdiction law) {
  const auto deployment = column(a, law);
  const auto found = std::ranges::find_if(a.catalog.rules, [&](const Rule& rule) {
    return rule.sensitivity == a.data.sensitivity && rule.jurisdiction == law &&
           rule.deployment == deployment;
  });
  return found == a.catalog.rules.end() ? nullptr : &*found;
}

struct CellReading {
  PlaceVerdict verdict;
  std::vector<ConditionStatus> conditions;
};

void keep_only(std::vector<ConditionStatus>& conditions, ConditionState state) {
  std::erase_if(conditions, [&](const auto& status) { return status.state != state; });
}

bool all_shown(const std::vector<ConditionStatus>& conditions, std::size_t expected) {
  return conditions.size() == expected && std::ranges::all_of(conditions, [](const auto& status) {
           return status.state <= ConditionState::offered;
         });
}

/// A page of some weight says yes, if only in part; what a third party reports opens nothing.
bool points_that_way(const ConditionStatus& status) {
  if (status.state <= ConditionState::offered) return true;
  if (status.state != ConditionState::indicated) return false;
  return std::ranges::any_of(status.condition->proofs, [&](const Proof& proof) {
    return proof.weight == ProofWeight::required &&
           std::ranges::any_of(status.evidence, [&](const Evidence& e) {
             return e.fact->fact == proof.fact && e.fact->product.empty() && is_strong(*e.fact);
           });
  });
}

/// About people, or more sensitive.
bool needs_a_page(const Assessment& a) {
  return a.data.sensitivity > Sensitivity::internal &&
         a.placement.deployment != DeploymentClass::own_premises;
}

bool is_documented(const Placement& placement) {
  const auto service = served_as(placement.deployment);
  return std::ranges::any_of(placement.provider->facts, [&](const ProviderFact& fact) {
    return fact.grade != EvidenceGrade::unknown && fact.fact != FactKind::hq_jurisdiction &&
           (!fact.service || *fact.service == service);
  });
}

/// An open cell closes again when a condition is refuted, or lacks the evidence the cell needs.
void hold_to_conditions(CellReading& reading, const Assessment& a) {
  const Rule& rule = *reading.verdict.rule;
  const auto law = reading.verdict.jurisdiction;
  if (needs_a_page(a) && !is_documented(a.placement)) {
    reading.verdict.cause = VerdictCause::nothing_known;
    reading.conditions.clear();
    return;
  }
  reading.conditions = statuses(rule.conditions, a, law);
  if (a.placement.deployment == DeploymentClass::own_premises && a.data.site == Site::colocation) {
    for (auto& more : statuses(rule.colocated, a, law)) reading.conditions.push_back(more);
  }
  const auto refuted = [](const auto& status) { return status.state == ConditionState::unmet; };
  if (std::ranges::any_of(reading.conditions, refuted)) {
    reading.verdict.cause = VerdictCause::condition_unmet;
    keep_only(reading.conditions, ConditionState::unmet);
    return;
  }
  auto needed = statuses(rule.needs_evidence, a, law);
  std::erase_if(needed, points_that_way);
  if (!needed.empty()) {
    reading.verdict.cause = VerdictCause::condition_not_shown;
    reading.conditions = std::move(needed);
    return;
  }
  reading.verdict.verdict = RuleVerdict::conditional;
}

/// A cell that is closed names what would open it, or, where a page or the place says no, what
/// keeps it closed.
void open_unless(CellReading& reading, const Assessment& a) {
  const Rule& rule = *reading.verdict.rule;
  reading.conditions = statuses(rule.unless, a, reading.verdict.jurisdiction);
  if (all_shown(reading.conditions, rule.unless.size())) return hold_to_conditions(reading, a);
  const auto refuted = [](const auto& status) { return status.state == ConditionState::unmet; };
  if (std::ranges::any_of(reading.conditions, refuted)) {
    reading.verdict.cause = VerdictCause::condition_unmet;
    keep_only(reading.conditions, ConditionState::unmet);
  } else {
    std::erase_if(reading.conditions,
                  [](const auto& status) { return status.state <= ConditionState::offered; });
  }
}

CellReading read_cell(const Assessment& a, Jurisdiction law) {
  CellReading reading;
  reading.verdict.jurisdiction = law;
  reading.verdict.rule = find_rule(a, law);
  const Rule* rule = reading.verdict.rule;
  if (rule == nullptr) return reading;
  if (rule->verdict == RuleVerdict::allowed) {
    reading.verdict.verdict = RuleVerdict::allowed;
  } else if (rule->verdict == RuleVerdict::conditional) {
    hold_to_conditions(reading, a);
  } else if (!rule->unless.empty()) {
    open_unless(reading, a);
  }
  for (auto& status : reading.conditions) status.places = {law};
  return reading;
}

std::vector<Jurisdiction> places_of(const DataProfile& data) {
  if (data.jurisdiction != Jurisdiction::any) return {data.jurisdiction};
  // France first: where nobody said whose patients they are, her rule decides.
  return {Jurisdiction::fr, Jurisdiction::eu, Jurisdiction::us};
}

bool decides(const DataProfile& data, Jurisdiction place) {
  return data.jurisdiction != Jurisdiction::any || data.sensitivity != Sensitivity::medical ||
         place == Jurisdiction::fr;
}

void merge(std::vector<ConditionStatus>& into, std::vector<ConditionStatus>&& more) {
  for (auto& status : more) {
    const auto known = std::ranges::find(into, status.condition, &ConditionStatus::condition);
    if (known == into.end()) {
      into.push_back(std::move(status));
    } else {
      known->places.insert(known->places.end(), status.places.begin(), status.places.end());
    }
  }
}

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

std::vector<NoticeCode> notices(const ComplianceVerdict& verdict, const Assessment& a) {
  std::vector<NoticeCode> all;
  const bool own = a.placement.deployment == DeploymentClass::own_premises;
  if (own || a.data.sensitivity == Sensitivity::public_data) return all;
  add_place_notices(all, a);
  const auto service = served_as(a.placement.deployment);
  const bool documented = std::ranges::any_of(a.placement.provider->facts, [&](const auto& fact) {
    return !fact.service || fact.service == service;
  });
  if (!documented) all.push_back(NoticeCode::no_facts);
  add_evidence_notices(all, verdict);
  return all;
}

bool is_new(const std::vector<Question>& questions, const Question& candidate) {
  return std::ranges::find(questions, candidate.condition, &Question::condition) == questions.end();
}

}  // namespace

bool is_strong(const ProviderFact& fact) {
  return fact.grade == EvidenceGrade::primary || fact.grade == EvidenceGrade::quoted;
}

PlaceFit place_under(Jurisdiction law, std::string_view country, const Catalog& catalog,
                     Date today) {
  if (country.empty()) return PlaceFit::unstated;
  const auto map = law == Jurisdiction::fr ? Jurisdiction::eu : law;
  const bool inside = (map == Jurisdiction::eu && in_eea(country)) ||
                      (map == Jurisdiction::us && country == "US") ||
                      (map == Jurisdiction::uk && country == "GB") ||
                      (map == Jurisdiction::ch && country == "CH");
  if (inside) return PlaceFit::inside;
  const bool adequate = std::ranges::any_of(catalog.adequate_countries, [&](const auto& listed) {
    const bool holds = listed.law == map && (!listed.until || today <= *listed.until);
    return holds && (listed.country == country || (listed.country == "EU" && in_eea(country)));
  });
  return adequate ? PlaceFit::adequate : PlaceFit::outside;
}

DataProfile data_profile(const Project& project) {
  return {project.requirements.sensitivity, project.requirements.jurisdiction,
          project.stated.attested, project.site, project.rag ? Wanted::yes : Wanted::no};
}

Freshness freshness(const ProviderFact& fact, Date today) {
  if (!fact.as_of) return Freshness::undated;
  return days_between(*fact.as_of, today) > stale_after_days ? Freshness::stale : Freshness::fresh;
}

ComplianceVerdict assess(const Catalog& catalog, const DataProfile& data,
                         const Placement& placement, Date today) {
  const Assessment assessment{catalog, data, placement, today};
  ComplianceVerdict result;
  result.verdict = RuleVerdict::allowed;
  std::vector<CellReading> readings;
  for (const auto place : places_of(data)) {
    readings.push_back(read_cell(assessment, place));
    const auto& reading = readings.back().verdict;
    if (decides(data, place)) result.verdict = std::max(result.verdict, reading.verdict);
    result.places.push_back(reading);
  }
  for (auto& reading : readings) {
    // Of a refused placement only what refuses it is worth listing.
    if (reading.verdict.verdict != result.verdict) {
      if (result.verdict == RuleVerdict::not_advisable) continue;
      if (reading.verdict.verdict == RuleVerdict::not_advisable) continue;
    }
    merge(result.conditions, std::move(reading.conditions));
  }
  result.notices = notices(result, assessment);
  return result;
}

std::string_view refusal(const PlaceVerdict& place) {
  if (place.rule == nullptr) return "no-rule";
  if (place.cause == VerdictCause::condition_unmet) return "condition-unmet";
  if (place.cause == VerdictCause::nothing_known) return "nothing-known";
  return place.rule->reason;
}

ConditionState weakest_shown(const ComplianceVerdict& verdict) {
  auto weakest = ConditionState::met;
  for (const auto& status : verdict.conditions) {
    const bool provable = std::ranges::any_of(status.condition->proofs, [](const Proof& proof) {
      return proof.weight == ProofWeight::required;
    });
    if (provable) weakest = std::max(weakest, status.state);
  }
  return weakest;
}

namespace {

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

}  // namespace

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

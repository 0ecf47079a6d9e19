#include <algorithm>
#include <optional>

#include "llmadvisor/engine/rules/compliance.hpp"
#include "rules/assessment.hpp"

namespace llmadvisor {
namespace {

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
  const auto rule = status.condition->place;
  if (rule == PlaceRule::anywhere) return;
  status.place = place_fit(a, law);
  if (rule == PlaceRule::transfer) return waive_transfer(status, a, law);
  const bool adequate = status.place == PlaceFit::adequate;
  if (status.place == PlaceFit::outside || (adequate && rule == PlaceRule::eea)) {
    status.state = ConditionState::unmet;
  } else if (is_home(status.place) && rule == PlaceRule::pinned && asks_a_page(*status.condition)) {
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

}  // namespace

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

PlaceFit place_fit(const Assessment& a, Jurisdiction law) {
  if (a.placement.deployment == DeploymentClass::own_premises) return PlaceFit::not_asked;
  return place_under(law, a.placement.country, a.catalog, a.today);
}

bool asks_a_page(const RuleCondition& condition) {
  return std::ranges::count(condition.proofs, ProofWeight::required, &Proof::weight) > 0;
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

bool is_documented(const Placement& placement) {
  const auto service = served_as(placement.deployment);
  return std::ranges::any_of(placement.provider->facts, [&](const ProviderFact& fact) {
    return fact.grade != EvidenceGrade::unknown && fact.fact != FactKind::hq_jurisdiction &&
           (!fact.service || *fact.service == service);
  });
}

bool is_strong(const ProviderFact& fact) {
  return fact.grade == EvidenceGrade::primary || fact.grade == EvidenceGrade::quoted;
}

Freshness freshness(const ProviderFact& fact, Date today) {
  if (!fact.as_of) return Freshness::undated;
  return days_between(*fact.as_of, today) > stale_after_days ? Freshness::stale : Freshness::fresh;
}

ConditionState weakest_shown(const ComplianceVerdict& verdict) {
  auto weakest = ConditionState::met;
  for (const auto& status : verdict.conditions) {
    if (asks_a_page(*status.condition)) weakest = std::max(weakest, status.state);
  }
  return weakest;
}

}  // namespace llmadvisor

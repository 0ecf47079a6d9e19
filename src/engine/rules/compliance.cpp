#include "llmadvisor/engine/rules/compliance.hpp"

#include <algorithm>
#include <utility>

#include "llmadvisor/engine/project.hpp"
#include "rules/assessment.hpp"

namespace llmadvisor {
namespace {

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

}  // namespace

bool is_inside(Jurisdiction law, std::string_view country) {
  switch (law) {
    case Jurisdiction::us:
      return country == "US";
    case Jurisdiction::eu:
    case Jurisdiction::fr:
      return in_eea(country);
    case Jurisdiction::uk:
      return country == "GB";
    case Jurisdiction::ch:
      return country == "CH";
    case Jurisdiction::ca_qc:
    case Jurisdiction::any:
      break;
  }
  return false;
}

PlaceFit place_under(Jurisdiction law, std::string_view country, const Catalog& catalog,
                     Date today) {
  if (country.empty()) return PlaceFit::unstated;
  if (is_inside(law, country)) return PlaceFit::inside;
  const auto map = law == Jurisdiction::fr ? Jurisdiction::eu : law;
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

}  // namespace llmadvisor

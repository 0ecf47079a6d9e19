#include "llmadvisor/engine/rules/recipients.hpp"

#include <algorithm>

namespace llmadvisor {
namespace {

void add_conditions(std::vector<ConditionStatus>& all, const ComplianceVerdict& more) {
  for (const auto& status : more.conditions) {
    const bool known = std::ranges::any_of(all, [&](const ConditionStatus& c) {
      return c.condition == status.condition && c.provider == status.provider;
    });
    if (!known) all.push_back(status);
  }
}

void add_notices(std::vector<NoticeCode>& all, const ComplianceVerdict& more) {
  for (const auto code : more.notices) {
    if (std::ranges::find(all, code) == all.end()) all.push_back(code);
  }
}

}  // namespace

std::span<const Receives> received_in(RecipientRole role) {
  static constexpr Receives of_model[] = {Receives::prompts};
  static constexpr Receives of_search[] = {Receives::corpus, Receives::queries};
  static constexpr Receives of_tuning[] = {Receives::corpus};
  switch (role) {
    case RecipientRole::model:
      return of_model;
    case RecipientRole::embedding:
    case RecipientRole::reranking:
    case RecipientRole::vector_store:
      return of_search;
    case RecipientRole::tuning:
      break;
  }
  return of_tuning;
}

Recipient judge(RecipientRole role, const Catalog& catalog, const DataProfile& data,
                const Placement& placement, Date today) {
  Recipient r{role, placement.provider, placement.country, {}, {}, {}};
  r.compliance = assess(catalog, data, placement, today);
  r.tier = legal_tier(data, placement);
  if (r.compliance.verdict == RuleVerdict::not_advisable) {
    r.refused = Refusal::rules;
  } else if (lacks_a_law(data, placement)) {
    r.refused = Refusal::unknown_law;
  }
  return r;
}

std::optional<LegalTier> legal_tier(std::span<const Recipient> recipients) {
  const auto worst = std::ranges::max_element(recipients, {}, &Recipient::tier);
  return worst == recipients.end() ? std::nullopt : worst->tier;
}

ComplianceVerdict verdict_on(std::span<const Recipient> recipients) {
  const auto worst = std::ranges::max_element(
      recipients, {}, [](const Recipient& r) { return r.compliance.verdict; });
  if (worst == recipients.end()) return {};
  ComplianceVerdict all = worst->compliance;
  if (all.verdict == RuleVerdict::not_advisable) return all;
  all.conditions.clear();
  all.notices.clear();
  for (const auto& recipient : recipients) {
    add_conditions(all.conditions, recipient.compliance);
    add_notices(all.notices, recipient.compliance);
  }
  return all;
}

int open_conditions(const ComplianceVerdict& verdict) {
  return static_cast<int>(std::ranges::count_if(
      verdict.conditions, [](const auto& c) { return c.state > ConditionState::attested; }));
}

}  // namespace llmadvisor

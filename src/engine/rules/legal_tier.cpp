#include "llmadvisor/engine/rules/legal_tier.hpp"

#include <algorithm>
#include <string_view>

namespace llmadvisor {
namespace {

bool is_eea(Jurisdiction area) { return area == Jurisdiction::eu || area == Jurisdiction::fr; }

/// For a tier, an operator of Canada is at home in Quebec.
bool is_in(Jurisdiction area, std::string_view country) {
  return area == Jurisdiction::ca_qc ? country == "CA" : is_inside(area, country);
}

/// A page about something else that the company sells shows nothing.
bool is_shown(const Provider& provider, FactKind kind) {
  return std::ranges::any_of(provider.facts, [&](const ProviderFact& fact) {
    return fact.fact == kind && fact.product.empty() && fact.answer == FactAnswer::yes &&
           is_strong(fact);
  });
}

/// The law of the United States lets data leave without more.
bool has_basis(Jurisdiction area, const Provider& provider) {
  return area == Jurisdiction::us || is_shown(provider, FactKind::dpa_gdpr);
}

LegalTier tier_at_home(Jurisdiction area, const Placement& p) {
  if (is_in(area, p.country)) return LegalTier::a;
  if (!p.country.empty()) return has_basis(area, *p.provider) ? LegalTier::c : LegalTier::d;
  const bool is_at_home = !is_eea(area) || p.deployment == DeploymentClass::eu_hosted_api ||
                          is_shown(*p.provider, FactKind::eu_region);
  return is_at_home ? LegalTier::a : LegalTier::b;
}

}  // namespace

bool is_law_unknown(const Placement& placement) {
  switch (placement.deployment) {
    case DeploymentClass::own_premises:
      return false;
    case DeploymentClass::exposed_api:
    case DeploymentClass::marketplace_gpu:
      return true;
    default:
      return placement.provider->jurisdiction.empty();
  }
}

std::optional<LegalTier> legal_tier(const DataProfile& data, const Placement& placement) {
  const Jurisdiction area = data.jurisdiction;
  if (data.sensitivity == Sensitivity::public_data || area == Jurisdiction::any) return {};
  if (placement.deployment == DeploymentClass::own_premises) return LegalTier::a;
  if (is_law_unknown(placement)) return LegalTier::d;
  const Provider& provider = *placement.provider;
  if (is_in(area, provider.jurisdiction)) return tier_at_home(area, placement);
  if (is_in(area, placement.country)) return LegalTier::b;
  return has_basis(area, provider) ? LegalTier::c : LegalTier::d;
}

bool lacks_a_law(const DataProfile& data, const Placement& placement) {
  if (data.sensitivity <= Sensitivity::internal) return false;
  return is_law_unknown(placement) || legal_tier(data, placement) == LegalTier::d;
}

}  // namespace llmadvisor

#include "llmadvisor/engine/hosts.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "llmadvisor/catalog/name_index.hpp"

namespace llmadvisor {
namespace {

/// Smaller is better: the verdict, what pages show of its conditions, and how many there are.
using Burden = std::tuple<RuleVerdict, ConditionState, std::size_t>;

Burden burden_of(const ComplianceVerdict& verdict) {
  return {verdict.verdict, weakest_shown(verdict), verdict.conditions.size()};
}

}  // namespace

std::vector<const Provider*> admitted_hosts(const Catalog& catalog, DataProfile data, Date today) {
  std::map<const Provider*, Burden> burdens;
  const NameIndex<Model> models(catalog.models);
  const NameIndex<Provider> providers(catalog.providers);
  for (const auto& offer : catalog.api_offers) {
    const auto* model = models.find(offer.model);
    const auto* provider = providers.find(offer.provider);
    const bool is_host = model != nullptr && model->weights == Weights::open && provider != nullptr;
    if (!is_host) continue;
    const auto deployment =
        deployment_class(*provider, ServedAs::api, Weights::open, offer.country);
    const auto verdict = assess(catalog, data, {provider, deployment, offer.country}, today);
    if (verdict.verdict == RuleVerdict::not_advisable) continue;
    const auto [known, is_new] = burdens.try_emplace(provider, burden_of(verdict));
    if (!is_new) known->second = std::min(known->second, burden_of(verdict));
  }
  std::vector<const Provider*> hosts;
  for (const auto& [provider, burden] : burdens) hosts.push_back(provider);
  std::ranges::sort(hosts, {}, [&](const Provider* p) { return std::tie(burdens.at(p), p->id); });
  return hosts;
}

}  // namespace llmadvisor

#include <algorithm>
#include <array>

#include "llmadvisor/engine/rules/compliance.hpp"

namespace llmadvisor {
namespace {

constexpr auto eea_countries = std::to_array<std::string_view>(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "EU", "FI", "FR", "GR", "HR", "HU", "IE",
     "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"});

DeploymentClass api_class(const Provider& provider, Weights weights, std::string_view country) {
  if (provider.kind == ProviderKind::owner) return DeploymentClass::own_premises;
  if (provider.kind == ProviderKind::router || provider.jurisdiction == "CN") {
    return DeploymentClass::exposed_api;
  }
  if (provider.kind == ProviderKind::hyperscaler) return DeploymentClass::hyperscaler_api;
  if (provider.kind == ProviderKind::model_vendor) return DeploymentClass::closed_api;
  // A host of open models that also sells a closed one passes the prompts on to its vendor.
  if (weights == Weights::closed) return DeploymentClass::exposed_api;
  const bool european = provider.kind == ProviderKind::eu_cloud && in_eea(provider.jurisdiction) &&
                        (country.empty() || in_eea(country));
  return european ? DeploymentClass::eu_hosted_api : DeploymentClass::hosted_api;
}

DeploymentClass gpu_class(const Provider& provider) {
  switch (provider.kind) {
    case ProviderKind::owner:
      return DeploymentClass::own_premises;
    case ProviderKind::gpu_marketplace:
      return DeploymentClass::marketplace_gpu;
    case ProviderKind::hyperscaler:
    case ProviderKind::eu_cloud:
      return DeploymentClass::cloud_gpu;
    default:
      return DeploymentClass::neocloud_gpu;
  }
}

}  // namespace

bool in_eea(std::string_view country) {
  return std::ranges::find(eea_countries, country) != eea_countries.end();
}

DeploymentClass deployment_class(const Provider& provider, ServedAs served_as, Weights weights,
                                 std::string_view country) {
  switch (served_as) {
    case ServedAs::api:
      return api_class(provider, weights, country);
    case ServedAs::gpu:
      return gpu_class(provider);
    case ServedAs::marketplace_gpu:
      return DeploymentClass::marketplace_gpu;
    case ServedAs::premises:
      break;
  }
  return DeploymentClass::own_premises;
}

}  // namespace llmadvisor

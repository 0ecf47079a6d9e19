#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "llmadvisor/catalog/cost_figure.hpp"
#include "llmadvisor/catalog/gpu.hpp"
#include "llmadvisor/catalog/import_names.hpp"
#include "llmadvisor/catalog/model.hpp"
#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/catalog/provider.hpp"
#include "llmadvisor/catalog/quality.hpp"
#include "llmadvisor/catalog/record.hpp"
#include "llmadvisor/catalog/rules.hpp"

namespace llmadvisor {

/// The one spelling of every enumerator, used by the files, the command line and the reports. The
/// position in the list is the enumerator's value.
template <class Enum>
inline constexpr std::array<std::string_view, 0> enum_names{};

template <>
inline constexpr std::array enum_names<Confidence> =
    std::to_array<std::string_view>({"high", "medium", "low"});
template <>
inline constexpr std::array enum_names<Weights> = std::to_array<std::string_view>({"open",
                                                                                   "closed"});
template <>
inline constexpr std::array enum_names<CommercialUse> =
    std::to_array<std::string_view>({"yes", "restricted", "no", "unknown"});
template <>
inline constexpr std::array enum_names<AttentionKind> =
    std::to_array<std::string_view>({"gqa", "mla", "sliding", "hybrid-linear"});
template <>
inline constexpr std::array enum_names<Thinking> =
    std::to_array<std::string_view>({"never", "optional", "always"});
template <>
inline constexpr std::array enum_names<Focus> = std::to_array<std::string_view>({"general",
                                                                                 "code"});
template <>
inline constexpr std::array enum_names<QualityBand> =
    std::to_array<std::string_view>({"basic", "solid", "strong", "frontier"});
template <>
inline constexpr std::array enum_names<GpuVendor> =
    std::to_array<std::string_view>({"nvidia", "amd", "intel"});
template <>
inline constexpr std::array enum_names<Interconnect> =
    std::to_array<std::string_view>({"pcie", "nvlink-bridge", "nvlink", "infinity-fabric"});
template <>
inline constexpr std::array enum_names<Currency> = std::to_array<std::string_view>({"usd", "eur"});
template <>
inline constexpr std::array enum_names<GpuOfferKind> =
    std::to_array<std::string_view>({"instance", "serverless", "marketplace"});
template <>
inline constexpr std::array enum_names<ImportFormat> = std::to_array<std::string_view>(
    {"litellm", "models-dev", "genai-prices", "llm-prices", "skypilot", "csv", "hf-config"});
template <>
inline constexpr std::array enum_names<Charges> =
    std::to_array<std::string_view>({"by-token", "subscription", "free"});
template <>
inline constexpr std::array enum_names<EvidenceGrade> =
    std::to_array<std::string_view>({"primary", "quoted", "secondary", "keyword", "unknown"});
template <>
inline constexpr std::array enum_names<FactAnswer> =
    std::to_array<std::string_view>({"yes", "no", "partial", "unclear"});
template <>
inline constexpr std::array enum_names<ServedAs> =
    std::to_array<std::string_view>({"api", "gpu", "marketplace-gpu", "premises"});
template <>
inline constexpr std::array enum_names<ProviderKind> =
    std::to_array<std::string_view>({"model-vendor", "hyperscaler", "open-model-host", "eu-cloud",
                                     "gpu-cloud", "gpu-marketplace", "router", "owner"});
template <>
inline constexpr std::array enum_names<RetrievalModelKind> =
    std::to_array<std::string_view>({"embedding", "reranker"});
template <>
inline constexpr std::array enum_names<Sensitivity> = std::to_array<std::string_view>(
    {"public", "internal", "personal", "financial", "card", "medical", "government", "secret"});
template <>
inline constexpr std::array enum_names<Jurisdiction> =
    std::to_array<std::string_view>({"any", "us", "eu", "fr"});
template <>
inline constexpr std::array enum_names<DeploymentClass> = std::to_array<std::string_view>(
    {"closed-api", "hyperscaler-api", "hosted-api", "eu-hosted-api", "exposed-api", "cloud-gpu",
     "neocloud-gpu", "marketplace-gpu", "own-premises"});
template <>
inline constexpr std::array enum_names<RuleVerdict> =
    std::to_array<std::string_view>({"allowed", "conditional", "not-advisable"});
template <>
inline constexpr std::array enum_names<ProofWeight> =
    std::to_array<std::string_view>({"required", "supporting"});
template <>
inline constexpr std::array enum_names<SettledBy> =
    std::to_array<std::string_view>({"provider-facts", "user"});
template <>
inline constexpr std::array enum_names<PlaceRule> =
    std::to_array<std::string_view>({"anywhere", "eea", "transfer"});
template <>
inline constexpr std::array enum_names<AskedOf> =
    std::to_array<std::string_view>({"provider", "dpo", "security-officer"});

template <class Enum>
concept named_enum = std::is_enum_v<Enum> &&(enum_names<Enum>.size() > 0);

template <named_enum Enum>
[[nodiscard]] constexpr std::string_view to_string(Enum value) {
  return enum_names<Enum>[static_cast<std::size_t>(value)];
}

template <named_enum Enum>
[[nodiscard]] constexpr std::optional<Enum> parse_enum(std::string_view text) {
  for (std::size_t i = 0; i < enum_names<Enum>.size(); ++i) {
    if (enum_names<Enum>[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace llmadvisor

#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"
#include "llmadvisor/engine/rules/legal_tier.hpp"

namespace llmadvisor {

/// What somebody does for an option with the user's text.
enum class RecipientRole { model, embedding, reranking, vector_store, tuning };
template <>
inline constexpr auto enum_rows<RecipientRole> =
    std::to_array<EnumRow<RecipientRole>>({{RecipientRole::model, "model-host"},
                                           {RecipientRole::embedding, "embedding"},
                                           {RecipientRole::reranking, "re-ranking"},
                                           {RecipientRole::vector_store, "vector-store"},
                                           {RecipientRole::tuning, "fine-tuning"}});

/// What gets into somebody's hands: prompts hold what was retrieved for them, the corpus is the
/// documents or the training examples, queries are what users ask.
enum class Receives { prompts, corpus, queries };
template <>
inline constexpr auto enum_rows<Receives> = std::to_array<EnumRow<Receives>>(
    {{Receives::prompts, "prompts"}, {Receives::corpus, "corpus"}, {Receives::queries, "queries"}});

/// What one receives in that role.
[[nodiscard]] std::span<const Receives> received_in(RecipientRole role);

/// Why somebody may not have the data.
enum class Refusal {
  rules,        ///< the table of the rules, or a page that refutes one of its conditions
  unknown_law,  ///< data about people or above, and nothing shows whose law holds there
};

/// Somebody who receives what the users or the documents say. `country` as in Placement.
struct Recipient {
  RecipientRole role = RecipientRole::model;
  const Provider* provider = nullptr;
  std::string_view country;
  ComplianceVerdict compliance;
  std::optional<LegalTier> tier;
  std::optional<Refusal> refused;
};

/// The recipient as the rules judge it.
[[nodiscard]] Recipient judge(RecipientRole role, const Catalog& catalog, const DataProfile& data,
                              const Placement& placement, Date today);

/// The farthest of all of them from the law; see legal_tier().
[[nodiscard]] std::optional<LegalTier> legal_tier(std::span<const Recipient> recipients);

/// The verdict on all of them together: that of the worst. Where none is refused, the conditions of
/// each, those of one provider once; two providers that must sign are two conditions.
[[nodiscard]] ComplianceVerdict verdict_on(std::span<const Recipient> recipients);

/// How many conditions of a verdict are still to be obtained.
[[nodiscard]] int open_conditions(const ComplianceVerdict& verdict);

}  // namespace llmadvisor

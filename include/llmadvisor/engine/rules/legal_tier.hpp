#pragma once

#include <array>
#include <optional>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"

namespace llmadvisor {

/// How near a place is to the law that protects the data, from nearest to farthest.
enum class LegalTier {
  a,  ///< own servers, or an operator of the area with its machines there
  b,  ///< machines in the area of an operator from outside, or the other way round unshown
  c,  ///< outside, with a basis for the transfer
  d,  ///< nothing shows whose law holds, or on what basis the data may leave
};
template <>
inline constexpr auto enum_rows<LegalTier> = std::to_array<EnumRow<LegalTier>>(
    {{LegalTier::a, "A"}, {LegalTier::b, "B"}, {LegalTier::c, "C"}, {LegalTier::d, "D"}});

/// Nullopt for public data, and where no area is given. The area of `eu` and `fr` is the EEA: one
/// law on personal data, whatever a class asks of France besides. A region that nobody states is
/// none: an operator of the EEA must show one, one of another area is taken to be at home. All
/// areas but the United States ask for a basis before data leave, which a page on a data processing
/// agreement shows.
[[nodiscard]] std::optional<LegalTier> legal_tier(const DataProfile& data,
                                                  const Placement& placement);

/// Whether nobody says under whose law the operator works, or whose machine it is: unknown whatever
/// the area.
[[nodiscard]] bool is_law_unknown(const Placement& placement);

/// Whether data about people or above must not go there for want of a known law.
[[nodiscard]] bool lacks_a_law(const DataProfile& data, const Placement& placement);

}  // namespace llmadvisor

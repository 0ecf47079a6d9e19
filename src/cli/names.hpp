#pragma once

#include <string>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/input.hpp"

namespace llmadvisor::cli {

/// Ids of the catalogue for the names that people write; an alias or the record's own name will
/// do, whatever its case. Never a substitute: an unknown name is a UsageError with the nearest
/// ones.
[[nodiscard]] const Model& model_named(std::string_view name, const Catalog& catalog);
[[nodiscard]] const Gpu& gpu_named(std::string_view name, const Catalog& catalog);
[[nodiscard]] const Provider& provider_named(std::string_view name, const Catalog& catalog);

/// Turns every name in the filters into an id.
void resolve_names(Filters& filters, const Catalog& catalog);

/// Conditions and providers as the catalogue spells them, each word once; throws UsageError for
/// what it does not know.
void resolve_attestations(std::vector<Attestation>& words, const Catalog& catalog);

/// Puts the user's own values in the place of the catalogue's, dated today.
void state_costs(const std::vector<StatedCost>& costs, Catalog& catalog, Date today);

}  // namespace llmadvisor::cli

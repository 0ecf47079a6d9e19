#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/input.hpp"

namespace llmadvisor::cli {

/// Ids of the catalogue for the names that people write; an alias or the record's own name will
/// do, whatever its case; of a model, whatever its dots, dashes and spaces. Never a substitute: an
/// unknown name is a UsageError with the nearest ones.
[[nodiscard]] const Model& model_named(std::string_view name, const Catalog& catalog);
[[nodiscard]] const Gpu& gpu_named(std::string_view name, const Catalog& catalog);
[[nodiscard]] const Provider& provider_named(std::string_view name, const Catalog& catalog);

/// The one model of that name, or all of a family ("llama-4", "claude"). A model that is known and
/// no longer sold is a UsageError that names its successors.
[[nodiscard]] std::vector<const Model*> models_named(std::string_view name, const Catalog& catalog);

/// A name that stands for several models.
struct Family {
  std::string name;                  ///< as it was written
  std::vector<std::string> members;  ///< ids
};

/// Turns every name in the filters into an id, each model once, and says which stood for several.
std::vector<Family> resolve_names(Filters& filters, const Catalog& catalog);
/// The same of everything that names something of the catalogue; a model named as the least quality
/// becomes the id of an AbilityReference or of a Model.
std::vector<Family> resolve_names(ProjectInput& input, const Catalog& catalog);

/// Conditions and providers as the catalogue spells them, each word once; throws UsageError for
/// what it does not know.
void resolve_attestations(std::vector<Attestation>& words, const Catalog& catalog);

/// Puts the user's own values in the place of the catalogue's, dated today.
void state_costs(const std::vector<StatedCost>& costs, Catalog& catalog, Date today);

}  // namespace llmadvisor::cli

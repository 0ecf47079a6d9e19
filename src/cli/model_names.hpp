#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor::cli {

/// One model by its id, its name or an alias, whatever the case, spaces, dots and dashes; null
/// where it is none.
[[nodiscard]] const Model* find_model_named(std::string_view name, const Catalog& catalog);

/// Those whose id or name starts with all the parts of this one: "llama-4", "mistral", "gpt oss".
/// "qwen3" is no "qwen3.5".
[[nodiscard]] std::vector<const Model*> members_of_family(std::string_view name,
                                                          const Catalog& catalog);

/// The model that people know by that name, to tell a level by; null where there is none.
[[nodiscard]] const AbilityReference* find_reference(std::string_view name, const Catalog& catalog);

/// At most three models of the same family with a later version than the name has, the nearest kin
/// and the latest first.
[[nodiscard]] std::vector<std::string> successors_of(std::string_view name, const Catalog& catalog);

/// Whether scores tell how able the model is.
[[nodiscard]] bool is_rated(const Model& model, const Catalog& catalog);

/// Throws the UsageError for a name that is none of the catalogue's, with what is nearest: a slip
/// of the finger, successors, a level to ask for instead.
[[noreturn]] void refuse_model(std::string_view name, const Catalog& catalog);

}  // namespace llmadvisor::cli

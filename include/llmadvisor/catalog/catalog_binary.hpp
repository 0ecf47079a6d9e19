#pragma once

#include <string>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// The form in which the shipped catalogue is embedded: checked JSON turned into length-prefixed
/// fields at build time, so that a start does not parse text (docs/decisions/0001). It is
/// private to one build; there is no compatibility between versions.
[[nodiscard]] std::string to_binary(const Catalog& catalog);
[[nodiscard]] Catalog from_binary(std::string_view bytes);

}  // namespace llmadvisor

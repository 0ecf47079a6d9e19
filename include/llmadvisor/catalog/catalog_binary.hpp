#pragma once

#include <string>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/catalog_part.hpp"

namespace llmadvisor {

/// The form in which the shipped catalogue is embedded: checked JSON turned into length-prefixed
/// fields at build time, so that a start does not parse text (docs/decisions/0001). Each table has
/// its length before it, so that one that nobody asks for is passed over. The form is
/// private to one build; there is no compatibility between versions.
[[nodiscard]] std::string to_binary(const Catalog& catalog);
[[nodiscard]] Catalog from_binary(std::string_view bytes, CatalogPart part = CatalogPart::whole);

}  // namespace llmadvisor

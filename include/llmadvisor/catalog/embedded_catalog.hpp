#pragma once

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/catalog_part.hpp"

namespace llmadvisor {

/// The catalogue that this program was built with. Its source is generated at build time from
/// data/ (see src/embed/).
[[nodiscard]] Catalog embedded_catalog(CatalogPart part = CatalogPart::whole);

}  // namespace llmadvisor

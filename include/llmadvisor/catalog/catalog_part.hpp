#pragma once

#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// How much of a catalogue a command reads. To unpack tables that it never looks at would take most
/// of a short command's time.
enum class CatalogPart {
  date,     ///< on which the tables were put together; no table
  serving,  ///< what speed and memory of a replica come from, and the names that lead there
  whole,
};

/// Whether a table, by its key in the files, is in the part.
[[nodiscard]] bool is_in(CatalogPart part, std::string_view table);

/// The same catalogue with the other tables empty.
[[nodiscard]] Catalog part_of(const Catalog& catalog, CatalogPart part);

}  // namespace llmadvisor

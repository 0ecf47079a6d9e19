#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// The tables of a catalogue as people name them: `models`, `gpu-offers`.
[[nodiscard]] std::vector<std::string> catalog_table_names();

/// The names of a table's records.
[[nodiscard]] std::vector<std::string> catalog_record_names(const Catalog& catalog,
                                                            std::string_view table);

}  // namespace llmadvisor

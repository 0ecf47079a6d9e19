#include "llmadvisor/catalog/catalog_part.hpp"

#include <algorithm>
#include <array>

namespace llmadvisor {
namespace {

constexpr auto serving_tables = std::to_array<std::string_view>(
    {"models", "refused_models", "ability_references", "gpus", "engine_support", "local_devices",
     "local_speeds", "constants", "error_ranges", "measured_gpus", "kernel_curves", "kernel_donors",
     "learned_factors", "presets", "tasks", "task_scales", "hidden_tokens", "defaults",
     "choice_figures"});

}  // namespace

bool is_in(CatalogPart part, std::string_view table) {
  if (part != CatalogPart::serving) return part == CatalogPart::whole;
  return std::ranges::find(serving_tables, table) != serving_tables.end();
}

Catalog part_of(const Catalog& catalog, CatalogPart part) {
  Catalog some;
  some.as_of = catalog.as_of;
  for_each_table_member([&](const char*, const char* key, auto table) {
    if (is_in(part, key)) some.*table = catalog.*table;
  });
  return some;
}

}  // namespace llmadvisor

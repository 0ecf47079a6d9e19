#pragma once

#include <string>
#include <vector>

namespace llmadvisor {

struct SchemaFile {
  std::string name;  ///< "models.schema.json"
  std::string text;
};

/// The published schemas of the table files and of overrides.json, as data/schema holds them: the
/// descriptions of the records, written down for editors and other programs.
[[nodiscard]] std::vector<SchemaFile> catalog_schemas();

/// The same for people: docs/catalogue-fields.md.
[[nodiscard]] std::string catalog_fields_page();

}  // namespace llmadvisor

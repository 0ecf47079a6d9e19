#include "llmadvisor/catalog/catalog_json.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "files/table_files.hpp"
#include "json_reader.hpp"
#include "json_writer.hpp"
#include "llmadvisor/catalog/strict_json.hpp"

namespace llmadvisor {
namespace {

bool is_known_stem(std::string_view stem) {
  Catalog none;
  bool known = stem == "catalog";
  for_each_table(none, [&](std::string_view file, const char*, auto&) { known |= file == stem; });
  return known;
}

void read_catalog_date(Catalog& catalog, const std::string& file, const nlohmann::json& document) {
  JsonReader reader(document, file, "");
  reader.field("as_of", catalog.as_of);
  std::string ignored;
  reader.optional("$schema", ignored);
  reader.refuse_unknown_keys();
}

template <class Record>
nlohmann::ordered_json json_of(const Record& record) {
  nlohmann::ordered_json object;
  JsonWriter writer(object);
  describe(writer, record);
  return object;
}

}  // namespace

void read_catalog_file(Catalog& catalog, const std::string& file, std::string_view stem,
                       std::string_view text) {
  const nlohmann::json document = parse_strictly(file, text);
  if (stem == "catalog") return read_catalog_date(catalog, file, document);
  JsonReader reader(document, file, "");
  std::string ignored;
  reader.optional("$schema", ignored);
  for_each_table(catalog, [&](std::string_view table_stem, const char* key, auto& table) {
    if (table_stem == stem) reader.list(key, table);
  });
  reader.refuse_unknown_keys();
}

Catalog read_catalog_directory(const std::filesystem::path& directory) {
  std::error_code error;
  if (!std::filesystem::is_directory(directory, error)) {
    throw DataError("unreadable", directory.string() + ": is not a directory");
  }
  Catalog catalog;
  const TableReader tables(directory);
  bool found = false;
  for (const auto& name : table_file_names()) {
    const auto text = tables.text(name);
    if (!text) continue;
    found = true;
    const auto path = directory / name;
    read_catalog_file(catalog, path.string(), path.stem().string(), *text);
  }
  if (!found) {
    throw DataError("unreadable", directory.string() + ": holds no catalogue file",
                    "a catalogue is a directory with models.json, gpus.json, api_offers.json...");
  }
  return catalog;
}

nlohmann::ordered_json table_json(const Catalog& catalog, std::string_view key) {
  auto records = nlohmann::ordered_json::array();
  for_each_table(catalog, [&](std::string_view, const char* table_key, const auto& table) {
    if (table_key != key) return;
    for (const auto& record : table) records.push_back(json_of(record));
  });
  return records;
}

nlohmann::ordered_json record_json(const Catalog& catalog, std::string_view key,
                                   std::size_t index) {
  nlohmann::ordered_json record;
  for_each_table(catalog, [&](std::string_view, const char* table_key, const auto& table) {
    if (table_key == key) record = json_of(table.at(index));
  });
  if (record.is_null()) throw std::out_of_range("no such table");
  return record;
}

std::string catalog_file_text(const Catalog& catalog, std::string_view stem) {
  if (!is_known_stem(stem)) throw std::logic_error("no such catalogue file");
  if (stem == "catalog") return "{\"as_of\": \"" + to_string(catalog.as_of) + "\"}\n";
  std::string text = "{\n  \"$schema\": \"schema/" + std::string(stem) + ".schema.json\"";
  for_each_table(catalog, [&](std::string_view table_stem, const char* key, const auto& table) {
    if (table_stem != stem) return;
    text += ",\n  \"" + std::string(key) + "\": [";
    for (std::size_t i = 0; i < table.size(); ++i) {
      text += (i == 0 ? "\n    " : ",\n    ") + json_of(table[i]).dump();
    }
    text += "\n  ]";
  });
  return text + "\n}\n";
}

}  // namespace llmadvisor

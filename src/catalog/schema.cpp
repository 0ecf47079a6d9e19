#include "llmadvisor/catalog/schema.hpp"

#include "field_lister.hpp"
#include "import/own_columns.hpp"
#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/overrides.hpp"
#include "schema_writer.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

/// A file of tables: an object that may leave out any of them.
Json file_schema(const std::string& stem, const std::string& title) {
  return {{"$schema", "http://json-schema.org/draft-07/schema#"},
          {"$id", "urn:llmadvisor:schema:" + stem},
          {"title", title},
          {"type", "object"},
          {"additionalProperties", false},
          {"properties", {{"$schema", {{"type", "string"}}}}}};
}

SchemaFile written(const std::string& stem, const Json& schema) {
  return {stem + ".schema.json", schema.dump(2) + "\n"};
}

template <class Record>
Json table_schema() {
  return {{"type", "array"}, {"items", record_schema<Record>()}};
}

SchemaFile overrides_schema() {
  auto schema = file_schema("overrides", "overrides.json");
  auto& properties = schema["properties"];
  properties["discounts"] = table_schema<Discount>();
  properties["discounts"]["items"]["oneOf"] =
      Json::parse(R"([{"required": ["provider"]}, {"required": ["offer"]}])");
  properties["withdrawn"] = {{"type", "array"}, {"items", {{"type", "string"}, {"minLength", 1}}}};
  properties["servers"] = table_schema<OwnServer>();
  properties["cost_figures"] = table_schema<OwnFigure>();
  return written("overrides", schema);
}

SchemaFile day_schema() {
  auto schema = file_schema("catalog", "data/catalog.json");
  schema["required"] = Json::array({"as_of"});
  schema["properties"]["as_of"] = {{"type", "string"},
                                   {"pattern", "^[0-9]{4}-[01][0-9]-[0-3][0-9]$"}};
  return written("catalog", schema);
}

std::string in_one_cell(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != text.npos; at += 2) text.insert(at, "\\");
  return text;
}

template <class Record>
std::string field_table(const std::string& heading) {
  std::vector<ListedField> fields;
  FieldLister lister(fields);
  const Record record{};
  describe(lister, record);
  std::string text = "\n### " + heading + "\n\n| field | | holds | |\n|---|---|---|---|\n";
  for (const auto& field : fields) {
    text += "| `" + field.path + "` | " + (field.is_required ? "required" : "") + " | " +
            in_one_cell(field.form) + " | " + in_one_cell(field.meaning) + " |\n";
  }
  return text;
}

std::string column_list(const std::string& what, const std::vector<std::string>& columns) {
  std::string text = "\n" + what + ":";
  std::size_t width = text.size();
  for (const auto& column : columns) {
    const bool is_last = &column == &columns.back();
    const auto word = "`" + column + "`" + (is_last ? "." : ",");
    const bool fits = width + 1 + word.size() <= 120;
    text += (fits ? " " : "\n") + word;
    width = fits ? width + 1 + word.size() : word.size();
  }
  return text + "\n";
}

}  // namespace

std::vector<SchemaFile> catalog_schemas() {
  std::vector<std::string> stems;
  std::vector<Json> schemas;
  for_each_table_member(
      [&]<class Record>(const char* stem, const char* key, std::vector<Record> Catalog::*) {
        if (stems.empty() || stems.back() != stem) {
          stems.emplace_back(stem);
          schemas.push_back(file_schema(stem, "data/" + std::string(stem) + ".json"));
        }
        schemas.back()["properties"][key] = table_schema<Record>();
      });
  std::vector<SchemaFile> files{day_schema(), overrides_schema()};
  for (std::size_t i = 0; i < stems.size(); ++i) files.push_back(written(stems[i], schemas[i]));
  return files;
}

std::string catalog_fields_page() {
  std::string text =
      "# The fields of the catalogue\n\n"
      "Written by `llmadvisor_schemas` from the descriptions of the records, like the schemas in\n"
      "`data/schema`. A key says the unit of its number; what is not required may be left out, "
      "and\n"
      "is then unknown, never 0. A number out of its bounds is refused, whatever file it stands "
      "in.\n"
      "\n## Tables\n";
  for_each_table_member(
      [&]<class Record>(const char* stem, const char* key, std::vector<Record> Catalog::*) {
        text += field_table<Record>("`" + std::string(key) + "` in `" + stem + ".json`");
      });
  text += "\n## Files that `catalog import` reads\n\n| format | file |\n|---|---|\n";
  for (const auto& format : import_formats) {
    text.append("| `").append(format.name).append("` | ").append(format.file).append(" |\n");
  }
  text += "\n### Columns of a table of your own (`csv`)\n";
  text += column_list("API offers", api_offer_columns());
  text += column_list("GPU offers", gpu_offer_columns());
  text += "\n## Your own figures\n";
  text += field_table<Discount>("`discounts` in `overrides.json`");
  text += field_table<OwnServer>("`servers` in `overrides.json`");
  text += field_table<OwnFigure>("`cost_figures` in `overrides.json`");
  return text;
}

}  // namespace llmadvisor

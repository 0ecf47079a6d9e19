#include "llmadvisor/catalog/schema.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/catalog/overrides.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"

using namespace llmadvisor;

namespace {

const std::string root = LLMADVISOR_SOURCE_DIR;

std::string schema_of(const std::string& stem) {
  return root + "/data/schema/" + stem + ".schema.json";
}

bool reader_takes(const std::string& stem, const std::string& text) {
  Catalog catalog;
  try {
    if (stem == "overrides") {
      static_cast<void>(read_overrides(stem, text));
    } else {
      read_catalog_file(catalog, stem, stem, text);
    }
  } catch (const DataError&) {
    return false;
  }
  return true;
}

bool schema_takes(const std::string& stem, const std::string& text) {
  return test::schema_violations(schema_of(stem), text).empty();
}

/// A value put in place of another at a JSON pointer.
struct Change {
  const char* stem;
  const char* pointer;
  const char* value;
};

}  // namespace

TEST_CASE("the published schemas and the page of fields are what the records describe") {
  // Mended by: llmadvisor_schemas SOURCE_DIRECTORY
  for (const auto& file : catalog_schemas()) {
    CAPTURE(file.name);
    CHECK(read_file(root + "/data/schema/" + file.name) == file.text);
  }
  CHECK(read_file(root + "/docs/catalogue-fields.md") == catalog_fields_page());
}

TEST_CASE("every schema has a name of its own that does not depend on where it lies") {
  std::set<std::string> names;
  for (const auto& file : catalog_schemas()) {
    const auto id = nlohmann::json::parse(file.text)["$id"].get<std::string>();
    CHECK(id.rfind("urn:llmadvisor:schema:", 0) == 0);
    CHECK(names.insert(id).second);
  }
}

TEST_CASE("every shipped table is valid by its schema") {
  for (const auto& file : catalog_schemas()) {
    const auto stem = file.name.substr(0, file.name.find('.'));
    if (stem == "overrides" || stem == "learned") continue;  // of users
    CAPTURE(stem);
    for (const auto& violation :
         test::schema_violations(schema_of(stem), read_file(root + "/data/" + stem + ".json"))) {
      FAIL_CHECK(violation);
    }
  }
}

TEST_CASE("schema and reader refuse the same") {
  const auto change = GENERATE(values<Change>({
      {"models", "/models/1/architecture/kv_heads", "0"},
      {"models", "/models/1/architecture/native_precision", "\"fp32\""},
      {"models", "/models/1/architecture/total_parameters", "1e14"},
      {"models", "/models/1/id", "\"a b\""},
      {"models", "/models/1/name", "\"\""},
      {"models", "/models/1/source", "7"},
      {"models", "/models/1/as_of", "\"yesterday\""},
      {"models", "/models/1/licence/commercial_use", "\"maybe\""},
      {"gpus", "/gpus/0/memory_gib", "-1"},
      {"gpus", "/gpus/0/architecture", "\"ampere\""},
      {"gpus", "/gpus/0/supports_bf16", "\"yes\""},
      {"api_offers", "/api_offers/0/prices/input_per_million_tokens", "0"},
      {"api_offers", "/api_offers/0/currency", "\"jpy\""},
      {"gpu_offers", "/gpu_offers/0/country", "\"usa\""},
      {"gpu_offers", "/gpu_offers/0/gpus", "1.5"},
      {"gpu_offers", "/gpu_offers/0/spot/low_per_hour", "null"},
      {"servers", "/servers/0/parts/0/usd_low", "-1"},
      {"costs", "/cost_figures/0/low", "-0.5"},
      {"costs", "/cost_figures/0/lowest", "1"},
  }));
  CAPTURE(change.pointer, change.value);
  const auto sound = catalog_file_text(build::catalog(), change.stem);
  REQUIRE(reader_takes(change.stem, sound));
  REQUIRE(schema_takes(change.stem, sound));
  auto json = nlohmann::json::parse(sound);
  json[nlohmann::json::json_pointer(change.pointer)] = nlohmann::json::parse(change.value);
  CHECK_FALSE(reader_takes(change.stem, json.dump()));
  CHECK_FALSE(schema_takes(change.stem, json.dump()));
}

TEST_CASE("schema and reader insist on the same keys") {
  const auto catalog = build::catalog();
  for (const auto* stem : {"models", "gpus", "api_offers", "gpu_offers", "servers", "costs"}) {
    const auto sound = nlohmann::json::parse(catalog_file_text(catalog, stem));
    for (const auto& [table, records] : sound.items()) {
      if (!records.is_array() || records.empty()) continue;
      for (const auto& [key, value] : records[0].items()) {
        CAPTURE(stem, key);
        auto without = sound;
        without[table][0].erase(key);
        CHECK(reader_takes(stem, without.dump()) == schema_takes(stem, without.dump()));
      }
    }
  }
}

TEST_CASE("the forms of texts are told apart") {
  CHECK(fits(TextForm::id, "aws/g5.xlarge@us-east-1"));
  CHECK_FALSE(fits(TextForm::id, "g5 xlarge"));
  CHECK_FALSE(fits(TextForm::id, ""));
  CHECK(fits(TextForm::country, "FR"));
  CHECK_FALSE(fits(TextForm::country, "fr"));
  CHECK_FALSE(fits(TextForm::country, "FRA"));
  CHECK(fits(TextForm::clock, "08:30"));
  CHECK_FALSE(fits(TextForm::clock, "8:30"));
  CHECK_FALSE(fits(TextForm::clock, "08:60"));
  CHECK(fits(TextForm::any, ""));
  CHECK_FALSE(fits(TextForm::some, ""));
}

#include "support/json_schema.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/files.hpp"

namespace llmadvisor::test {
namespace {

void close_objects(nlohmann::json& schema) {
  if (schema.is_object()) {
    const bool lists_properties = schema.contains("properties") && schema["properties"].is_object();
    if (lists_properties) schema.emplace("additionalProperties", false);
  }
  if (!schema.is_structured()) return;
  for (auto& part : schema) close_objects(part);
}

}  // namespace

std::vector<std::string> schema_violations(const std::string& schema_file, std::string_view json) {
  using Adapter = valijson::adapters::NlohmannJsonAdapter;
  auto rules = nlohmann::json::parse(read_file(schema_file));
  close_objects(rules);
  valijson::Schema schema;
  valijson::SchemaParser parser;
  // Schemas name each other by their ids.
  const auto directory = std::filesystem::path(schema_file).parent_path();
  const auto fetch = [&](const std::string& id) {
    auto name = id.substr(id.rfind(':') + 1);
    std::ranges::replace(name, '-', '_');
    auto other = std::make_unique<nlohmann::json>(
        nlohmann::json::parse(read_file(directory / (name + ".schema.json"))));
    close_objects(*other);
    return static_cast<const nlohmann::json*>(other.release());
  };
  parser.populateSchema(Adapter(rules), schema, fetch,
                        [](const nlohmann::json* other) { delete other; });
  const auto document = nlohmann::json::parse(json);
  valijson::ValidationResults results;
  valijson::Validator().validate(schema, Adapter(document), &results);
  std::vector<std::string> violations;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    std::string where;
    for (const auto& part : error.context) where += part;
    violations.push_back(where + ": " + error.description);
  }
  return violations;
}

}  // namespace llmadvisor::test

#include "support/json_schema.hpp"

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
  parser.populateSchema(Adapter(rules), schema);
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

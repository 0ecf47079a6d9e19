#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "flags.hpp"
#include "known_words.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/engine/hints.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/json_schema.hpp"

using namespace llmadvisor;
using namespace llmadvisor::cli;
using Json = nlohmann::ordered_json;

namespace {

const std::string schema_file = LLMADVISOR_SOURCE_DIR "/data/schema/project.schema.json";

Json money_schema() {
  const Json amount{
      {"type", "object"},
      {"additionalProperties", false},
      {"properties",
       {{"amount", {{"type", "number"}}}, {"currency", {{"enum", enum_names<Currency>}}}}},
      {"required", {"amount", "currency"}}};
  return {{"oneOf", {{{"type", "number"}, {"exclusiveMinimum", 0}}, {{"type", "string"}}, amount}}};
}

std::vector<std::string_view> choices_of(const FlagSpec& flag) {
  auto choices = flag.choices;
  for (const auto& other : other_names()) {
    if (std::ranges::count(flag.choices, other.value) > 0) choices.push_back(other.word);
  }
  return choices;
}

/// One or more of the choices, with commas between.
std::string some_of(const FlagSpec& flag) {
  std::string one;
  for (const auto choice : flag.choices) one += (one.empty() ? "" : "|") + std::string(choice);
  return "^(" + one + ")(, ?(" + one + "))*$";
}

Json value_schema(const FlagSpec& flag) {
  switch (flag.kind) {
    case ValueKind::none:
      return {{"type", "boolean"}};
    case ValueKind::number:
      return {{"type", flag.bounds.whole == Whole::yes ? "integer" : "number"},
              {"minimum", flag.bounds.least},
              {"maximum", flag.bounds.most}};
    case ValueKind::money:
      return money_schema();
    case ValueKind::duration:
      return {{"oneOf",
               {{{"type", "number"}, {"minimum", flag.bounds.least}, {"maximum", flag.bounds.most}},
                {{"type", "string"}, {"minLength", 2}}}}};
    case ValueKind::choice:
      if (flag.open == Open::yes) return {{"type", "string"}, {"minLength", 1}};
      return {{"enum", choices_of(flag)}};
    case ValueKind::choices:
      return {{"type", "string"}, {"pattern", some_of(flag)}};
    default:
      return {{"type", "string"}, {"minLength", 1}};
  }
}

/// One value or a list; costs also as an object, which is how answers write them.
Json repeated_schema(const Json& one, const FlagSpec& flag) {
  Json forms{one, {{"type", "array"}, {"items", one}, {"minItems", 1}}};
  if (flag.name == "cost") {
    forms.push_back({{"type", "object"}, {"additionalProperties", {{"type", "number"}}}});
  }
  return {{"oneOf", forms}};
}

/// What is paid today, as answers and imports of usage write it.
Json todays_bill_schema() {
  const Json texts{{"type", "array"}, {"items", {{"type", "string"}}}, {"minItems", 1}};
  return {{"type", "object"},
          {"additionalProperties", false},
          {"properties",
           {{"amount", {{"type", "number"}}},
            {"currency", {{"enum", enum_names<Currency>}}},
            {"models", texts},
            {"source", {{"type", "string"}, {"minLength", 1}}}}},
          {"required", {"amount", "currency"}}};
}

Json key_schema(const FlagSpec& flag) {
  Json schema = value_schema(flag);
  if (flag.id == Flag::today) schema["oneOf"].back() = todays_bill_schema();
  if (flag.repeat == Repeat::yes) schema = repeated_schema(schema, flag);
  return {{"description", flag.meaning}, {"oneOf", {schema, {{"type", "null"}}}}};
}

Json project_schema() {
  Json properties{{"$schema", {{"type", "string"}}}};
  for (const auto& flag : flag_table()) {
    if (flag.in_file == InFile::yes) properties[key_of(flag)] = key_schema(flag);
  }
  properties["budget_usd"] = {{"description", "the budget in dollars, where none is stated"},
                              {"oneOf", {{{"type", "number"}}, {{"type", "null"}}}}};
  for (const auto* input : {"sensitivity", "jurisdiction"}) {
    properties[std::string(input) + "_origin"] = {
        {"description", "what an answer says of the input; not read"},
        {"enum", enum_names<Origin>}};
    properties[std::string(input) + "_words"] = {
        {"description", "what an answer says of the input; not read"},
        {"type", "array"},
        {"items", {{"type", "string"}}}};
  }
  properties["max_ttft_origin"] = {{"description", "what an answer says of the input; not read"},
                                   {"enum", enum_names<Origin>}};
  properties["mentions"] = {{"description", "what an answer hears in the description; not read"},
                            {"type", "array"}};
  properties["assumed"] = {
      {"description", "keys to leave open all the same: answers name their defaults here"},
      {"type", "array"},
      {"items", {{"type", "string"}}}};
  return {
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"$id", "urn:llmadvisor:schema:project"},
      {"title", "Project file of llmadvisor (--project FILE)"},
      {"description",
       "Every key may be left out, or null: it has a default, which the answer names. The inputs "
       "of a JSON answer are a project file. Comments (// and /* */) are allowed."},
      {"type", "object"},
      {"additionalProperties", false},
      {"properties", properties}};
}

bool is_valid(const std::string& project) {
  return test::schema_violations(schema_file, project).empty();
}

}  // namespace

TEST_CASE("the published project schema is what the flags and their numbers say") {
  const auto expected = project_schema().dump(2) + "\n";
  const char* update = std::getenv("LLMADVISOR_UPDATE_GOLDEN");
  if (update != nullptr) std::ofstream(schema_file) << expected;
  CHECK(read_file(schema_file) == expected);
}

TEST_CASE("what the program reads is valid by the project schema, and what it refuses is not") {
  for (const auto* project :
       {"{}", R"({"budget": 300, "rag": true, "model": ["a", "b"], "only": "rented-gpu"})",
        R"({"budget": "280eur", "cost": ["pue=1.3"], "max_ttft": null, "$schema": "x"})",
        R"({"quality": "claude 3.5 sonnet", "needs": "vision, tools", "weights": "int4"})",
        R"({"needs": ["vision", "json"], "task": "rag", "answer_language": "fr"})"}) {
    CAPTURE(project);
    CHECK(is_valid(project));
  }
  for (const auto* project :
       {R"({"bugdet": 3})", R"({"rag": "yes"})", R"({"model": []})", R"({"requests_per_day": 0})",
        R"({"requests_per_day": 1.5})", R"({"quality": 3})", R"({"task": "best"})",
        R"({"needs": "sight"})", "[1]"}) {
    CAPTURE(project);
    CHECK_FALSE(is_valid(project));
  }
}

TEST_CASE("the inputs of an answer are a valid project file") {
  for (const auto* flags : {"", "--budget 280eur --rag --cost pue=1.3 --model qwen3-32b -d shop",
                            "-d 'RAG and OCR for 200 users, answers in German'"}) {
    CAPTURE(flags);
    const auto out = test::run_line(std::string("recommend --json --no-robustness ") + flags).out;
    CHECK(test::schema_violations(schema_file, Json::parse(out)["inputs"].dump()) ==
          std::vector<std::string>{});
  }
}

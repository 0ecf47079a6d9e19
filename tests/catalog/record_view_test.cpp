#include "llmadvisor/catalog/record_view.hpp"

#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;
using Json = nlohmann::ordered_json;

namespace {

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// "path = text" for every value of a JSON object, words in a list taken together.
void add_lines(const Json& json, const std::string& path, std::vector<std::string>& lines) {
  for (const auto& [key, value] : json.items()) {
    const bool has_words = value.is_array() && value.front().is_string();
    if (value.is_structured() && !has_words) {
      add_lines(value, path + key + "/", lines);
      continue;
    }
    std::string text = has_words ? "" : text_of(value);
    for (const auto& word : has_words ? value : Json::array()) {
      text += (text.empty() ? "" : ", ") + word.get<std::string>();
    }
    lines.push_back(path + key + " = " + text);
  }
}

}  // namespace

TEST_CASE("the fields of a record are those of its JSON object, digit for digit") {
  const Catalog& catalog = shipped_catalog();
  for_each_table(catalog, [&](const char* stem, const char* key, const auto&) {
    const auto views = records_of(catalog, table_name(stem, key));
    const auto records = table_json(catalog, key);
    REQUIRE(views.size() == records.size());
    for (std::size_t i = 0; i < views.size(); ++i) {
      std::vector<std::string> expected;
      add_lines(records[i], "", expected);
      std::vector<std::string> fields;
      for (const auto& field : views[i].fields) fields.push_back(field.path + " = " + field.text);
      CAPTURE(key, views[i].id);
      CHECK(fields == expected);
    }
  });
}

TEST_CASE("a field that is a number can be compared as one") {
  const auto& offer = shipped_catalog().api_offers.front();
  const auto view = view_of(offer);
  REQUIRE(offer.prices.input);
  CHECK(view.number("prices/input_per_million_tokens") == offer.prices.input->value());
  CHECK_FALSE(view.number("source"));
  CHECK_FALSE(view.number("no_such_field"));
}

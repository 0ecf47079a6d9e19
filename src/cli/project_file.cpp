#include "project_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "llmadvisor/catalog/strict_json.hpp"
#include "suggest.hpp"
#include "values.hpp"

namespace llmadvisor::cli {
namespace {

using Json = nlohmann::json;

/// The parser's words, and an example beside them.
Json parsed(const std::string& file, std::string_view text) {
  try {
    return parse_strictly(file, text, Comments::ignored);
  } catch (const DataError& e) {
    if (e.code() != "bad-json") throw;
    throw DataError(e.code(), e.what(),
                    R"(a project file reads like {"budget": 300, "sensitivity": "medical"})");
  }
}

std::string expected_type(const FlagSpec& flag) {
  std::string expectation;
  switch (flag.kind) {
    case ValueKind::none:
      return "expected true or false";
    case ValueKind::number:
      return "expected a number";
    case ValueKind::money:
      return "expected a number of dollars or a string such as \"280eur\"";
    case ValueKind::duration:
      return "expected a number of hours or a string such as \"48h\"";
    case ValueKind::choice:
      expectation = "expected one of " + value_text(flag);
      break;
    case ValueKind::choices:
      return "expected some of " + value_text(flag) + ", as text with commas or a list";
    default:
      expectation = "expected a string";
  }
  return flag.repeat == Repeat::yes ? expectation + ", or a list of those" : expectation;
}

bool has_right_type(const Json& value, const FlagSpec& flag) {
  switch (flag.kind) {
    case ValueKind::none:
      return value.is_boolean();
    case ValueKind::number:
      return value.is_number();
    case ValueKind::money:
    case ValueKind::duration:
      return value.is_number() || value.is_string();
    default:
      return value.is_string();
  }
}

/// Of JSON, where a point before three digits is no separator of thousands.
std::string number_as_written(const Json& value) {
  std::string text = value.dump();
  const auto point = text.find('.');
  if (point != text.npos && text.size() - point == 4) text += '0';
  return text;
}

std::string value_as_written(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() ? number_as_written(value) : value.dump();
}

/// The object with the inputs, and where it stands.
struct Inputs {
  const Json& object;
  std::string file;
  std::string pointer;  ///< empty for the whole file

  [[nodiscard]] std::string place(const std::string& key) const {
    return fmt::format("{}: {}/{}", file, pointer, key);
  }
  [[noreturn]] void refuse(const std::string& key, const std::string& expectation) const {
    throw DataError::at(file, pointer + "/" + key, expectation);
  }
};

Setting read_setting(const Inputs& inputs, const std::string& key, const Json& value,
                     const FlagSpec& flag) {
  Setting setting{inputs.place(key), {}};
  const auto add = [&](const Json& item, const std::string& pointer) {
    if (!has_right_type(item, flag)) inputs.refuse(pointer, expected_type(flag));
    setting.values.push_back(value_as_written(item));
  };
  if (flag.repeat == Repeat::yes && value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) add(value[i], fmt::format("{}/{}", key, i));
    if (value.empty()) inputs.refuse(key, "an empty list allows nothing");
  } else {
    add(value, key);
  }
  return setting;
}

/// `{"amount": 280, "currency": "eur"}`, as answers write a budget.
Setting read_amount(const Inputs& inputs, const std::string& key, const Json& value) {
  const bool is_amount = value.size() == 2 && value.contains("amount") &&
                         value["amount"].is_number() && value.contains("currency") &&
                         value["currency"].is_string();
  if (!is_amount) inputs.refuse(key, "expected an amount and a currency");
  return {inputs.place(key),
          {number_as_written(value["amount"]) + value["currency"].get<std::string>()}};
}

/// `{"amount": 1200, "currency": "usd", "models": ["a"], "source": "litellm"}`, as answers and
/// imports of usage write what is paid today: three settings in one.
void read_today(const Inputs& inputs, const Json& value, Settings& settings) {
  Json amount = value;
  for (const auto& [key, flag] :
       {std::pair("models", Flag::today_model), std::pair("source", Flag::today_source)}) {
    const auto found = value.find(key);
    if (found == value.end()) continue;
    settings[flag] = read_setting(inputs, fmt::format("today/{}", key), *found, flag_spec(flag));
    amount.erase(key);
  }
  settings[Flag::today] = read_amount(inputs, "today", amount);
}

/// `{"pue": 1.3}`, as answers write stated costs.
Setting read_costs(const Inputs& inputs, const std::string& key, const Json& value) {
  Setting setting{inputs.place(key), {}};
  for (const auto& [figure, number] : value.items()) {
    if (!number.is_number()) inputs.refuse(key + "/" + figure, "expected a number");
    setting.values.push_back(fmt::format("{}={}", figure, number_as_written(number)));
  }
  if (value.empty()) inputs.refuse(key, "expected a figure and its value");
  return setting;
}

/// What an answer says that nobody stated; read back, it stays open.
std::set<std::string> assumed_in(const Inputs& inputs) {
  std::set<std::string> assumed;
  const auto list = inputs.object.find("assumed");
  if (list == inputs.object.end()) return assumed;
  if (!list->is_array()) inputs.refuse("assumed", "expected a list of keys");
  for (const auto& key : *list) {
    if (!key.is_string()) inputs.refuse("assumed", "expected a list of keys");
    assumed.insert(key.get<std::string>());
  }
  return assumed;
}

const FlagSpec& flag_with_key(const std::string& file, const std::string& pointer,
                              const std::string& key) {
  std::vector<std::string> keys;
  for (const auto& flag : flag_table()) {
    if (flag.in_file == InFile::yes && key_of(flag) == key) return flag;
    if (flag.in_file == InFile::yes) keys.push_back(key_of(flag));
  }
  const std::vector<std::string_view> candidates(keys.begin(), keys.end());
  throw DataError("unknown-key", fmt::format("{}: {}/{}: unknown key", file, pointer, key),
                  did_you_mean(closest_words(key, candidates)));
}

Setting read_value(const Inputs& inputs, const std::string& key, const Json& value,
                   const FlagSpec& flag) {
  if (value.is_object() && key == "budget") return read_amount(inputs, key, value);
  if (value.is_object() && key == "cost") return read_costs(inputs, key, value);
  return read_setting(inputs, key, value, flag);
}

/// What an answer says of its inputs and no input itself: the description says it again.
bool is_said_of_inputs(std::string_view key) {
  constexpr std::string_view keys[] = {"sensitivity_origin",  "sensitivity_words",
                                       "jurisdiction_origin", "jurisdiction_words",
                                       "max_ttft_origin",     "mentions"};
  return std::ranges::find(keys, key) != std::end(keys);
}

Settings settings_of(const Inputs& inputs) {
  const auto assumed = assumed_in(inputs);
  Settings settings;
  for (const auto& [key, value] : inputs.object.items()) {
    if (is_said_of_inputs(key)) continue;
    // Null is what answers write where nothing was said.
    if (value.is_null() || assumed.contains(key) || key == "assumed") continue;
    if (key == "$schema") {
      if (!value.is_string()) inputs.refuse(key, "expected a string");
      continue;
    }
    // In dollars, beside a budget as it was stated.
    const bool in_dollars = key == "budget_usd";
    if (in_dollars && inputs.object.contains("budget")) continue;
    if (key == "today" && value.is_object()) {
      read_today(inputs, value, settings);
      continue;
    }
    const auto& flag = flag_with_key(inputs.file, inputs.pointer, in_dollars ? "budget" : key);
    settings[flag.id] = read_value(inputs, key, value, flag);
  }
  return settings;
}

}  // namespace

Settings parse_project_file(const std::string& file, std::string_view text) {
  const Json document = parsed(file, text);
  if (!document.is_object()) throw DataError::at(file, "", "expected an object");
  const auto answered = document.find("inputs");
  if (answered == document.end()) return settings_of({document, file, ""});
  if (!answered->is_object()) throw DataError::at(file, "/inputs", "expected an object");
  return settings_of({*answered, file, "/inputs"});
}

}  // namespace llmadvisor::cli

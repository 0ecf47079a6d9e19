#include "project_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "llmadvisor/text/utf8.hpp"
#include "suggest.hpp"
#include "values.hpp"

namespace llmadvisor::cli {
namespace {

using Json = nlohmann::json;

constexpr int deepest_nesting = 2;  // the object, and the lists in it

/// "[json.exception.parse_error.101] parse error at line 1, column 5: ..." without the bracket.
std::string parser_words(const Json::exception& e) {
  const std::string_view what = e.what();
  const auto detail = what.find("] ");
  return repaired_utf8(detail == what.npos ? what : what.substr(detail + 2));
}

Json parse_strictly(const std::string& file, std::string_view text) {
  std::set<std::string, std::less<>> keys;
  const auto check = [&](int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > deepest_nesting) {
      throw DataError("bad-data", file + ": nested too deeply to be a project file");
    }
    if (event == Json::parse_event_t::key && depth == 1) {
      const auto key = parsed.get<std::string>();
      if (!keys.insert(key).second) throw DataError::at(file, "/" + key, "duplicate key");
    }
    return true;
  };
  try {
    return Json::parse(text, check);
  } catch (const Json::exception& e) {
    throw DataError("bad-json", fmt::format("{}: not valid JSON: {}", file, parser_words(e)),
                    R"(a project file reads like {"budget": 300, "sensitivity": "medical"})");
  }
}

std::string expected_type(const FlagSpec& flag) {
  std::string expectation;
  switch (flag.kind) {
    case ValueKind::none:
      return "expected true or false";
    case ValueKind::number:
    case ValueKind::count:
      return "expected a number";
    case ValueKind::money:
      return "expected a number of dollars or a string such as \"280eur\"";
    case ValueKind::choice:
      expectation = "expected one of " + value_text(flag);
      break;
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
    case ValueKind::count:
      return value.is_number();
    case ValueKind::money:
      return value.is_number() || value.is_string();
    default:
      return value.is_string();
  }
}

std::string value_as_written(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

Setting read_setting(const std::string& file, const std::string& key, const Json& value,
                     const FlagSpec& flag) {
  Setting setting{fmt::format("{}: /{}", file, key), {}};
  const auto add = [&](const Json& item, const std::string& pointer) {
    if (!has_right_type(item, flag)) throw DataError::at(file, pointer, expected_type(flag));
    setting.values.push_back(value_as_written(item));
  };
  if (flag.repeat == Repeat::yes && value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) add(value[i], fmt::format("/{}/{}", key, i));
    if (value.empty()) throw DataError::at(file, "/" + key, "an empty list allows nothing");
  } else {
    add(value, "/" + key);
  }
  return setting;
}

const FlagSpec& flag_with_key(const std::string& file, const std::string& key) {
  std::vector<std::string> keys;
  for (const auto& flag : flag_table()) {
    if (flag.in_file == InFile::yes && key_of(flag) == key) return flag;
    if (flag.in_file == InFile::yes) keys.push_back(key_of(flag));
  }
  const std::vector<std::string_view> candidates(keys.begin(), keys.end());
  throw DataError("unknown-key", fmt::format("{}: /{}: unknown key", file, key),
                  did_you_mean(closest_words(key, candidates)));
}

}  // namespace

Settings parse_project_file(const std::string& file, std::string_view text) {
  const Json document = parse_strictly(file, text);
  if (!document.is_object()) throw DataError::at(file, "", "expected an object");
  Settings settings;
  for (const auto& [key, value] : document.items()) {
    const auto& flag = flag_with_key(file, key);
    settings[flag.name] = read_setting(file, key, value, flag);
  }
  return settings;
}

}  // namespace llmadvisor::cli

#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "written_figure.hpp"

namespace llmadvisor {

/// The visitor that writes a record as a JSON object, keys in the order of describe().
class JsonWriter {
 public:
  explicit JsonWriter(nlohmann::ordered_json& object) : object_(object) {
    object_ = nlohmann::ordered_json::object();
  }

  template <class T>
  void field(const char* key, const T& value, const auto&...) {
    object_[key] = to_json(value);
  }

  template <class T>
  void optional(const char* key, const T& value, const auto&...) {
    if (value != T{}) field(key, value);
  }

  template <class T>
  void optional(const char* key, const std::optional<T>& value, const auto&...) {
    if (value) field(key, *value);
  }

  template <class Q>
  void unit(const char* key, const Q& value, Q one, const auto&...) {
    field(key, written_figure(value, one));
  }

  template <class Q>
  void optional_unit(const char* key, const std::optional<Q>& value, Q one, const auto&... notes) {
    if (value) unit(key, *value, one, notes...);
  }

  template <class T>
  void group(const char* key, const T& value) {
    JsonWriter nested(object_[key]);
    describe(nested, value);
  }

  template <class T>
  void optional_group(const char* key, const std::optional<T>& value) {
    if (value) group(key, *value);
  }

  template <class T>
  void list(const char* key, const std::vector<T>& values) {
    if (values.empty()) return;
    auto& array = object_[key] = nlohmann::ordered_json::array();
    for (const auto& value : values) {
      JsonWriter nested(array.emplace_back());
      describe(nested, value);
    }
  }

 private:
  static nlohmann::ordered_json to_json(const std::string& value) { return value; }
  static nlohmann::ordered_json to_json(int value) { return value; }
  static nlohmann::ordered_json to_json(bool value) { return value; }
  static nlohmann::ordered_json to_json(const std::vector<std::string>& value) { return value; }
  static nlohmann::ordered_json to_json(Date value) { return to_string(value); }

  static nlohmann::ordered_json to_json(double value) {
    const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
    if (whole) return static_cast<std::int64_t>(value);
    return value;
  }

  template <named_enum Enum>
  static nlohmann::ordered_json to_json(Enum value) {
    return std::string(to_string(value));
  }

  template <class T>
  static nlohmann::ordered_json to_json(const std::optional<T>& value) {
    return value ? to_json(*value) : nlohmann::ordered_json();
  }

  nlohmann::ordered_json& object_;
};

}  // namespace llmadvisor

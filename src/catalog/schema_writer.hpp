#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/units/date.hpp"

namespace llmadvisor {

template <class Record>
[[nodiscard]] nlohmann::ordered_json record_schema();

/// The visitor that writes down what a record may look like as a JSON Schema. Bounds that hang on
/// another field of the record are left to the reader.
class SchemaWriter {
 public:
  template <class T, class... Note>
  void field(const char* key, const T&, const Note&... notes) {
    static_assert(is_bounded<T, Note...>, "a number needs bounds");
    required_.push_back(key);
    put(key, schema(Type<T>(), FieldNotes(TextForm::some, notes...)),
        FieldNotes(TextForm::any, notes...));
  }

  template <class T, class... Note>
  void optional(const char* key, const T&, const Note&... notes) {
    static_assert(is_bounded<T, Note...>, "a number needs bounds");
    const FieldNotes all(TextForm::any, notes...);
    put(key, schema(Type<T>(), all), all);
  }

  template <class T, class... Note>
  void optional(const char* key, const std::optional<T>&, const Note&... notes) {
    optional(key, T{}, notes...);
  }

  template <class Q>
  void unit(const char* key, const Q&, Q, const auto&... notes) {
    field(key, 0.0, notes...);
  }

  template <class Q>
  void optional_unit(const char* key, const std::optional<Q>&, Q, const auto&... notes) {
    optional(key, 0.0, notes...);
  }

  template <class T>
  void group(const char* key, const T&) {
    required_.push_back(key);
    properties_[key] = record_schema<T>();
  }

  template <class T>
  void optional_group(const char* key, const std::optional<T>&) {
    properties_[key] = record_schema<T>();
  }

  template <class T>
  void list(const char* key, const std::vector<T>&) {
    properties_[key] = {{"type", "array"}, {"items", record_schema<T>()}};
  }

  [[nodiscard]] nlohmann::ordered_json object() && {
    nlohmann::ordered_json schema{{"type", "object"}, {"additionalProperties", false}};
    if (!required_.empty()) schema["required"] = std::move(required_);
    schema["properties"] = std::move(properties_);
    return schema;
  }

 private:
  using Json = nlohmann::ordered_json;
  template <class T>
  struct Type {};

  void put(const char* key, Json schema, const FieldNotes& notes) {
    if (*notes.says.text != '\0') schema["description"] = notes.says.text;
    properties_[key] = std::move(schema);
  }

  static Json schema(Type<std::string>, const FieldNotes& notes) {
    Json json{{"type", "string"}};
    if (notes.form == TextForm::some) json["minLength"] = 1;
    if (const auto pattern = pattern_of(notes.form); !pattern.empty())
      json["pattern"] = std::string(pattern);
    return json;
  }
  static Json schema(Type<std::vector<std::string>>, const FieldNotes&) {
    return {{"type", "array"}, {"items", {{"type", "string"}, {"minLength", 1}}}};
  }
  static Json schema(Type<bool>, const FieldNotes&) { return {{"type", "boolean"}}; }
  static Json schema(Type<Date>, const FieldNotes&) {
    return {{"type", "string"}, {"pattern", "^[0-9]{4}-[01][0-9]-[0-3][0-9]$"}};
  }
  static Json schema(Type<double>, const FieldNotes& notes) {
    return number("number", notes.bounds);
  }
  static Json schema(Type<int>, const FieldNotes& notes) { return number("integer", notes.bounds); }

  template <named_enum Enum>
  static Json schema(Type<Enum>, const FieldNotes&) {
    Json names = Json::array();
    for (const auto name : enum_names<Enum>) names.push_back(std::string(name));
    return {{"enum", std::move(names)}};
  }

  static Json number(const char* type, const Bounds& bounds) {
    Json json{{"type", type}};
    if (bounds.least == smallest) {
      json["exclusiveMinimum"] = 0;
    } else {
      json["minimum"] = plain(bounds.least);
    }
    if (bounds.most != largest && bounds.most != largest_whole)
      json["maximum"] = plain(bounds.most);
    return json;
  }
  /// 600, not 600.0.
  static Json plain(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    return static_cast<double>(whole) == value ? Json(whole) : Json(value);
  }

  Json properties_ = Json::object();
  Json required_ = Json::array();
};

template <class Record>
nlohmann::ordered_json record_schema() {
  SchemaWriter writer;
  const Record record{};
  describe(writer, record);
  return std::move(writer).object();
}

}  // namespace llmadvisor

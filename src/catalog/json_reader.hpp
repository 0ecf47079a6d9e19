#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {

/// The visitor that fills a record from a JSON object and insists on the record's exact shape.
class JsonReader {
 public:
  JsonReader(const nlohmann::json& object, const std::string& file, std::string pointer)
      : object_(object), file_(file), pointer_(std::move(pointer)) {
    if (!object_.is_object()) fail("", "expected an object");
    read_.reserve(object_.size());
  }

  template <class T>
  void field(const char* key, T& value, const auto&... notes) {
    read(key, require(key), value, FieldNotes(TextForm::some, notes...));
  }

  template <class T>
  void optional(const char* key, T& value, const auto&... notes) {
    if (const auto* found = look(key))
      read(key, *found, value, FieldNotes(TextForm::any, notes...));
  }

  template <class Q>
  void unit(const char* key, Q& value, Q one, const auto&... notes) {
    double number = 0;
    read(key, require(key), number, FieldNotes(TextForm::any, notes...));
    value = one * number;
  }

  template <class Q>
  void optional_unit(const char* key, std::optional<Q>& value, Q one, const auto&... notes) {
    if (look(key) != nullptr) unit(key, value.emplace(), one, notes...);
  }

  template <class T>
  void group(const char* key, T& value) {
    JsonReader nested(require(key), file_, pointer_ + "/" + key);
    describe(nested, value);
    nested.refuse_unknown_keys();
  }

  template <class T>
  void optional_group(const char* key, std::optional<T>& value) {
    if (look(key) != nullptr) group(key, value.emplace());
  }

  template <class T>
  void list(const char* key, std::vector<T>& values) {
    const auto* array = look(key);
    if (array == nullptr) return;
    if (!array->is_array()) fail(key, "expected an array");
    for (std::size_t i = 0; i < array->size(); ++i) {
      JsonReader nested((*array)[i], file_, pointer_ + "/" + key + "/" + std::to_string(i));
      describe(nested, values.emplace_back());
      nested.refuse_unknown_keys();
    }
  }

  /// Call last: a key that no field asked for is a spelling mistake or a newer format.
  void refuse_unknown_keys() const {
    for (const auto& [key, value] : object_.get_ref<const nlohmann::json::object_t&>()) {
      if (std::ranges::find(read_, &value) == read_.end()) fail(key, "unknown key");
    }
  }

 private:
  const nlohmann::json* look(const char* key) {
    const auto found = object_.find(key);
    if (found == object_.end()) return nullptr;
    read_.push_back(&*found);
    return &*found;
  }

  const nlohmann::json& require(const char* key) {
    const auto* found = look(key);
    if (found == nullptr) fail(key, "missing, but required");
    return *found;
  }

  [[noreturn]] void fail(const std::string& key, const std::string& expectation) const {
    throw DataError::at(file_, key.empty() ? pointer_ : pointer_ + "/" + key, expectation);
  }

  void read(const char* key, const nlohmann::json& json, std::string& value,
            const FieldNotes& notes) const {
    if (!json.is_string()) fail(key, "expected a string");
    value = json.get<std::string>();
    if (value.find('\0') != std::string::npos) fail(key, "a NUL byte has no place in a text");
    if (!fits(notes.form, value)) fail(key, expected_instead(notes.form));
  }

  void read(const char* key, const nlohmann::json& json, double& value,
            const FieldNotes& notes) const {
    if (!json.is_number()) fail(key, "expected a number");
    value = json.get<double>();
    if (const auto expectation = expected_instead(value, notes.bounds)) fail(key, *expectation);
  }

  void read(const char* key, const nlohmann::json& json, int& value,
            const FieldNotes& notes) const {
    double number = 0;
    read(key, json, number, notes);
    value = static_cast<int>(number);
  }

  void read(const char* key, const nlohmann::json& json, bool& value, const FieldNotes&) const {
    if (!json.is_boolean()) fail(key, "expected true or false");
    value = json.get<bool>();
  }

  void read(const char* key, const nlohmann::json& json, Date& value, const FieldNotes&) const {
    const auto date = json.is_string() ? parse_date(json.get<std::string>()) : std::nullopt;
    if (!date) fail(key, "expected a date, YYYY-MM-DD");
    value = *date;
  }

  template <named_enum Enum>
  void read(const char* key, const nlohmann::json& json, Enum& value, const FieldNotes&) const {
    const auto parsed = json.is_string() ? parse_enum<Enum>(json.get<std::string>()) : std::nullopt;
    if (!parsed) fail_choice(key, json, enum_names<Enum>);
    value = *parsed;
  }

  [[noreturn]] void fail_choice(const char* key, const nlohmann::json& json,
                                std::span<const std::string_view> names) const {
    std::string list;
    std::string_view nearest;
    const auto given = json.is_string() ? json.get<std::string>() : std::string();
    auto least = given.size() / 3 + 1;  // more letters than that are another word
    for (const auto name : names) {
      list.append(list.empty() ? "" : ", ").append(name);
      const auto distance = edit_distance(lower_case(given.substr(0, 40)), lower_case(name));
      if (distance < least) std::tie(least, nearest) = std::tie(distance, name);
    }
    throw DataError::at(file_, pointer_ + "/" + key, "expected one of " + list,
                        nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?");
  }

  template <class T>
  void read(const char* key, const nlohmann::json& json, std::optional<T>& value,
            const FieldNotes& notes) const {
    read(key, json, value.emplace(), notes);
  }

  void read(const char* key, const nlohmann::json& json, std::vector<std::string>& value,
            const FieldNotes&) const {
    if (!json.is_array()) fail(key, "expected an array of strings");
    const FieldNotes item_notes(TextForm::some);
    for (const auto& item : json) read(key, item, value.emplace_back(), item_notes);
  }

  const nlohmann::json& object_;
  const std::string& file_;
  std::string pointer_;
  std::vector<const nlohmann::json*> read_;  ///< the values of known keys
};

}  // namespace llmadvisor

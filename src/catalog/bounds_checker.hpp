#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "llmadvisor/catalog/field_notes.hpp"

namespace llmadvisor {

/// A field that is out of its bounds: its path below the record ("spot/high_per_hour").
struct OutOfBounds {
  std::string path;
  Expected expected;
};

/// The visitor that holds a record against its own description. The JSON reader
/// refuses the same as it reads; this one is for records that were put together otherwise.
class BoundsChecker {
 public:
  explicit BoundsChecker(std::vector<OutOfBounds>& found, std::string path = {})
      : found_(found), path_(std::move(path)) {}

  template <class T>
  void field(const char* key, const T& value, const auto&... notes) {
    hold(key, value, FieldNotes(TextForm::some, notes...));
  }
  /// What is empty is not written, and so is not held against anything.
  template <class T>
  void optional(const char* key, const T& value, const auto&... notes) {
    if (value != T{}) hold(key, value, FieldNotes(TextForm::any, notes...));
  }
  template <class T>
  void optional(const char* key, const std::optional<T>& value, const auto&... notes) {
    if (value) hold(key, *value, FieldNotes(TextForm::any, notes...));
  }
  template <class Q>
  void unit(const char* key, const Q& value, Q one, const auto&... notes) {
    hold(key, value / one, FieldNotes(TextForm::any, notes...));
  }
  template <class Q>
  void optional_unit(const char* key, const std::optional<Q>& value, Q one, const auto&... notes) {
    if (value) hold(key, *value / one, FieldNotes(TextForm::any, notes...));
  }
  template <class T>
  void group(const char* key, const T& value) {
    BoundsChecker nested(found_, path_ + key + "/");
    describe(nested, value);
  }
  template <class T>
  void optional_group(const char* key, const std::optional<T>& value) {
    if (value) group(key, *value);
  }
  template <class T>
  void list(const char* key, const std::vector<T>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      BoundsChecker nested(found_, path_ + key + "/" + std::to_string(i) + "/");
      describe(nested, values[i]);
    }
  }

 private:
  template <class T>
  void hold(const char* key, const T& value, const FieldNotes& notes) {
    if constexpr (is_number<T>) {
      if (const auto expected = misfit(value, notes.bounds)) {
        found_.push_back({path_ + key, *expected});
      }
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (!fits(notes.form, value)) found_.push_back({path_ + key, expected_of(notes.form)});
    }
  }

  std::vector<OutOfBounds>& found_;
  std::string path_;
};

template <class Record>
[[nodiscard]] std::vector<OutOfBounds> out_of_bounds(const Record& record) {
  std::vector<OutOfBounds> found;
  BoundsChecker checker(found);
  describe(checker, record);
  return found;
}

}  // namespace llmadvisor

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/units/date.hpp"

namespace llmadvisor {

/// A field as people read about it: its path in the JSON object, what it holds and what it means.
struct ListedField {
  std::string path;  ///< "prices/input_per_million_tokens", "parts[]/label"
  bool is_required = false;
  std::string form;
  std::string meaning;
};

/// The visitor that lists the fields of a record with what each may hold.
class FieldLister {
 public:
  explicit FieldLister(std::vector<ListedField>& fields, std::string path = {})
      : fields_(fields), path_(std::move(path)) {}

  template <class T>
  void field(const char* key, const T& value, const auto&... notes) {
    add(key, true, value, FieldNotes(TextForm::some, notes...));
  }
  template <class T>
  void optional(const char* key, const T& value, const auto&... notes) {
    add(key, false, value, FieldNotes(TextForm::any, notes...));
  }
  template <class T>
  void optional(const char* key, const std::optional<T>&, const auto&... notes) {
    add(key, false, T{}, FieldNotes(TextForm::any, notes...));
  }
  template <class Q>
  void unit(const char* key, const Q&, Q, const auto&... notes) {
    add(key, true, 0.0, FieldNotes(TextForm::any, notes...));
  }
  template <class Q>
  void optional_unit(const char* key, const std::optional<Q>&, Q, const auto&... notes) {
    add(key, false, 0.0, FieldNotes(TextForm::any, notes...));
  }
  template <class T>
  void group(const char* key, const T& value) {
    FieldLister nested(fields_, path_ + key + "/");
    describe(nested, value);
  }
  template <class T>
  void optional_group(const char* key, const std::optional<T>&) {
    const T value{};
    group(key, value);
  }
  template <class T>
  void list(const char* key, const std::vector<T>&) {
    FieldLister nested(fields_, path_ + key + "[]/");
    const T value{};
    describe(nested, value);
  }

 private:
  void add(const char* key, bool is_required, const auto& value, const FieldNotes& notes) {
    fields_.push_back({path_ + key, is_required, form_of(value, notes), notes.says.text});
  }

  static std::string form_of(const std::string&, const FieldNotes& notes) {
    switch (notes.form) {
      case TextForm::id:
        return "id";
      case TextForm::country:
        return "country, two letters";
      case TextForm::clock:
        return "HH:MM";
      default:
        return "text";
    }
  }
  static std::string form_of(const std::vector<std::string>&, const FieldNotes&) {
    return "list of texts";
  }
  static std::string form_of(bool, const FieldNotes&) { return "true or false"; }
  static std::string form_of(Date, const FieldNotes&) { return "date"; }
  static std::string form_of(double, const FieldNotes& notes) {
    return "number, " + to_string(notes.bounds);
  }
  static std::string form_of(int, const FieldNotes& notes) {
    return "whole number, " + to_string(notes.bounds);
  }
  template <named_enum Enum>
  static std::string form_of(Enum, const FieldNotes&) {
    std::string names;
    for (const auto name : enum_names<Enum>) {
      names.append(names.empty() ? "" : ", ").append("`").append(name).append("`");
    }
    return names;
  }

  std::vector<ListedField>& fields_;
  std::string path_;
};

}  // namespace llmadvisor

#pragma once

#include <array>
#include <initializer_list>
#include <string_view>

#include "llmadvisor/engine/option.hpp"
#include "texts.hpp"

namespace llmadvisor {

/// What a language says of an option that fails a gate. The sentences may name what was asked for
/// `{needs}`, what there is `{has}`, the first beyond the second `{over}` and what fails
/// `{subject}`.
struct ReasonWords {
  ReasonCode code;
  std::string_view name;
  std::string_view because;
  std::string_view otherwise = {};  ///< where the reason lacks something that `because` names
};

struct ReasonParts {
  bool needs = false;
  bool has = false;
  bool subject = false;
};

constexpr ReasonParts parts_named(std::string_view sentence) {
  ReasonParts parts;
  const TextFields fields = fields_of(sentence);
  for (std::size_t i = 0; i < fields.count; ++i) {
    const std::string_view field = fields.names[i];
    const bool is_over = field == "over";
    if (!is_over && field != "needs" && field != "has" && field != "subject") {
      throw "a reason names a field that no reason has";
    }
    parts.needs |= is_over || field == "needs";
    parts.has |= is_over || field == "has";
    parts.subject |= field == "subject";
  }
  return parts;
}

/// The reasons of one language, by their codes. One that is missing or said twice does not compile.
class Reasons {
 public:
  consteval Reasons(std::size_t plural_forms, std::initializer_list<ReasonWords> rows) {
    for (const auto& row : rows) {
      auto& place = rows_[static_cast<std::size_t>(row.code)];
      if (!place.name.empty()) throw "a reason is said twice";
      for (const auto sentence : {row.because, row.otherwise}) {
        (void)parts_named(sentence);
        if (!has_plural_forms(sentence, plural_forms)) throw "a plural lacks a form";
      }
      place = row;
    }
    for (const auto& row : rows_) {
      if (row.name.empty() || row.because.empty()) throw "a reason has no words";
    }
  }

  [[nodiscard]] constexpr const ReasonWords& operator[](ReasonCode code) const {
    return rows_[static_cast<std::size_t>(code)];
  }

 private:
  std::array<ReasonWords, enum_names<ReasonCode>.size()> rows_{};
};

/// Whether a translation names the fields of the original in every sentence.
constexpr bool same_fields(const Reasons& translation, const Reasons& original) {
  for (std::size_t i = 0; i < enum_names<ReasonCode>.size(); ++i) {
    const ReasonWords& here = translation[static_cast<ReasonCode>(i)];
    const ReasonWords& there = original[static_cast<ReasonCode>(i)];
    if (!(fields_of(here.because) == fields_of(there.because))) return false;
    if (!(fields_of(here.otherwise) == fields_of(there.otherwise))) return false;
    if (here.otherwise.empty() != there.otherwise.empty()) return false;
  }
  return true;
}

}  // namespace llmadvisor

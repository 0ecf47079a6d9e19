#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "llmadvisor/catalog/csv.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/units/date.hpp"

namespace llmadvisor {

/// One row of a CSV, read by column name. Errors name file, line and column.
class TableRow {
 public:
  TableRow(const std::string& file, const CsvTable& table, const CsvTable::Row& row)
      : file_(file), table_(table), row_(row) {}

  /// Empty when the file has no such column.
  [[nodiscard]] std::string text(std::string_view column) const;
  [[nodiscard]] std::string required(std::string_view column) const;
  /// Absent when the field is blank.
  [[nodiscard]] std::optional<double> number(std::string_view column) const;
  [[nodiscard]] std::optional<int> whole(std::string_view column) const;
  [[nodiscard]] std::optional<Date> date(std::string_view column) const;

  /// One of the names of an enumeration.
  template <named_enum Enum>
  [[nodiscard]] std::optional<Enum> choice(std::string_view column) const {
    const auto name = text(column);
    if (name.empty()) return std::nullopt;
    const auto value = parse_enum<Enum>(name);
    if (!value) fail_choice(column, enum_names<Enum>);
    return value;
  }

  [[noreturn]] void fail(std::string_view column, const std::string& expectation) const;

 private:
  [[noreturn]] void fail_choice(std::string_view column,
                                std::span<const std::string_view> names) const;

  const std::string& file_;
  const CsvTable& table_;
  const CsvTable::Row& row_;
};

/// Throws DataError for the first row that has not as many fields as the header.
void refuse_ragged_rows(const std::string& file, const CsvTable& table);

}  // namespace llmadvisor

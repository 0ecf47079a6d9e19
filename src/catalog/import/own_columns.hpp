#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/field_notes.hpp"
#include "table_row.hpp"

namespace llmadvisor {

/// The columns of `prices` stand alone, those of `batch_prices` and `spot` behind "batch_" and
/// "spot_". Lists of prices have no columns.
[[nodiscard]] inline std::string column_prefix(std::string_view group) {
  constexpr std::string_view prices = "prices";
  if (group.ends_with(prices)) return std::string(group.substr(0, group.size() - prices.size()));
  return std::string(group) + "_";
}

/// The visitor that names the columns of a table of one kind of record.
class ColumnLister {
 public:
  explicit ColumnLister(std::vector<std::string>& columns, std::string prefix = {})
      : columns_(columns), prefix_(std::move(prefix)) {}

  void field(const char* key, const auto&, const auto&...) { columns_.push_back(prefix_ + key); }
  void optional(const char* key, const auto&, const auto&...) { columns_.push_back(prefix_ + key); }
  void unit(const char* key, const auto&, const auto&...) { columns_.push_back(prefix_ + key); }
  void optional_unit(const char* key, const auto&, const auto&...) {
    columns_.push_back(prefix_ + key);
  }
  template <class T>
  void group(const char* key, const T& value) {
    ColumnLister nested(columns_, prefix_ + column_prefix(key));
    describe(nested, value);
  }
  template <class T>
  void optional_group(const char* key, const std::optional<T>&) {
    const T value{};
    group(key, value);
  }
  void list(const char*, const auto&) {}

 private:
  std::vector<std::string>& columns_;
  std::string prefix_;
};

/// The visitor that fills a record from a row: blank fields leave it as it is. Bounds are left to
/// who judges the record, so that a price of 0 can be called a placeholder.
class RowReader {
 public:
  /// `judged_elsewhere` names a column of counts that is left alone, for rows that are left out
  /// rather than refused.
  explicit RowReader(const TableRow& row, std::string prefix = {},
                     std::string_view judged_elsewhere = {})
      : row_(row), prefix_(std::move(prefix)), judged_elsewhere_(judged_elsewhere) {}

  template <class T>
  void field(const char* key, T& value, const auto&...) {
    read(prefix_ + key, value);
  }
  template <class T>
  void optional(const char* key, T& value, const auto&...) {
    read(prefix_ + key, value);
  }
  template <class T>
  void optional(const char* key, std::optional<T>& value, const auto&...) {
    if (!row_.text(prefix_ + key).empty()) read(prefix_ + key, value.emplace());
  }
  template <class Q>
  void unit(const char* key, Q& value, Q one, const auto&...) {
    if (const auto number = row_.number(prefix_ + key)) value = one * *number;
  }
  template <class Q>
  void optional_unit(const char* key, std::optional<Q>& value, Q one, const auto&...) {
    if (const auto number = row_.number(prefix_ + key)) value = one * *number;
  }
  template <class T>
  void group(const char* key, T& value) {
    RowReader nested(row_, prefix_ + column_prefix(key));
    describe(nested, value);
  }
  template <class T>
  void optional_group(const char* key, std::optional<T>& value) {
    group(key, value.emplace());
  }
  void list(const char*, const auto&) {}

 private:
  void read(const std::string& column, std::string& value) const { value = row_.text(column); }
  void read(const std::string& column, double& value) const {
    value = row_.number(column).value_or(value);
  }
  void read(const std::string& column, int& value) const {
    if (column != judged_elsewhere_) value = row_.whole(column).value_or(value);
  }
  void read(const std::string& column, Date& value) const {
    value = row_.date(column).value_or(value);
  }
  template <named_enum Enum>
  void read(const std::string& column, Enum& value) const {
    value = row_.choice<Enum>(column).value_or(value);
  }

  const TableRow& row_;
  std::string prefix_;
  std::string_view judged_elsewhere_;
};

/// What the header of an own table may name.
[[nodiscard]] std::vector<std::string> api_offer_columns();
[[nodiscard]] std::vector<std::string> gpu_offer_columns();

}  // namespace llmadvisor

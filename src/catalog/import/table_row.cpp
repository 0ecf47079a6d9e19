#include "table_row.hpp"

#include <charconv>
#include <cmath>
#include <limits>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {

std::string TableRow::text(std::string_view column) const {
  const int place = table_.find_column(column);
  return place < 0 ? "" : row_.fields.at(static_cast<std::size_t>(place));
}

std::string TableRow::required(std::string_view column) const {
  auto value = text(column);
  if (value.empty()) fail(column, "expected a value");
  return value;
}

std::optional<double> TableRow::number(std::string_view column) const {
  const auto value = text(column);
  if (value.empty()) return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole_text = end == value.data() + value.size();
  if (error != std::errc() || !whole_text || !std::isfinite(number) || std::abs(number) > 1e15) {
    fail(column, "expected a number, found \"" + value.substr(0, 40) + "\"");
  }
  return number;
}

std::optional<int> TableRow::whole(std::string_view column) const {
  const auto value = number(column);
  if (!value) return std::nullopt;
  if (*value < 0 || *value != std::floor(*value) || *value > std::numeric_limits<int>::max()) {
    fail(column, "expected a whole number that is not negative");
  }
  return static_cast<int>(*value);
}

std::optional<Date> TableRow::date(std::string_view column) const {
  const auto value = text(column);
  if (value.empty()) return std::nullopt;
  const auto day = parse_date(value);
  if (!day) fail(column, "expected a date, YYYY-MM-DD");
  return day;
}

void TableRow::fail(std::string_view column, const std::string& expectation) const {
  throw DataError("bad-data", file_ + ": line " + std::to_string(row_.line) + ", column " +
                                  std::string(column) + ": " + expectation);
}

void TableRow::fail_choice(std::string_view column, std::span<const std::string_view> names) const {
  std::string list;
  for (const auto name : names) list.append(list.empty() ? "" : ", ").append(name);
  fail(column, "expected one of: " + list);
}

void refuse_ragged_rows(const std::string& file, const CsvTable& table) {
  for (const auto& row : table.rows()) {
    if (row.fields.size() == table.header().size()) continue;
    throw DataError("bad-csv", file + ": line " + std::to_string(row.line) + ": " +
                                   std::to_string(row.fields.size()) + " fields, the header has " +
                                   std::to_string(table.header().size()));
  }
}

}  // namespace llmadvisor

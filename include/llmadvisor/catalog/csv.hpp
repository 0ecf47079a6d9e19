#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llmadvisor {

/// A table with named columns (RFC 4180: commas, quotes doubled inside quoted fields, CRLF or LF).
class CsvTable {
 public:
  struct Row {
    int line = 0;  ///< in the file, counted from 1
    std::vector<std::string> fields;
  };

  /// `file` names the text in errors. Throws DataError for an unclosed quote, a NUL byte or an
  /// empty file; a row with too few or too many fields is the caller's to judge.
  CsvTable(const std::string& file, std::string_view text);

  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

  /// Position of a column; throws DataError listing what the header has.
  [[nodiscard]] std::size_t column(std::string_view name) const;
  /// Position, or -1 when the file does not have the column.
  [[nodiscard]] int find_column(std::string_view name) const;

 private:
  std::string file_;
  std::vector<std::string> header_;
  std::vector<Row> rows_;
};

/// A field as CSV writes it: quoted where it must be.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace llmadvisor

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llmadvisor {

enum class Align { left, right };
/// Numbers keep their width whatever happens; words may wrap.
enum class Content { number, words };

struct Column {
  std::string header;
  Align align = Align::left;
  Content content = Content::words;
  int rank = 0;  ///< columns of the highest rank are dropped first when space is short; 0 never
};

struct Row {
  std::vector<std::string> cells;
  std::string note;  ///< a second line under the row; may be empty
};

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
};

/// Columns that UTF-8 text takes on a terminal.
[[nodiscard]] int display_width(std::string_view text);

/// Breaks at spaces so that no line is wider than `width`; only a single longer word sticks out.
/// Keeps no-break spaces together. Lines after the first give up `hanging` columns.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int width, int hanging = 0);

/// Without control characters, so that nobody's description drives the reader's terminal.
[[nodiscard]] std::string printable(std::string_view text);

/// The table in plain ASCII rules, each line ended by a newline, indented and at most `width` wide.
[[nodiscard]] std::string table_text(const Table& table, int width, int indent = 0);

}  // namespace llmadvisor

#pragma once

#include <string>
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

/// The table in plain ASCII rules, each line ended by a newline, indented and at most `width` wide.
[[nodiscard]] std::string table_text(const Table& table, int width, int indent = 0);

}  // namespace llmadvisor

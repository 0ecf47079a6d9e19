#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace llmadvisor {

/// What a cell of a table is. Numbers are aligned and never broken; scripts get them unrounded.
enum class CellKind { words, name, date, count, amount };

/// The ends of an amount's range.
struct CellRange {
  double low = 0;
  double high = 0;
};

struct Cell {
  Cell() = default;
  Cell(std::string words) : text(std::move(words)) {}
  Cell(const char* words) : text(words) {}
  Cell(CellKind of_kind, std::string shown, std::optional<double> exact = {},
       std::optional<CellRange> ends = {})
      : kind(of_kind), text(std::move(shown)), number(exact), range(ends) {}

  CellKind kind = CellKind::words;
  std::string text;              ///< as people read it
  std::optional<double> number;  ///< of a count or an amount, in the unit of its column
  std::optional<CellRange> range;
  std::string formula{};  ///< that a workbook computes it by, "=E2*G2"; empty: the number itself
};

struct Column {
  std::string header;
  int rank = 0;  ///< columns of the highest rank are dropped first when space is short; 0 never
  std::string key{};  ///< what scripts call it, in every language: `monthly_usd`
};

struct Row {
  std::vector<Cell> cells;
  std::string note{};  ///< a second line under the row; may be empty
};

/// Whom a table is for: scripts want all rows and unrounded numbers, people a few and words, and
/// workbooks what their formulas are computed from, too.
enum class Audience { people, scripts, everyone, workbooks };

/// What stands between a table's headers and its rows on a terminal.
enum class Ruling { line, none };

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
  Audience audience = Audience::people;
  std::string name{};  ///< of the sheet in a workbook
  Ruling ruling = Ruling::line;
};

[[nodiscard]] inline bool is_for_people(const Table& table) {
  return table.audience == Audience::people || table.audience == Audience::everyone;
}

enum class Tone { plain, verdict, alert, note };

struct Heading {
  std::string text;
};

struct Paragraph {
  Tone tone = Tone::plain;
  std::string text;
};

struct Bullet {
  std::string lead;  ///< "Conditions"; may be empty
  std::string text;
  std::vector<Bullet> under{};
};

struct Bullets {
  std::vector<Bullet> items;
};

using Block = std::variant<Heading, Paragraph, Bullets, Table>;

/// What a report says, before any format.
struct Document {
  std::string title;
  std::vector<Block> blocks;
};

}  // namespace llmadvisor

#include "llmadvisor/catalog/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "llmadvisor/report/print/formats.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

/// A spreadsheet runs a cell that starts with one of these; behind an apostrophe it is text.
std::string harmless(std::string_view given) {
  constexpr std::string_view starts_formula = "=+-@";
  std::string text = printable(given);
  const auto first = text.find_first_not_of(' ');
  const bool runs = first != text.npos && starts_formula.find(text[first]) != text.npos;
  return runs && !is_number(text) ? "'" + text : text;
}

class CsvWriter {
 public:
  std::string write(const Table& table) {
    noted_ = std::ranges::any_of(table.rows, [](const Row& row) { return !row.note.empty(); });
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      ranged_.push_back(std::ranges::any_of(
          table.rows, [&](const Row& row) { return row.cells[i].range.has_value(); }));
    }
    header(table);
    for (const auto& row : table.rows) line(row);
    return std::move(out_);
  }

 private:
  void field(std::string_view text) {
    if (!starts_line_) out_ += ',';
    starts_line_ = false;
    out_ += csv_field(text);
  }

  void end_line() {
    out_ += '\n';
    starts_line_ = true;
  }

  void header(const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const auto& column = table.columns[i];
      const std::string name = harmless(column.key.empty() ? column.header : column.key);
      field(name);
      if (!ranged_[i]) continue;
      field(name + "_low");
      field(name + "_high");
    }
    if (noted_) field("note");
    end_line();
  }

  void line(const Row& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Cell& cell = row.cells[i];
      field(text_of(cell));
      if (!ranged_[i]) continue;
      field(cell.range ? fmt::format("{}", cell.range->low) : "");
      field(cell.range ? fmt::format("{}", cell.range->high) : "");
    }
    if (noted_) field(harmless(row.note));
    end_line();
  }

  /// A number that is not known is an empty field.
  static std::string text_of(const Cell& cell) {
    if (cell.number) return fmt::format("{}", *cell.number);
    const bool number = cell.kind == CellKind::count || cell.kind == CellKind::amount;
    return number ? "" : harmless(cell.text);
  }

  bool starts_line_ = true;
  bool noted_ = false;
  std::vector<bool> ranged_;
  std::string out_;
};

}  // namespace

std::string write_csv(const Document& document, const ReportContext&) {
  std::string out;
  for (const auto& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr || table->audience == Audience::people ||
        table->audience == Audience::workbooks) {
      continue;
    }
    if (!out.empty()) out += '\n';
    out += CsvWriter().write(*table);
  }
  return out;
}

}  // namespace llmadvisor

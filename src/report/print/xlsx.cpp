#include <xlsxwriter.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/catalog/scratch_file.hpp"
#include "llmadvisor/report/print/formats.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

constexpr double narrowest = 8;
constexpr double widest = 60;

/// Writes one table into one sheet. A range takes two more columns, as in CSV.
class Sheet {
 public:
  Sheet(lxw_worksheet* sheet, lxw_format* header, lxw_format* amount)
      : sheet_(sheet), header_(header), amount_(amount) {}

  void write(const Table& table) {
    noted_ = std::ranges::any_of(table.rows, [](const Row& row) { return !row.note.empty(); });
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      ranged_.push_back(std::ranges::any_of(
          table.rows, [&](const Row& row) { return row.cells[i].range.has_value(); }));
    }
    headers(table);
    for (const auto& row : table.rows) line(row);
    worksheet_freeze_panes(sheet_, 1, 0);
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet_, column, column, std::clamp(widths_[i] + 2, narrowest, widest),
                           nullptr);
    }
  }

 private:
  void headers(const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const auto& column = table.columns[i];
      const std::string name = printable(column.key.empty() ? column.header : column.key);
      text(name, header_);
      if (!ranged_[i]) continue;
      text(name + "_low", header_);
      text(name + "_high", header_);
    }
    if (noted_) text("note", header_);
    next_row();
  }

  void line(const Row& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Cell& cell = row.cells[i];
      lxw_format* format = cell.kind == CellKind::amount ? amount_ : nullptr;
      value(cell, format);
      if (!ranged_[i]) continue;
      number(cell.range ? std::optional(cell.range->low) : std::nullopt, format);
      number(cell.range ? std::optional(cell.range->high) : std::nullopt, format);
    }
    if (noted_) text(printable(row.note), nullptr);
    next_row();
  }

  /// With what the formula came to here, for whoever opens the file without computing.
  void value(const Cell& cell, lxw_format* format) {
    const bool is_number = cell.kind == CellKind::count || cell.kind == CellKind::amount;
    if (!cell.formula.empty() && cell.number) {
      worksheet_write_formula_num(sheet_, row_, column_, cell.formula.c_str(), format,
                                  *cell.number);
      ++column_;
    } else if (cell.number || is_number) {
      number(cell.number, format);
    } else {
      text(printable(cell.text), nullptr);
    }
  }

  /// What is not known stays empty.
  void number(std::optional<double> known, lxw_format* format) {
    if (known) worksheet_write_number(sheet_, row_, column_, *known, format);
    ++column_;
  }

  /// Never run as a formula, whatever it starts with.
  void text(const std::string& words, lxw_format* format) {
    if (!words.empty()) worksheet_write_string(sheet_, row_, column_, words.c_str(), format);
    if (widths_.size() <= column_) widths_.resize(column_ + std::size_t{1}, 0);
    widths_[column_] = std::max(widths_[column_], static_cast<double>(words.size()));
    ++column_;
  }

  void next_row() {
    ++row_;
    column_ = 0;
  }

  lxw_worksheet* sheet_;
  lxw_format* header_;
  lxw_format* amount_;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
  bool noted_ = false;
  std::vector<bool> ranged_;
  std::vector<double> widths_;
};

void write_workbook(const Document& document, const std::string& path) {
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) throw std::runtime_error("no memory for a workbook");
  lxw_format* header = workbook_add_format(book);
  format_set_bold(header);
  lxw_format* amount = workbook_add_format(book);
  format_set_num_format(amount, "#,##0.00");
  int unnamed = 0;
  for (const auto& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr || table->audience == Audience::people) continue;
    const std::string name =
        table->name.empty() ? "table " + std::to_string(++unnamed) : table->name;
    Sheet(workbook_add_worksheet(book, name.c_str()), header, amount).write(*table);
  }
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
}

}  // namespace

std::string write_xlsx(const Document& document, const ReportContext&) {
  // The library writes to a path alone.
  const ScratchFile file;
  write_workbook(document, file.path().string());
  return read_file(file.path());
}

}  // namespace llmadvisor

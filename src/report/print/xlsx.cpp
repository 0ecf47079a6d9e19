#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "llmadvisor/report/print/formats.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "markup.hpp"
#include "print/zip_archive.hpp"

// Office Open XML (ECMA-376, part 1): the least that a spreadsheet program opens without repair.

namespace llmadvisor {
namespace {

constexpr double narrowest = 8;
constexpr double widest = 60;
constexpr std::string_view xml = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                                 "\n";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relations_of_document =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// How a cell looks, as numbered in `styles`.
enum class Style { plain, header, amount };
constexpr std::string_view styles =
    R"(<fonts count="2"><font/><font><b/></font></fonts>)"
    R"(<fills count="2"><fill><patternFill patternType="none"/></fill>)"
    R"(<fill><patternFill patternType="gray125"/></fill></fills>)"
    R"(<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>)"
    R"(<cellXfs count="3"><xf xfId="0"/><xf fontId="1" xfId="0" applyFont="1"/>)"
    R"(<xf numFmtId="4" xfId="0" applyNumberFormat="1"/></cellXfs>)";

/// A, B, ... Z, AA, AB, ...
std::string letters_of(std::size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return letters;
}

/// Writes one table as one sheet. A range takes two more columns, as in CSV.
class Sheet {
 public:
  explicit Sheet(const Table& table) {
    noted_ = std::ranges::any_of(table.rows, [](const Row& row) { return !row.note.empty(); });
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      ranged_.push_back(std::ranges::any_of(
          table.rows, [&](const Row& row) { return row.cells[i].range.has_value(); }));
    }
    headers(table);
    for (const auto& row : table.rows) line(row);
  }

  [[nodiscard]] std::string text() const {
    std::string columns;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      columns += fmt::format(R"(<col min="{0}" max="{0}" width="{1}" customWidth="1"/>)", i + 1,
                             std::clamp(widths_[i] + 2, narrowest, widest));
    }
    return fmt::format(
        R"({}<worksheet xmlns="{}"><sheetViews><sheetView workbookViewId="0">)"
        R"(<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>)"
        R"(</sheetView></sheetViews><cols>{}</cols><sheetData>{}</sheetData></worksheet>)",
        xml, main_space, columns, rows_);
  }

 private:
  void headers(const Table& table) {
    begin_row();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const auto& column = table.columns[i];
      const std::string name = printable(column.key.empty() ? column.header : column.key);
      words(name, Style::header);
      if (!ranged_[i]) continue;
      words(name + "_low", Style::header);
      words(name + "_high", Style::header);
    }
    if (noted_) words("note", Style::header);
    rows_ += "</row>";
  }

  void line(const Row& row) {
    begin_row();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Cell& cell = row.cells[i];
      const Style style = cell.kind == CellKind::amount ? Style::amount : Style::plain;
      value(cell, style);
      if (!ranged_[i]) continue;
      number(cell.range ? std::optional(cell.range->low) : std::nullopt, style);
      number(cell.range ? std::optional(cell.range->high) : std::nullopt, style);
    }
    if (noted_) words(printable(row.note), Style::plain);
    rows_ += "</row>";
  }

  void value(const Cell& cell, Style style) {
    const bool is_number = cell.kind == CellKind::count || cell.kind == CellKind::amount;
    if (!cell.formula.empty() && cell.number) {
      formula(cell.formula, *cell.number, style);
    } else if (cell.number || is_number) {
      number(cell.number, style);
    } else {
      words(printable(cell.text), Style::plain);
    }
  }

  /// With what it came to here, for whoever opens the file without computing.
  void formula(std::string_view formula, double value, Style style) {
    if (formula.starts_with('=')) formula.remove_prefix(1);
    open(style);
    rows_ += fmt::format("><f>{}</f><v>{}</v></c>", escaped(formula), value);
    ++column_;
  }

  /// What is not known stays empty.
  void number(std::optional<double> known, Style style) {
    if (known) {
      open(style);
      rows_ += fmt::format("><v>{}</v></c>", *known);
    }
    ++column_;
  }

  /// Never run as a formula, whatever it starts with.
  void words(const std::string& text, Style style) {
    if (!text.empty()) {
      open(style);
      rows_ += fmt::format(R"( t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)",
                           escaped(text));
    }
    if (widths_.size() <= column_) widths_.resize(column_ + 1, 0);
    widths_[column_] = std::max(widths_[column_], static_cast<double>(text.size()));
    ++column_;
  }

  void open(Style style) {
    rows_ +=
        fmt::format(R"(<c r="{}{}" s="{}")", letters_of(column_), row_, static_cast<int>(style));
  }

  void begin_row() {
    rows_ += fmt::format(R"(<row r="{}">)", ++row_);
    column_ = 0;
  }

  std::string rows_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  bool noted_ = false;
  std::vector<bool> ranged_;
  std::vector<double> widths_;
};

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id,
                     relations_of_document, type, target);
}

std::string relations(std::string_view all) {
  constexpr std::string_view space = "http://schemas.openxmlformats.org/package/2006/relationships";
  return fmt::format(R"({}<Relationships xmlns="{}">{}</Relationships>)", xml, space, all);
}

std::string part_of(std::string_view name, std::string_view type) {
  return fmt::format(R"(<Override PartName="/xl/{}.xml" ContentType="application/)"
                     R"(vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"/>)",
                     name, type);
}

/// Sheets by name, with the parts of the package that lead to them.
class Workbook {
 public:
  void add(const std::string& name, const Table& table) {
    const std::string file = fmt::format("worksheets/sheet{}", ++count_);
    sheets_ += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="rId{}"/>)", escaped(name), count_,
                           count_);
    relations_ += relation(fmt::format("rId{}", count_), "worksheet", file + ".xml");
    types_ += part_of(file, "worksheet");
    archive_.add("xl/" + file + ".xml", Sheet(table).text());
  }

  [[nodiscard]] std::string bytes() && {
    archive_.add("xl/workbook.xml",
                 fmt::format(R"({}<workbook xmlns="{}" xmlns:r="{}"><sheets>{}</sheets>)"
                             R"(<calcPr fullCalcOnLoad="1"/></workbook>)",
                             xml, main_space, relations_of_document, sheets_));
    archive_.add("xl/styles.xml", fmt::format(R"({}<styleSheet xmlns="{}">{}</styleSheet>)", xml,
                                              main_space, styles));
    archive_.add("xl/_rels/workbook.xml.rels",
                 relations(relations_ + relation("styles", "styles", "styles.xml")));
    archive_.add("_rels/.rels", relations(relation("book", "officeDocument", "xl/workbook.xml")));
    constexpr std::string_view space =
        "http://schemas.openxmlformats.org/package/2006/content-types";
    constexpr std::string_view of_relations =
        "application/vnd.openxmlformats-package.relationships+xml";
    archive_.add("[Content_Types].xml",
                 fmt::format(R"({}<Types xmlns="{}"><Default Extension="rels" ContentType="{}"/>)"
                             R"({}{}{}</Types>)",
                             xml, space, of_relations, part_of("workbook", "sheet.main"),
                             part_of("styles", "styles"), types_));
    return std::move(archive_).bytes();
  }

 private:
  ZipArchive archive_;
  std::string sheets_;
  std::string relations_;
  std::string types_;
  int count_ = 0;
};

}  // namespace

std::string write_xlsx(const Document& document, const ReportContext&) {
  Workbook book;
  int unnamed = 0;
  for (const auto& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr || table->audience == Audience::people) continue;
    book.add(table->name.empty() ? fmt::format("table {}", ++unnamed) : table->name, *table);
  }
  return std::move(book).bytes();
}

}  // namespace llmadvisor

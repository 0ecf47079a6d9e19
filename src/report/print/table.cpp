#include "llmadvisor/report/print/table.hpp"

#include <algorithm>

#include "llmadvisor/text/layout.hpp"

namespace llmadvisor {
namespace {

constexpr int usual_gap = 2;
constexpr int narrow_gap = 1;
constexpr int narrowest_words = 12;

int natural_width(const Table& table, std::size_t column) {
  int width = display_width(table.columns[column].header);
  for (const auto& row : table.rows) width = std::max(width, display_width(row.cells[column].text));
  return width;
}

template <class Holds>
bool any_cell(const Table& table, std::size_t column, const Holds& holds) {
  return std::ranges::any_of(table.rows,
                             [&](const Row& row) { return holds(row.cells[column].kind); });
}

/// Numbers and dates keep their width whatever happens.
bool may_wrap(const Table& table, std::size_t column) {
  return !any_cell(table, column, [](CellKind kind) {
    return kind == CellKind::count || kind == CellKind::amount || kind == CellKind::date;
  });
}

struct Layout {
  std::vector<std::size_t> columns;
  std::vector<int> widths;
  std::vector<Align> aligns;
  int gap = usual_gap;

  [[nodiscard]] int total() const {
    int sum = gap * (static_cast<int>(widths.size()) - 1);
    for (const int w : widths) sum += w;
    return sum;
  }
};

bool drop_least_useful(const Table& table, Layout& layout) {
  const auto worst = std::ranges::max_element(layout.columns, {},
                                              [&](std::size_t c) { return table.columns[c].rank; });
  if (worst == layout.columns.end() || table.columns[*worst].rank == 0) return false;
  layout.widths.erase(layout.widths.begin() + (worst - layout.columns.begin()));
  layout.columns.erase(worst);
  return true;
}

/// Takes what is missing from the widest column of words.
void squeeze(const Table& table, Layout& layout, int width) {
  while (layout.total() > width) {
    int widest = -1;
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      if (!may_wrap(table, layout.columns[i]) || layout.widths[i] <= narrowest_words) continue;
      if (widest < 0 || layout.widths[i] > layout.widths[static_cast<std::size_t>(widest)]) {
        widest = static_cast<int>(i);
      }
    }
    if (widest < 0) return;
    --layout.widths[static_cast<std::size_t>(widest)];
  }
}

Layout layout_for(const Table& table, int width) {
  Layout layout;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    layout.columns.push_back(c);
    layout.widths.push_back(natural_width(table, c));
  }
  const int slack = width / 5;  // words may wrap a little before a whole column goes
  while (layout.total() > width + slack && drop_least_useful(table, layout)) {
  }
  squeeze(table, layout, width);
  if (layout.total() > width) layout.gap = narrow_gap;
  while (layout.total() > width && drop_least_useful(table, layout)) {
  }
  for (const std::size_t c : layout.columns) layout.aligns.push_back(align_of(table, c));
  return layout;
}

std::string padded(const std::string& text, int width, Align align) {
  const std::string space(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  return align == Align::right ? space + text : text + space;
}

void trim_right(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

std::string row_text(const Layout& layout, const std::vector<Cell>& cells, int indent) {
  std::vector<std::vector<std::string>> parts;
  std::size_t height = 1;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const std::size_t c = layout.columns[i];
    parts.push_back(wrapped_within(cells[c].text, std::max(1, layout.widths[i])));
    height = std::max(height, parts.back().size());
  }
  std::string out;
  for (std::size_t line = 0; line < height; ++line) {
    std::string text(static_cast<std::size_t>(indent), ' ');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) text += std::string(static_cast<std::size_t>(layout.gap), ' ');
      const std::string cell = line < parts[i].size() ? parts[i][line] : "";
      text += padded(cell, layout.widths[i], layout.aligns[i]);
    }
    trim_right(text);
    out += text + "\n";
  }
  return out;
}

}  // namespace

Align align_of(const Table& table, std::size_t column) {
  const bool numbers = any_cell(table, column, [](CellKind kind) {
    return kind == CellKind::count || kind == CellKind::amount;
  });
  return numbers ? Align::right : Align::left;
}

std::string table_text(const Table& table, int width, int indent) {
  const Layout layout = layout_for(table, width - indent);
  std::vector<Cell> headers;
  for (const auto& column : table.columns) headers.emplace_back(column.header);
  std::string out = row_text(layout, headers, indent);
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  if (table.ruling == Ruling::line) {
    out += margin + std::string(static_cast<std::size_t>(layout.total()), '-') + "\n";
  }
  for (const auto& row : table.rows) {
    out += row_text(layout, row.cells, indent);
    if (row.note.empty()) continue;
    for (const auto& line : wrapped(row.note, width - indent - usual_gap)) {
      out += margin + std::string(usual_gap, ' ') + line + "\n";
    }
  }
  return out;
}

}  // namespace llmadvisor

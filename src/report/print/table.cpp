#include "llmadvisor/report/print/table.hpp"

#include <algorithm>
#include <cstdint>

namespace llmadvisor {
namespace {

constexpr int gap = 2;
constexpr int narrowest_words = 12;

/// Decodes the character at `i` and moves past it; a broken byte counts as one character.
std::uint32_t next_character(std::string_view text, std::size_t& i) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char lead = byte(i);
  const std::size_t length = lead < 0x80    ? 1
                             : lead >= 0xf0 ? 4
                             : lead >= 0xe0 ? 3
                             : lead >= 0xc0 ? 2
                                            : 1;
  if (length == 1 || i + length > text.size()) {
    ++i;
    return lead;
  }
  std::uint32_t code = lead & (0xffu >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) code = code << 6 | (byte(i + k) & 0x3fu);
  i += length;
  return code;
}

bool is_combining(std::uint32_t c) {
  return (c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) || (c >= 0xfe00 && c <= 0xfe0f);
}

bool is_wide(std::uint32_t c) {
  return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) ||
         (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
         (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
}

int natural_width(const Table& table, std::size_t column) {
  int width = display_width(table.columns[column].header);
  for (const auto& row : table.rows) width = std::max(width, display_width(row.cells[column]));
  return width;
}

struct Layout {
  std::vector<std::size_t> columns;
  std::vector<int> widths;

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
      const bool words = table.columns[layout.columns[i]].content == Content::words;
      if (!words || layout.widths[i] <= narrowest_words) continue;
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
  while (layout.total() > width && drop_least_useful(table, layout)) {
  }
  return layout;
}

std::string padded(const std::string& text, int width, Align align) {
  const std::string space(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  return align == Align::right ? space + text : text + space;
}

void trim_right(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

std::string row_text(const Table& table, const Layout& layout,
                     const std::vector<std::string>& cells, int indent) {
  std::vector<std::vector<std::string>> parts;
  std::size_t height = 1;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const std::size_t c = layout.columns[i];
    parts.push_back(wrapped(cells[c], std::max(1, layout.widths[i])));
    height = std::max(height, parts.back().size());
  }
  std::string out;
  for (std::size_t line = 0; line < height; ++line) {
    std::string text(static_cast<std::size_t>(indent), ' ');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) text += std::string(gap, ' ');
      const std::string cell = line < parts[i].size() ? parts[i][line] : "";
      text += padded(cell, layout.widths[i], table.columns[layout.columns[i]].align);
    }
    trim_right(text);
    out += text + "\n";
  }
  return out;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::uint32_t c = next_character(text, i);
    if (!is_combining(c)) width += is_wide(c) ? 2 : 1;
  }
  return width;
}

std::vector<std::string> wrapped(std::string_view text, int width, int hanging) {
  // French sets a space before its double punctuation; a line must not start with it.
  const auto follows_closely = [](std::string_view rest) {
    constexpr std::string_view marks[] = {":", ";", "!", "?", "%", "»"};
    return std::ranges::any_of(marks, [&](std::string_view m) { return rest.starts_with(m); });
  };
  std::vector<std::string> lines(1);
  for (std::size_t start = 0; start <= text.size();) {
    std::size_t end = std::min(text.find(' ', start), text.size());
    while (end < text.size() && follows_closely(text.substr(end + 1))) {
      end = std::min(text.find(' ', end + 1), text.size());
    }
    const std::string_view word = text.substr(start, end - start);
    start = end + 1;
    if (word.empty()) continue;
    const int room = lines.size() == 1 ? width : width - hanging;
    std::string& line = lines.back();
    if (!line.empty() && display_width(line) + 1 + display_width(word) > room) {
      lines.emplace_back(word);
    } else {
      if (!line.empty()) line += ' ';
      line += word;
    }
  }
  return lines;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const std::uint32_t c = next_character(text, i);
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
                         (c >= 0x2066 && c <= 0x2069);
    const bool broken = i == start + 1 && c >= 0x80;
    if (control) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += broken ? "?" : std::string(text.substr(start, i - start));
    }
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

std::string table_text(const Table& table, int width, int indent) {
  const Layout layout = layout_for(table, width - indent);
  std::vector<std::string> headers;
  for (const auto& column : table.columns) headers.push_back(column.header);
  std::string out = row_text(table, layout, headers, indent);
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  out += margin + std::string(static_cast<std::size_t>(layout.total()), '-') + "\n";
  for (const auto& row : table.rows) {
    out += row_text(table, layout, row.cells, indent);
    if (row.note.empty()) continue;
    for (const auto& line : wrapped(row.note, width - indent - gap)) {
      out += margin + std::string(gap, ' ') + line + "\n";
    }
  }
  return out;
}

}  // namespace llmadvisor

#include <algorithm>

#include "llmadvisor/text/utf8.hpp"
#include "record.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t longest_header = 64 * 1024;

/// What is done with the cells of a column.
struct UsageColumn {
  enum class Use { none, field, json };
  Use use = Use::none;
  int id = 0;
  std::string name;
};

/// A CSV a row at a time (RFC 4180). Cells that nobody reads are passed over.
class CsvRows {
 public:
  CsvRows(UsageText& in, const RecordShape& shape) : in_(in), record_(in, shape), shape_(shape) {
    read_header();
  }

  void read_all(const RecordReader& read) {
    while (next_line_with_text()) {
      read_row();
      ++record_.number;
      read(record_);
    }
  }

 private:
  bool next_line_with_text() {
    while (!in_.at_end() && (in_.next() == '\n' || in_.next() == '\r')) in_.advance();
    return !in_.at_end();
  }

  void read_header() {
    std::size_t size = 0;
    do {
      read_cell(&cell_);
      size += cell_.size();
      if (size > longest_header) in_.fail("bad-csv", "this is no header of a CSV");
      columns_.push_back(column_named(cell_));
    } while (take_comma());
    end_row();
  }

  [[nodiscard]] UsageColumn column_named(const std::string& name) const {
    UsageColumn column{UsageColumn::Use::none, 0, name};
    for (const auto& field : shape_.fields) {
      if (field.path == name) return {UsageColumn::Use::field, field.id, name};
      const bool leads_on = field.path.starts_with(name) && field.path[name.size()] == '.';
      if (leads_on) column.use = UsageColumn::Use::json;
    }
    if (std::ranges::count(shape_.open, name) > 0) column.use = UsageColumn::Use::json;
    return column;
  }

  void read_row() {
    record_.values.clear();
    record_.open_count = 0;
    record_.line = in_.line();
    in_.mark_value();
    std::size_t cells = 0;
    do {
      if (cells == columns_.size()) refuse_cells("more than");
      const auto& column = columns_[cells++];
      const bool is_read = column.use != UsageColumn::Use::none;
      read_cell(is_read ? &cell_ : nullptr);
      if (is_read && !cell_.empty()) take(column);
    } while (take_comma());
    // A table ends where its file was cut off.
    if (cells < columns_.size()) refuse_cells("fewer than");
    end_row();
  }

  [[noreturn]] void refuse_cells(const std::string& how) const {
    in_.fail_at(
        record_.line, "bad-csv",
        "the row has " + how + " the " + std::to_string(columns_.size()) + " cells of the header",
        "is the file cut off, or parted by something else than commas?");
  }

  void take(const UsageColumn& column) {
    if (column.use == UsageColumn::Use::json) {
      if (cell_.front() == '{') read_embedded_json(cell_, column.name, shape_, record_);
      return;
    }
    auto& value = record_.values.add(column.id);
    value.kind = UsageValue::Kind::text;
    value.text = is_utf8(cell_) ? cell_ : repaired_utf8(cell_);
  }

  bool take_comma() {
    if (in_.at_end() || in_.next() != ',') return false;
    in_.advance();
    return true;
  }

  void end_row() {
    if (!in_.at_end() && in_.next() == '\r') in_.advance();
    if (in_.at_end()) return;
    if (in_.next() != '\n') in_.fail("bad-csv", "text after a closing quote");
    in_.advance();
  }

  /// Null: nobody reads the cell.
  void read_cell(std::string* cell) {
    if (cell != nullptr) cell->clear();
    if (!in_.at_end() && in_.next() == '"') return read_quoted(cell);
    for (; !in_.at_end(); in_.advance()) {
      const char c = in_.next();
      if (c == ',' || c == '\n' || c == '\r') return;
      if (cell != nullptr) *cell += c;
    }
  }

  void read_quoted(std::string* cell) {
    const auto opened = in_.line();
    for (in_.advance(); !in_.at_end(); in_.advance()) {
      const char c = in_.next();
      if (c == '"') {
        in_.advance();
        if (in_.at_end() || in_.next() != '"') return;
      }
      if (cell != nullptr) *cell += c;
    }
    in_.fail_at(opened, "bad-csv", "a quote is opened and never closed", "is the file cut off?");
  }

  UsageText& in_;
  UsageRecord record_;
  const RecordShape& shape_;
  std::vector<UsageColumn> columns_;
  std::string cell_;
};

}  // namespace

void read_csv_records(UsageText& in, const RecordShape& shape, const RecordReader& read) {
  CsvRows(in, shape).read_all(read);
}

}  // namespace llmadvisor

#include "llmadvisor/catalog/csv.hpp"

#include <algorithm>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

class CsvParser {
 public:
  CsvParser(const std::string& file, std::string_view text) : file_(file), text_(text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
    if (text_.find('\0') != text_.npos) {
      throw DataError("bad-csv", file_ + ": has a NUL byte, so it is not a CSV text");
    }
  }

  /// The next row that is not empty; false at the end.
  bool next(CsvTable::Row& row) {
    while (at_ < text_.size()) {
      row = {line_, {}};
      row.fields.reserve(usual_fields_);
      do {
        row.fields.push_back(field());
      } while (take(','));
      end_line();
      usual_fields_ = row.fields.size();
      if (row.fields.size() > 1 || !row.fields.front().empty()) return true;
    }
    return false;
  }

 private:
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  void end_line() {
    take('\r');
    if (at_ < text_.size() && !take('\n')) {
      throw DataError("bad-csv", where() + "text after a closing quote");
    }
    ++line_;
  }

  std::string field() {
    if (take('"')) return quoted();
    const auto from = at_;
    while (at_ < text_.size() && !ends_field(text_[at_])) ++at_;
    return std::string(text_.substr(from, at_ - from));
  }

  static bool ends_field(char c) { return c == ',' || c == '\r' || c == '\n'; }

  std::string quoted() {
    const int opened = line_;
    std::string value;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') {
        if (!take('"')) return value;
      } else if (c == '\n') {
        ++line_;
      }
      value += c;
    }
    line_ = opened;
    throw DataError("bad-csv", where() + "a quote is opened and never closed");
  }

  std::string where() const { return file_ + ": line " + std::to_string(line_) + ": "; }

  const std::string& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::size_t usual_fields_ = 0;
};

}  // namespace

CsvTable::CsvTable(const std::string& file, std::string_view text) : file_(file) {
  CsvParser parser(file_, text);
  Row row;
  if (!parser.next(row)) throw DataError("bad-csv", file_ + ": is empty");
  header_ = std::move(row.fields);
  while (parser.next(row)) rows_.push_back(std::move(row));
}

int CsvTable::find_column(std::string_view name) const {
  const auto found = std::ranges::find(header_, name);
  return found == header_.end() ? -1 : static_cast<int>(found - header_.begin());
}

std::size_t CsvTable::column(std::string_view name) const {
  const int found = find_column(name);
  if (found >= 0) return static_cast<std::size_t>(found);
  std::string have;
  for (const auto& column : header_) have += (have.empty() ? "" : ", ") + column;
  throw DataError("missing-column", file_ + ": no column \"" + std::string(name) + "\"",
                  "the header has: " + have);
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace llmadvisor

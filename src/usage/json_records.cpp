#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "record.hpp"

namespace llmadvisor {
namespace {

using nlohmann::json;

/// A bucket has a result for each of some keys, a metric a point for each minute of three months.
constexpr std::size_t most_parts = 200'000;

/// The text as the parser reads it: copies share one place.
class TextIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  TextIterator() = default;
  explicit TextIterator(UsageText& text) : text_(&text) {}

  char operator*() const { return text_->next(); }
  TextIterator& operator++() {
    text_->advance();
    return *this;
  }
  TextIterator operator++(int) = delete;
  bool operator==(const TextIterator& other) const { return is_end() == other.is_end(); }

 private:
  [[nodiscard]] bool is_end() const {
    if (text_ == nullptr) return true;
    if (text_->at_end()) text_->run_out();
    return text_->at_end();
  }

  UsageText* text_ = nullptr;
};

/// Follows the parser and keeps the fields of a shape, by their paths within the record.
class RecordCollector {
 public:
  using number_integer_t = json::number_integer_t;
  using number_unsigned_t = json::number_unsigned_t;
  using number_float_t = json::number_float_t;
  using string_t = json::string_t;
  using binary_t = json::binary_t;

  RecordCollector(UsageText* text, const RecordShape& shape, UsageRecord& record,
                  const RecordReader* read)
      : text_(text), shape_(shape), record_(record), read_(read) {}

  /// For JSON within a field of the record.
  void begin_within(std::string_view path) {
    path_ = path;
    found_ = found(path_);
    into_ = &record_.values;
    frames_.push_back({Frame::Kind::nested, 0});
  }

  bool null() { return true; }
  bool boolean(bool value) {
    if (auto* field = field_here()) {
      field->kind = value ? UsageValue::Kind::yes : UsageValue::Kind::no;
    }
    return true;
  }
  bool number_integer(number_integer_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) { return number(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t&) { return number(value); }
  bool binary(binary_t&) { return false; }
  bool string(string_t& value);
  bool key(string_t& name);
  bool start_object(std::size_t);
  bool end_object();
  bool start_array(std::size_t);
  bool end_array();
  bool parse_error(std::size_t, const std::string&, const json::exception& error);

 private:
  struct Frame {
    enum class Kind { container, record, parts, part, nested };
    Kind kind;
    std::size_t path_size;
  };
  /// What stands at a path.
  struct Found {
    const UsageField* field = nullptr;
    bool leads_on = false;  ///< fields lie below
    bool is_open = false;   ///< all numbers below are read
  };

  [[nodiscard]] Found found(std::string_view path) const;
  void begin_record();
  void begin_part();
  bool number(double value);
  /// The field at this path; null where none is wanted.
  UsageValue* field_here();
  void see() {
    if (text_ != nullptr) text_->mark_value();
  }

  UsageText* text_;  ///< null for JSON within a field
  const RecordShape& shape_;
  UsageRecord& record_;
  const RecordReader* read_;
  std::vector<Frame> frames_;
  std::string path_;
  Found found_;
  std::size_t skipped_ = 0;  ///< objects and arrays open that nobody reads
  UsageValues* into_ = nullptr;
  /// Fields of the pages and buckets that are open, outermost first, and whether they hold records.
  std::vector<UsageValues> outer_;
  std::vector<bool> holds_records_;
  std::size_t depth_ = 0;
};

bool is_in(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

RecordCollector::Found RecordCollector::found(std::string_view path) const {
  Found result;
  for (const auto& field : shape_.fields) {
    if (!field.path.starts_with(path)) continue;
    if (field.path.size() == path.size()) {
      result.field = &field;
    } else if (field.path[path.size()] == '.') {
      result.leads_on = true;
    }
  }
  const auto dot = std::min(path.find('.'), path.size());
  result.is_open = is_in(shape_.open, path.substr(0, dot));
  return result;
}

UsageValue* RecordCollector::field_here() {
  see();
  if (skipped_ > 0) return nullptr;
  if (frames_.empty() || frames_.back().kind == Frame::Kind::container) {
    record_.line = text_->line();
    ++record_.number;
    record_.fail("is no object of JSON");
  }
  return found_.field == nullptr ? nullptr : &into_->add(found_.field->id);
}

bool RecordCollector::number(double value) {
  if (skipped_ == 0 && found_.is_open && found_.field == nullptr && !frames_.empty()) {
    if (record_.open_count == record_.open.size()) record_.open.emplace_back();
    auto& open = record_.open[record_.open_count++];
    open.key.assign(path_, path_.find('.') + 1);
    open.number = value;
    see();
    return true;
  }
  if (auto* field = field_here()) {
    field->kind = UsageValue::Kind::number;
    field->number = value;
  }
  return true;
}

bool RecordCollector::string(string_t& value) {
  if (skipped_ == 0 && (found_.leads_on || found_.is_open) && value.starts_with('{')) {
    see();
    read_embedded_json(value, path_, shape_, record_);
    return true;
  }
  if (auto* field = field_here()) {
    field->kind = UsageValue::Kind::text;
    field->text = value;
  }
  return true;
}

bool RecordCollector::key(string_t& name) {
  see();
  if (skipped_ > 0) return true;
  path_.resize(frames_.back().path_size);
  if (!path_.empty()) path_ += '.';
  path_ += name;
  found_ = found(path_);
  return true;
}

void RecordCollector::begin_record() {
  // What held it so far is a page or a bucket: its fields hold for the records within.
  if (depth_ > 0) {
    holds_records_[depth_ - 1] = true;
    outer_[depth_ - 1].clear();
    outer_[depth_ - 1].add_all(record_.values);
  }
  if (depth_ == outer_.size()) {
    outer_.emplace_back();
    holds_records_.push_back(false);
  }
  holds_records_[depth_] = false;
  ++depth_;
  record_.part_count = 0;
  record_.open_count = 0;
  record_.line = text_->line();
  into_ = &record_.values;
  frames_.push_back({Frame::Kind::record, 0});
}

void RecordCollector::begin_part() {
  if (record_.part_count == most_parts) record_.fail("more than 200,000 entries in one");
  if (record_.part_count == record_.parts.size()) record_.parts.emplace_back();
  into_ = &record_.parts[record_.part_count++];
  into_->clear();
  frames_.push_back({Frame::Kind::part, path_.size()});
}

bool RecordCollector::start_object(std::size_t) {
  see();
  if (skipped_ > 0) {
    ++skipped_;
  } else if (frames_.empty() || frames_.back().kind == Frame::Kind::container) {
    if (depth_ == 0) record_.values.clear();
    begin_record();
  } else if (frames_.back().kind == Frame::Kind::parts) {
    path_.resize(frames_.back().path_size);
    found_ = {};
    if (into_ == &record_.values) {
      begin_part();
    } else {
      // A list within a part: its fields join those of the part, in their order.
      frames_.push_back({Frame::Kind::nested, path_.size()});
    }
  } else if (found_.leads_on || found_.is_open) {
    frames_.push_back({Frame::Kind::nested, path_.size()});
  } else {
    skipped_ = 1;
  }
  return true;
}

bool RecordCollector::end_object() {
  see();
  if (skipped_ > 0) {
    --skipped_;
    return true;
  }
  const auto kind = frames_.back().kind;
  frames_.pop_back();
  if (kind == Frame::Kind::part) into_ = &record_.values;
  if (kind != Frame::Kind::record) return true;
  found_ = {};
  --depth_;
  if (!holds_records_[depth_]) {
    ++record_.number;
    (*read_)(record_);
  }
  record_.values.clear();
  if (depth_ > 0) record_.values.add_all(outer_[depth_ - 1]);
  record_.part_count = 0;
  record_.open_count = 0;
  return true;
}

bool RecordCollector::start_array(std::size_t) {
  see();
  if (skipped_ > 0) {
    ++skipped_;
    return true;
  }
  const bool at_root = frames_.empty() || frames_.back().kind == Frame::Kind::container;
  const bool in_record = !at_root && frames_.back().kind == Frame::Kind::record;
  if (at_root) {
    frames_.push_back({Frame::Kind::container, 0});
  } else if (in_record && is_in(shape_.containers, path_)) {
    // Without a record in it, it is still a page and no record of its own.
    holds_records_[depth_ - 1] = true;
    frames_.push_back({Frame::Kind::container, 0});
  } else if (is_in(shape_.parts, path_)) {
    path_ += "[]";
    frames_.push_back({Frame::Kind::parts, path_.size()});
  } else {
    skipped_ = 1;
  }
  return true;
}

bool RecordCollector::end_array() {
  see();
  if (skipped_ > 0) {
    --skipped_;
  } else {
    frames_.pop_back();
  }
  return true;
}

bool RecordCollector::parse_error(std::size_t, const std::string&, const json::exception& error) {
  std::string_view what = error.what();
  // The parser counts its lines from the record, and quotes what it last read.
  for (const std::string_view before : {"] ", ": "}) {
    if (const auto at = what.find(before); at != what.npos) what.remove_prefix(at + before.size());
  }
  what = what.substr(0, what.find("; last read"));
  const bool is_cut_off = text_ != nullptr && text_->has_run_out();
  const std::string message = is_cut_off ? "the text ends in the middle: is the file cut off?"
                                         : "not valid JSON: " + repaired_utf8(what);
  if (text_ == nullptr) record_.fail("in " + path_ + ": " + message);
  text_->fail("bad-json", message);
}

}  // namespace

void read_json_records(UsageText& in, const RecordShape& shape, const RecordReader& read) {
  UsageRecord record(in, shape);
  RecordCollector collector(&in, shape, record, &read);
  for (in.skip_spaces(); !in.at_end(); in.skip_spaces()) {
    in.mark_value();
    json::sax_parse(TextIterator(in), TextIterator(), &collector, json::input_format_t::json,
                    false);
  }
}

void read_embedded_json(std::string_view text, std::string_view path, const RecordShape& shape,
                        UsageRecord& record) {
  RecordCollector collector(nullptr, shape, record, nullptr);
  collector.begin_within(path);
  json::sax_parse(text, &collector);
}

}  // namespace llmadvisor

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "instant.hpp"
#include "usage_text.hpp"

namespace llmadvisor {

/// A field that a format reads: where it stands in a record, and what the format calls it.
struct UsageField {
  std::string_view path;  ///< "input.inputTokenCount"; of a part: "results[].model"
  int id;
};

/// What a format reads of a text; all else is passed over.
struct RecordShape {
  std::span<const UsageField> fields;
  /// Paths of arrays whose objects are records of their own: `data` of a page. They inherit the
  /// fields of what holds them.
  std::span<const std::string_view> containers{};
  /// Arrays of a record whose objects are handed over with it: the results of a bucket. Those
  /// within another's objects, such as the attributes of a point, are handed over as fields of it.
  std::span<const std::string_view> parts{};
  /// Objects with keys of the sender's choosing, whose numbers are all read.
  std::span<const std::string_view> open{};
};

/// One scalar; what is null or missing is none at all.
struct UsageValue {
  enum class Kind { text, number, yes, no };
  int id = 0;
  Kind kind = Kind::text;
  double number = 0;
  std::string text;  ///< of a text, and of a number in a CSV
};

/// The scalars of a record or of a part of it. Clearing keeps the memory for the next.
class UsageValues {
 public:
  void clear() { count_ = 0; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  UsageValue& add(int id) {
    if (count_ == values_.size()) values_.emplace_back();
    auto& value = values_[count_++];
    value.id = id;
    value.text.clear();
    return value;
  }
  void add_all(const UsageValues& other) {
    for (const auto& value : other.all()) add(value.id) = value;
  }
  /// The last of several.
  [[nodiscard]] const UsageValue* find(int id) const {
    for (std::size_t i = count_; i > 0; --i) {
      if (values_[i - 1].id == id) return &values_[i - 1];
    }
    return nullptr;
  }
  [[nodiscard]] std::span<const UsageValue> all() const { return {values_.data(), count_}; }

 private:
  std::vector<UsageValue> values_;
  std::size_t count_ = 0;
};

/// One record of an export. Lives until the next is read.
class UsageRecord {
 public:
  struct OpenNumber {
    std::string key;
    double number = 0;
  };

  explicit UsageRecord(const UsageText& text, const RecordShape& shape)
      : text_(text), shape_(shape) {}

  /// A count: whole or not, from 0 to 1e15. Throws DataError for what is none.
  [[nodiscard]] std::optional<double> count(int id) const { return count_of(values, id); }
  [[nodiscard]] std::optional<double> count_of(const UsageValues& of, int id) const;
  /// An amount of money, or another number that may be negative.
  [[nodiscard]] std::optional<double> amount(int id) const { return amount_of(values, id); }
  [[nodiscard]] std::optional<double> amount_of(const UsageValues& of, int id) const;
  /// Empty where there is none.
  [[nodiscard]] std::string_view text(int id) const { return text_of(values, id); }
  [[nodiscard]] static std::string_view text_of(const UsageValues& of, int id);
  /// True, "True", "true", 1.
  [[nodiscard]] bool is_on(int id) const { return is_on(values, id); }
  [[nodiscard]] static bool is_on(const UsageValues& of, int id);
  [[nodiscard]] std::optional<Instant> when(int id) const { return when(values, id); }
  [[nodiscard]] std::optional<Instant> when(const UsageValues& of, int id) const;
  /// Throws DataError where there is none.
  [[nodiscard]] Instant time(int id) const;
  [[nodiscard]] std::string_view path_of(int id) const;

  /// Throws DataError that names the line and the record.
  [[noreturn]] void fail(const std::string& what, const std::string& hint = {}) const;

  UsageValues values;
  std::vector<UsageValues> parts;  ///< the first part_count of them
  std::size_t part_count = 0;
  std::vector<OpenNumber> open;  ///< the first open_count of them
  std::size_t open_count = 0;
  std::uint64_t line = 1;    ///< on which it begins
  std::uint64_t number = 0;  ///< counted from 1

 private:
  [[nodiscard]] std::optional<double> number_of(const UsageValues& of, int id) const;

  const UsageText& text_;
  const RecordShape& shape_;
};

using RecordReader = std::function<void(const UsageRecord& record)>;

/// Every record of a text, be it JSON (an array, lines, pages) or CSV with the names of fields in
/// its header.
void read_records(UsageText& in, const RecordShape& shape, const RecordReader& read);
void read_json_records(UsageText& in, const RecordShape& shape, const RecordReader& read);
void read_csv_records(UsageText& in, const RecordShape& shape, const RecordReader& read);

/// JSON that stands as text in a field, such as the `metadata` of a table's dump.
void read_embedded_json(std::string_view text, std::string_view path, const RecordShape& shape,
                        UsageRecord& record);

}  // namespace llmadvisor

#include "llmadvisor/catalog/record_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/record_key.hpp"
#include "written_figure.hpp"

namespace llmadvisor {
namespace {

/// With the digits that the files have: the library's, which are not always the fewest.
std::string number_text(double value) {
  const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
  if (whole) return std::to_string(static_cast<std::int64_t>(value));
  std::array<char, 64> digits{};
  char* const end = nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), value);
  return std::string(digits.data(), end);
}

/// The visitor that lists the fields of a record as its JSON object has them.
class FieldWriter {
 public:
  explicit FieldWriter(std::vector<Field>& fields, std::string path = {})
      : fields_(fields), path_(std::move(path)) {}

  template <class T>
  void field(const char* key, const T& value, const auto&...) {
    add(key, value);
  }
  template <class T>
  void optional(const char* key, const T& value, const auto&...) {
    if (value != T{}) add(key, value);
  }
  template <class T>
  void optional(const char* key, const std::optional<T>& value, const auto&...) {
    if (value) add(key, *value);
  }
  template <class Q>
  void unit(const char* key, const Q& value, Q one, const auto&...) {
    add(key, written_figure(value, one));
  }
  template <class Q>
  void optional_unit(const char* key, const std::optional<Q>& value, Q one, const auto&...) {
    if (value) add(key, written_figure(*value, one));
  }
  template <class T>
  void group(const char* key, const T& value) {
    FieldWriter nested(fields_, path_ + key + "/");
    describe(nested, value);
  }
  template <class T>
  void optional_group(const char* key, const std::optional<T>& value) {
    if (value) group(key, *value);
  }
  template <class T>
  void list(const char* key, const std::vector<T>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      FieldWriter nested(fields_, path_ + key + "/" + std::to_string(i) + "/");
      describe(nested, values[i]);
    }
  }

 private:
  void add(const char* key, std::string text, std::optional<double> number = std::nullopt) {
    fields_.push_back({path_ + key, std::move(text), number});
  }
  void add(const char* key, double value) { add(key, number_text(value), value); }
  void add(const char* key, int value) { add(key, std::to_string(value), value); }
  void add(const char* key, bool value) { add(key, std::string(value ? "true" : "false")); }
  void add(const char* key, Date value) { add(key, to_string(value)); }
  void add(const char* key, const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    add(key, std::move(text));
  }
  template <named_enum Enum>
  void add(const char* key, Enum value) {
    add(key, std::string(to_string(value)));
  }

  std::vector<Field>& fields_;
  std::string path_;
};

template <class Record>
RecordView view_of(std::string_view table, const Record& record) {
  RecordView view{std::string(table), record_key(record), {}};
  FieldWriter writer(view.fields);
  describe(writer, record);
  return view;
}

}  // namespace

std::string_view RecordView::text(std::string_view path) const {
  const auto found = std::ranges::find(fields, path, &Field::path);
  return found == fields.end() ? std::string_view() : std::string_view(found->text);
}

std::optional<double> RecordView::number(std::string_view path) const {
  const auto found = std::ranges::find(fields, path, &Field::path);
  return found == fields.end() ? std::nullopt : found->number;
}

std::optional<Date> RecordView::as_of() const { return parse_date(text("as_of")); }

std::string table_name(std::string_view stem, std::string_view key) {
  // Of a file with several tables the keys are the names.
  int tables = 0;
  for_each_table_member([&](std::string_view file, auto&&...) { tables += file == stem ? 1 : 0; });
  std::string name(tables > 1 || stem == "quantisation" ? key : stem);
  if (stem == "rules" && key != "rules") name = "rule-" + std::string(key);
  std::ranges::replace(name, '_', '-');
  return name;
}

const std::vector<std::string>& table_names() {
  static const auto names = [] {
    std::vector<std::string> all;
    for_each_table_member([&](std::string_view stem, std::string_view key, auto) {
      all.push_back(table_name(stem, key));
    });
    return all;
  }();
  return names;
}

RecordView view_of(const ApiOffer& offer) { return view_of("api-offers", offer); }
RecordView view_of(const GpuOffer& offer) { return view_of("gpu-offers", offer); }

std::vector<RecordView> records_of(const Catalog& catalog, std::string_view table) {
  std::vector<RecordView> views;
  auto name = table_names().begin();
  for_each_table(catalog, [&](const char*, const char*, const auto& records) {
    if (*name++ != table) return;
    for (const auto& record : records) views.push_back(view_of(table, record));
  });
  return views;
}

}  // namespace llmadvisor

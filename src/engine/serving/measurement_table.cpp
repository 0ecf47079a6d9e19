#include "llmadvisor/engine/serving/measurement_table.hpp"

#include <charconv>
#include <limits>

namespace llmadvisor {
namespace {

double number(const std::string& text, double when_empty) {
  if (text.empty()) return when_empty;
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && rest == end ? value : std::numeric_limits<double>::quiet_NaN();
}

/// One row read by column names.
class Fields {
 public:
  Fields(const CsvTable& table, const CsvTable::Row& row) : table_(table), row_(row) {}

  [[nodiscard]] std::string text(std::string_view name) const { return at(table_.column(name)); }

  [[nodiscard]] std::string text_or_empty(std::string_view name) const {
    const int column = table_.find_column(name);
    return column < 0 ? std::string() : at(static_cast<std::size_t>(column));
  }

 private:
  [[nodiscard]] std::string at(std::size_t column) const {
    return column < row_.fields.size() ? row_.fields[column] : std::string();
  }

  const CsvTable& table_;
  const CsvTable::Row& row_;
};

Measurement measurement_of(const Fields& fields, int line) {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  Measurement m;
  m.id = fields.text_or_empty("id");
  if (m.id.empty()) m.id = std::to_string(line);
  m.model = fields.text("model");
  m.weights = fields.text("weights");
  m.gpu = fields.text("gpu");
  const double parallel = number(fields.text("tensor_parallel"), 1);
  m.tensor_parallel = parallel >= 1 && parallel <= 1e6 ? static_cast<int>(parallel) : 0;
  m.engine_version = fields.text_or_empty("engine_version");
  m.input_tokens = number(fields.text("input_tokens"), missing);
  m.output_tokens = number(fields.text("output_tokens"), 0);
  m.load = fields.text("load");
  m.load_value = number(fields.text("load_value"), missing);
  m.metric = fields.text("metric");
  m.value = number(fields.text("value"), missing);
  m.family = fields.text_or_empty("family");
  m.engine = fields.text_or_empty("engine");
  m.kv_format = fields.text_or_empty("kv_format");
  m.max_sequences = number(fields.text_or_empty("max_num_seqs"), 0);
  m.note = fields.text_or_empty("note");
  m.source_date = fields.text_or_empty("source_date");
  return m;
}

}  // namespace

std::vector<Measurement> measurements_of(const CsvTable& table) {
  for (const auto* name : {"model", "weights", "gpu", "tensor_parallel", "input_tokens",
                           "output_tokens", "load", "load_value", "metric", "value"}) {
    static_cast<void>(table.column(name));
  }
  std::vector<Measurement> all;
  for (const auto& row : table.rows()) all.push_back(measurement_of(Fields(table, row), row.line));
  return all;
}

}  // namespace llmadvisor

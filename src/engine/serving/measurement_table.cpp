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

/// A column found once, for the texts of all rows: empty where the file or a row does not have it.
class Column {
 public:
  Column(const CsvTable& table, std::string_view name) : at_(table.find_column(name)) {}

  [[nodiscard]] const std::string& of(const CsvTable::Row& row) const {
    static const std::string none;
    const bool is_there = at_ >= 0 && static_cast<std::size_t>(at_) < row.fields.size();
    return is_there ? row.fields[static_cast<std::size_t>(at_)] : none;
  }

 private:
  int at_;
};

class MeasurementReader {
 public:
  explicit MeasurementReader(const CsvTable& table) : table_(table) {}

  [[nodiscard]] Measurement read(const CsvTable::Row& row) const {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    Measurement m;
    m.id = id_.of(row);
    if (m.id.empty()) m.id = std::to_string(row.line);
    m.model = model_.of(row);
    m.weights = weights_.of(row);
    m.gpu = gpu_.of(row);
    const double parallel = number(tensor_parallel_.of(row), 1);
    m.tensor_parallel = parallel >= 1 && parallel <= 1e6 ? static_cast<int>(parallel) : 0;
    m.engine_version = engine_version_.of(row);
    m.input_tokens = number(input_tokens_.of(row), missing);
    m.output_tokens = number(output_tokens_.of(row), 0);
    m.load = load_.of(row);
    m.load_value = number(load_value_.of(row), missing);
    m.metric = metric_.of(row);
    m.value = number(value_.of(row), missing);
    m.family = family_.of(row);
    m.engine = engine_.of(row);
    m.kv_format = kv_format_.of(row);
    m.max_sequences = number(max_sequences_.of(row), 0);
    m.note = note_.of(row);
    m.source_date = source_date_.of(row);
    return m;
  }

 private:
  const CsvTable& table_;
  Column id_{table_, "id"};
  Column model_{table_, "model"};
  Column weights_{table_, "weights"};
  Column gpu_{table_, "gpu"};
  Column tensor_parallel_{table_, "tensor_parallel"};
  Column engine_version_{table_, "engine_version"};
  Column input_tokens_{table_, "input_tokens"};
  Column output_tokens_{table_, "output_tokens"};
  Column load_{table_, "load"};
  Column load_value_{table_, "load_value"};
  Column metric_{table_, "metric"};
  Column value_{table_, "value"};
  Column family_{table_, "family"};
  Column engine_{table_, "engine"};
  Column kv_format_{table_, "kv_format"};
  Column max_sequences_{table_, "max_num_seqs"};
  Column note_{table_, "note"};
  Column source_date_{table_, "source_date"};
};

}  // namespace

std::vector<Measurement> measurements_of(const CsvTable& table) {
  for (const auto* name : {"model", "weights", "gpu", "tensor_parallel", "input_tokens",
                           "output_tokens", "load", "load_value", "metric", "value"}) {
    static_cast<void>(table.column(name));
  }
  const MeasurementReader reader(table);
  std::vector<Measurement> all;
  all.reserve(table.rows().size());
  for (const auto& row : table.rows()) all.push_back(reader.read(row));
  return all;
}

}  // namespace llmadvisor

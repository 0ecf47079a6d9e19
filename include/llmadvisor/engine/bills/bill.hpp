#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/units/date.hpp"
#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

struct CostRange {
  Usd low;
  Usd expected;
  Usd high;

  CostRange& operator+=(const CostRange& other) {
    low += other.low;
    expected += other.expected;
    high += other.high;
    return *this;
  }
};

/// What a line pays for. Reports hold the words for each in every language.
enum class LineKind {
  fresh_input,
  cached_input,
  cache_write,
  output,
  reasoning_output,
  batch_input,
  batch_cached_input,
  batch_output,
  batch_reasoning_output,
  gpu_instance,
  weights_disk,
  public_address,
  egress,
  server_purchase,
  electricity,
  colocation,
  maintenance,
  spares,
  corpus_embedding,
  query_embedding,
  vector_store,
  reranking,
  tuning,
  operations,
  on_call,
};

/// One line: quantity x unit price = expected amount of a month, in USD.
struct BillLine {
  LineKind kind = LineKind::fresh_input;
  std::string detail;  ///< instance type, model, region: names, not sentences
  double quantity = 0;
  std::string unit;  ///< "M tokens", "instance-hour", "GB-month", "kWh", "hour", ...
  double unit_price_usd = 0;
  CostRange amount;
  /// The price as quoted, where that is not in USD.
  std::optional<double> quoted_unit_price;
  Currency quoted_currency = Currency::usd;
  std::string formula;  ///< how the quantity came about, with its numbers
  std::string source;
  Date as_of{};
  Confidence confidence = Confidence::high;  ///< of the source; low ones are marked
};

struct Bill {
  std::vector<BillLine> lines;            ///< what is invoiced; compared with the budget
  std::vector<BillLine> full_cost_lines;  ///< what the full cost adds: people, on-call
};

[[nodiscard]] CostRange total(const std::vector<BillLine>& lines);
/// The invoiced total.
[[nodiscard]] CostRange monthly(const Bill& bill);
/// The invoiced total and the people.
[[nodiscard]] CostRange full_cost(const Bill& bill);

}  // namespace llmadvisor

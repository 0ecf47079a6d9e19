#pragma once

#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/offer.hpp"
#include "llmadvisor/engine/bills/formula.hpp"
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

/// What a line pays for.
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
  set_up_fee,
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
  vector_reads,
  vector_writes,
  vector_minimum,  ///< what the rest falls short of a minimum
  vector_machine,
  reranking,
  tuning,
  set_up,   ///< hours of people, spread over the months that the project plans for
  running,  ///< hours of people
};
inline constexpr std::size_t line_kind_count = static_cast<std::size_t>(LineKind::running) + 1;

/// What the quantity of a line counts.
enum class BillUnit {
  million_tokens,
  instance_hour,
  hour,
  gigabyte,
  gigabyte_month,
  server_month,
  server,
  kilowatt_hour,
  kilowatt_month,
  thousand_queries,
  million_units,
  month,
};
inline constexpr std::size_t bill_unit_count = static_cast<std::size_t>(BillUnit::month) + 1;

/// One line: quantity x unit price = expected amount of a month, in USD.
struct BillLine {
  LineKind kind = LineKind::fresh_input;
  std::string detail;         ///< what is paid for, by its name or id: a model, a server, a tariff
  std::string instance_type;  ///< of the machine that is rented for it
  std::string region;         ///< where that is
  double quantity = 0;
  BillUnit unit = BillUnit::million_tokens;
  double unit_price_usd = 0;
  CostRange amount;
  /// The price as quoted, where that is not in USD.
  std::optional<double> quoted_unit_price;
  Currency quoted_currency = Currency::usd;
  Formula formula;  ///< how the quantity came about
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

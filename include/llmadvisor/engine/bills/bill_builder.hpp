#pragma once

#include <utility>

#include "llmadvisor/engine/bills/bill.hpp"
#include "llmadvisor/engine/spread.hpp"

namespace llmadvisor {

struct BillTotals {
  CostRange monthly;    ///< the invoiced bill
  CostRange full_cost;  ///< with people
};

/// Whether a bill can be computed: a price that is not known is never 0.
enum class Priced { no, yes };

enum class Detail { totals, lines };

/// Adds up a bill. The search over thousands of options asks for totals alone; the options that are
/// listed ask for lines. Both run through the same arithmetic in the same order, so they agree to
/// the last bit.
class BillBuilder {
 public:
  explicit BillBuilder(Detail detail) : detail_(detail) {}

  /// Adds `quantity x unit_price_usd`. `describe(BillLine&)` fills in the rest of the line (detail,
  /// unit, formula, source, date, quoted price) and is called only when lines are wanted.
  template <class Describe>
  void invoice(LineKind kind, double quantity, double unit_price_usd, Spread spread,
               Describe&& describe) {
    add(kind, quantity, unit_price_usd, spread, totals_.monthly, bill_.lines,
        std::forward<Describe>(describe));
  }

  /// The same for what the bill leaves out: the people.
  template <class Describe>
  void people(LineKind kind, double quantity, double unit_price_usd, Spread spread,
              Describe&& describe) {
    add(kind, quantity, unit_price_usd, spread, people_, bill_.full_cost_lines,
        std::forward<Describe>(describe));
  }

  [[nodiscard]] BillTotals totals() const {
    BillTotals totals = totals_;
    totals.full_cost = totals.monthly;
    totals.full_cost += people_;
    return totals;
  }
  [[nodiscard]] Bill take_bill() && { return std::move(bill_); }

 private:
  template <class Describe>
  void add(LineKind kind, double quantity, double unit_price_usd, Spread spread, CostRange& total,
           std::vector<BillLine>& lines, Describe&& describe) {
    const Usd expected(quantity * unit_price_usd);
    const CostRange amount{expected * spread.low, expected, expected * spread.high};
    total += amount;
    if (detail_ == Detail::totals) return;
    BillLine& line = lines.emplace_back();
    line.kind = kind;
    line.quantity = quantity;
    line.unit_price_usd = unit_price_usd;
    line.amount = amount;
    describe(line);
  }

  Detail detail_;
  BillTotals totals_;
  CostRange people_;
  Bill bill_;
};

}  // namespace llmadvisor

#include "advice_document.hpp"
#include "llmadvisor/report/speak/formula_words.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

constexpr const char* name_of_bills = "bills";

Cell name_cell(std::string_view name) { return {CellKind::name, std::string(name)}; }

/// Columns by letter: A option, B part, C line, D detail, E quantity, F unit, G unit_price_usd,
/// H monthly_usd, I and J its range.
Row bill_row(const std::string& option, const char* part, const BillLine& line, std::size_t row,
             const Voice& v) {
  Cell amount(CellKind::amount, "", line.amount.expected.value(),
              CellRange{line.amount.low.value(), line.amount.high.value()});
  amount.formula = "=E" + std::to_string(row) + "*G" + std::to_string(row);
  return {{name_cell(option), name_cell(part), v.fill(name_of(line.kind, v.language()), {}),
           line_detail(line), Cell(CellKind::count, "", line.quantity),
           std::string(unit_name(line.unit, v.language())),
           Cell(CellKind::amount, "", line.unit_price_usd), std::move(amount), line.source,
           Cell(CellKind::date, to_string(line.as_of))},
          {}};
}

}  // namespace

Table bills_table(const Advice& advice, const Voice& v) {
  Table table;
  table.name = name_of_bills;
  table.audience = Audience::workbooks;
  for (const auto* key : {"option", "part", "line", "detail", "quantity", "unit", "unit_price_usd",
                          "monthly_usd", "source", "as_of"}) {
    table.columns.push_back({.header = {}, .rank = 0, .key = key});
  }
  const auto add = [&](const Option& o, const char* part, const std::vector<BillLine>& lines) {
    // The headers are the first row.
    for (const auto& line : lines) {
      table.rows.push_back(bill_row(option_id(o), part, line, table.rows.size() + 2, v));
    }
  };
  for (const auto& o : advice.options) {
    add(o, "bill", o.bill.lines);
    add(o, "people", o.bill.full_cost_lines);
  }
  return table;
}

std::string bill_formula(std::size_t row) {
  return "=SUMIFS(bills!$H:$H,bills!$A:$A,$A" + std::to_string(row) + ",bills!$B:$B,\"bill\")";
}

std::string full_cost_formula(std::size_t row) {
  return "=SUMIFS(bills!$H:$H,bills!$A:$A,$A" + std::to_string(row) + ")";
}

Table totals_table(const Option& o) {
  const auto total = [](const char* name, Usd amount, const char* formula) {
    Cell cell(CellKind::amount, "", amount.value());
    cell.formula = formula;
    return Row{{name_cell(name), std::move(cell)}, {}};
  };
  Table table;
  table.name = "totals";
  table.audience = Audience::workbooks;
  table.columns = {{.header = {}, .rank = 0, .key = "total"},
                   {.header = {}, .rank = 0, .key = "monthly_usd"}};
  table.rows = {total("bill", o.monthly.expected, "=SUMIFS(bill!$G:$G,bill!$A:$A,\"bill\")"),
                total("full_cost", o.full_cost.expected, "=SUM(bill!$G:$G)")};
  return table;
}

}  // namespace llmadvisor

#include "advice_document.hpp"
#include "llmadvisor/report/speak/formula_words.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

/// A quoted price keeps its digits; a computed one has five that matter.
std::string unit_price(const BillLine& line, const Voice& v) {
  const std::string_view unit = unit_name(line.unit, v.language());
  if (line.quoted_unit_price) {
    return format_price(*line.quoted_unit_price, line.quoted_currency, v.language(), unit);
  }
  return format_price(line.unit_price_usd, Currency::usd, v.language(), unit);
}

Row line_row(const BillLine& line, std::string label, const Voice& v) {
  if (const auto detail = line_detail(line); !detail.empty()) {
    label.append(v.colon()).append(detail);
  }
  Row row;
  row.cells = {capitalised(std::move(label)),
               Cell(CellKind::count, v.estimate(line.quantity), line.quantity),
               Cell(CellKind::amount, unit_price(line, v), line.unit_price_usd),
               range_cell(line.amount, v)};
  row.note = as_quoted(line.source, v.language()) + " (" + to_string(line.as_of) + ")";
  if (!line.formula.empty()) {
    row.note = formula_text(line.formula, v.language(), Thousands::separated) + ". " + row.note;
  }
  return row;
}

Row script_row(const BillLine& line, const char* part, const Voice& v) {
  const Language l = v.language();
  return {{part, v.fill(name_of(line.kind, l), {}), line_detail(line),
           Cell(CellKind::count, "", line.quantity), std::string(unit_name(line.unit, l)),
           Cell(CellKind::amount, "", line.unit_price_usd), range_cell(line.amount, v),
           formula_text(line.formula, l, Thousands::joined), line.source,
           Cell(CellKind::date, to_string(line.as_of))}};
}

}  // namespace

Cell range_cell(const CostRange& range, const Voice& v) {
  return {CellKind::amount, v.range(range), range.expected.value(),
          CellRange{range.low.value(), range.high.value()}};
}

namespace {

/// A range of which nothing is expected.
Cell ends_cell(const CostRange& range, const Voice& v) {
  return {CellKind::amount, v.usd(range.low) + " - " + v.usd(range.high), std::nullopt,
          CellRange{range.low.value(), range.high.value()}};
}

}  // namespace

Cell monthly_cell(const Option& o, const Voice& v) {
  if (!has_bill(o)) return {CellKind::amount, "?"};
  return is_range_only(o) ? ends_cell(o.monthly, v) : range_cell(o.monthly, v);
}

Cell full_cost_cell(const Option& o, const Voice& v) {
  if (!has_bill(o)) return {CellKind::amount, "?"};
  if (is_range_only(o)) return ends_cell(o.full_cost, v);
  const Usd cost = o.full_cost.expected;
  return {CellKind::amount, v.usd(cost), cost.value()};
}

Table bill_table(const Option& o, const Voice& v) {
  Table table;
  table.columns = {{v.say(words::column_line)},
                   {v.say(words::column_quantity)},
                   {v.say(words::column_unit_price)},
                   {v.say(words::column_amount)}};
  for (const auto& line : o.bill.lines) {
    table.rows.push_back(line_row(line, v.fill(name_of(line.kind, v.language()), {}), v));
  }
  table.rows.push_back({{"= " + v.say(words::bill_total), "", "", range_cell(o.monthly, v)}, ""});
  for (const auto& line : o.bill.full_cost_lines) {
    const auto name =
        v.say(words::people_line, arg("line", v.fill(name_of(line.kind, v.language()), {})));
    table.rows.push_back(line_row(line, name, v));
  }
  table.rows.push_back({{"= " + v.say(words::full_total), "", "", range_cell(o.full_cost, v)}, ""});
  return table;
}

Table bill_lines(const Option& o, const Voice& v) {
  Table table{{}, {}, Audience::scripts};
  for (const auto* key : {"part", "line", "detail", "quantity", "unit", "unit_price_usd",
                          "monthly_usd", "formula", "source", "as_of"}) {
    table.columns.push_back({key, 0, key});
  }
  table.name = "bill";
  const auto add = [&](const BillLine& line, const char* part) {
    Row row = script_row(line, part, v);
    // The headers are the first row: D is the quantity, F the price of a unit.
    const auto number = std::to_string(table.rows.size() + 2);
    row.cells[6].formula = "=D" + number + "*F" + number;
    table.rows.push_back(std::move(row));
  };
  for (const auto& line : o.bill.lines) add(line, "bill");
  for (const auto& line : o.bill.full_cost_lines) add(line, "people");
  return table;
}

}  // namespace llmadvisor

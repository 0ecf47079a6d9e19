#include "advice_document.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

Cell name_cell(std::string_view name) { return {CellKind::name, std::string(name)}; }

std::string reasons_of(const Option& o, const Voice& v) {
  std::string text;
  for (const auto& reason : o.reasons) {
    if (!text.empty()) text += "; ";
    text += reason_text(reason, o, v);
  }
  return text;
}

Cell number_cell(const std::optional<double>& number) { return {CellKind::count, "", number}; }

std::string terms_and_age(const Option& o, const Project& project, const Voice& v) {
  const std::string old = old_price(o, v);
  return terms(o, project, v) + (old.empty() ? "" : ", " + old);
}

std::optional<double> seconds(const Option& o, std::optional<Seconds> Performance::*time) {
  const auto known = o.performance ? (*o.performance).*time : std::nullopt;
  return known ? std::optional(known->count()) : std::nullopt;
}

std::optional<double> ms(const Option& o, std::optional<Seconds> Performance::*time) {
  const auto known = seconds(o, time);
  return known ? std::optional(*known * 1000) : std::nullopt;
}

/// An amount that the workbook sums up from the lines.
Cell summed(Cell cell, std::string formula) {
  if (cell.number) cell.formula = std::move(formula);
  return cell;
}

Row option_row(const Option& o, std::size_t row, const Project& project, const Voice& v) {
  const auto& standing = o.mode.standing;
  const auto level = name_cell(standing ? to_string(standing->level) : "");
  return {{name_cell(option_id(o)),
           name_cell(to_string(o.kind)),
           name_cell(o.provider),
           name_cell(o.model),
           option_label(o, v),
           terms_and_age(o, project, v),
           summed(monthly_cell(o, v), bill_formula(row)),
           summed(full_cost_cell(o, v), full_cost_formula(row)),
           level,
           name_cell(to_string(o.verdict)),
           reasons_of(o, v),
           number_cell(ms(o, &Performance::ttft)),
           number_cell(ms(o, &Performance::tpot)),
           name_cell(to_string(o.mode.effort)),
           level,
           number_cell(standing ? std::optional(standing->lower_bound) : std::nullopt),
           number_cell(ms(o, &Performance::first_visible)),
           number_cell(seconds(o, &Performance::answer)),
           number_cell(o.up_front.value()),
           name_cell(o.left_at ? to_string(*o.left_at) : "")},
          {}};
}

}  // namespace

Table options_table(const Advice& advice, const Voice& v) {
  Table table;
  for (const auto* key :
       {"id",           "kind",          "provider", "model",       "option",           "terms",
        "monthly_usd",  "full_cost_usd", "quality",  "verdict",     "reasons",          "ttft_ms",
        "tpot_ms",      "effort",        "level",    "lower_bound", "first_visible_ms", "answer_s",
        "up_front_usd", "left_at"}) {
    table.columns.push_back({.header = {}, .rank = 0, .key = key});
  }
  for (const auto& option : advice.options) {
    // The headers are the first row.
    table.rows.push_back(option_row(option, table.rows.size() + 2, advice.project, v));
  }
  table.name = "options";
  table.audience = Audience::scripts;
  return table;
}

}  // namespace llmadvisor

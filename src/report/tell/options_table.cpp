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

Row option_row(const Option& o, const Project& project, const Voice& v) {
  const bool timed = o.performance.has_value();
  return {{name_cell(option_id(o)), name_cell(to_string(o.kind)), name_cell(o.provider),
           name_cell(o.model), option_label(o, v), terms_and_age(o, project, v), monthly_cell(o, v),
           full_cost_cell(o, v), name_cell(o.quality ? to_string(*o.quality) : ""),
           name_cell(to_string(o.verdict)), reasons_of(o, v),
           number_cell(timed ? std::optional(in_milliseconds(o.performance->ttft)) : std::nullopt),
           number_cell(timed ? std::optional(in_milliseconds(o.performance->tpot)) : std::nullopt)},
          {}};
}

}  // namespace

Table options_table(const Advice& advice, const Voice& v) {
  Table table;
  for (const auto* key : {"id", "kind", "provider", "model", "option", "terms", "monthly_usd",
                          "full_cost_usd", "quality", "verdict", "reasons", "ttft_ms", "tpot_ms"}) {
    table.columns.push_back({.header = {}, .rank = 0, .key = key});
  }
  for (const auto& option : advice.options) {
    table.rows.push_back(option_row(option, advice.project, v));
  }
  table.audience = Audience::scripts;
  return table;
}

}  // namespace llmadvisor

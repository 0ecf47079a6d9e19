#pragma once

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/document.hpp"
#include "speak/voice.hpp"

namespace llmadvisor {

/// The parts that only a verbose answer has; `question` as in the context.
void add_details(Document& document, const Advice& advice, const Voice& voice,
                 const std::string& question);

/// "Strategic analysis for your e-commerce platform:".
[[nodiscard]] std::string advice_title(const Project& project, const Voice& voice);

/// "$245 (180-310)", and for scripts the three figures.
[[nodiscard]] Cell range_cell(const CostRange& range, const Voice& voice);
/// Without a bill, a question mark.
[[nodiscard]] Cell monthly_cell(const Option& option, const Voice& voice);
[[nodiscard]] Cell full_cost_cell(const Option& option, const Voice& voice);

/// The lines alone, for scripts; `part` says whether they are billed or what people cost.
[[nodiscard]] Table bill_lines(const Option& option, const Voice& voice);

/// Every option that the answer lists, for scripts.
[[nodiscard]] Table options_table(const Advice& advice, const Voice& voice);

/// The bill lines of all of them, from which the sheet of options is computed.
[[nodiscard]] Table bills_table(const Advice& advice, const Voice& voice);
/// What the bill and all that it costs sum up to, in the row of an option of the sheet of options.
[[nodiscard]] std::string bill_formula(std::size_t row);
[[nodiscard]] std::string full_cost_formula(std::size_t row);
/// The same two sums of the sheet of one option's lines.
[[nodiscard]] Table totals_table(const Option& option);

/// The bill of each month of the horizon; nothing without one.
void add_months(Document& document, const Option& option, const Voice& voice);

/// Quantity x unit price = amount, with source and date.
[[nodiscard]] Table bill_table(const Option& option, const Voice& voice);

}  // namespace llmadvisor

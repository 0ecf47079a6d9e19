#pragma once

#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/report/document.hpp"
#include "speak/voice.hpp"

namespace llmadvisor {

/// The parts that only a verbose answer has.
void add_details(Document& document, const Advice& advice, const Voice& voice);

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

/// The bill of each month of the horizon; nothing without one.
void add_months(Document& document, const Option& option, const Voice& voice);

/// Quantity x unit price = amount, with source and date.
[[nodiscard]] Table bill_table(const Option& option, const Voice& voice);

}  // namespace llmadvisor

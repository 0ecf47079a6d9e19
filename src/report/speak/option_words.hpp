#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// Null where the answer does not list it.
[[nodiscard]] const Option* find_option(const Advice& advice, const OptionRef& option);

/// Whether a region says where: some sell without saying it.
[[nodiscard]] bool is_placed(std::string_view region);

/// Whether a bill could be computed at all.
[[nodiscard]] bool has_bill(const Option& option);

/// "gpt-oss-120b at Groq", "Llama 3.1 8B on 1 x A10G at AWS".
[[nodiscard]] std::string option_label(const Option& option, const Voice& voice);
/// The machines without the model: "1 x A10G (g5.xlarge, us-east-1) at AWS".
[[nodiscard]] std::string machine_label(const Option& option, const Voice& voice);
/// "1 x A10G".
[[nodiscard]] std::string machine_brief(const Option& option, const Voice& voice);
/// Without the machine: "Llama 3.1 8B on own servers".
[[nodiscard]] std::string option_name(const OptionRef& option, const Voice& voice);
/// What a line of the bill pays for: "g5.xlarge us-east-1", "bge-m3, g5.xlarge".
[[nodiscard]] std::string line_detail(const BillLine& line);
/// How it is paid: "by the token", "on-demand, 24/7", "on-demand, 8 h/day, 5 days/week".
/// The bill of a month with its range; the range alone where no price is to be expected.
[[nodiscard]] std::string bill_range(const Option& option, const Voice& voice);
/// ", $780 all-in": behind a bill that is less; else empty.
[[nodiscard]] std::string full_clause(const Option& option, const Voice& voice);
/// "$40.0 a month"; where people are needed first what it costs with them: "$828 a month all-in,
/// $389 invoiced".
[[nodiscard]] std::string cost_text(const Option& option, const Voice& voice);
/// The conditions that are open: "2 to obtain" from whoever is asked, "4 to do" oneself; empty
/// where none is.
[[nodiscard]] std::string open_text(const Option& option, const Voice& voice);
/// That the price is old, and of which day; empty where it is not.
[[nodiscard]] std::string old_price(const Option& option, const Voice& voice);
[[nodiscard]] std::string terms(const Option& option, const Project& project, const Voice& voice);
/// "within budget at 9.25 h/day ($298)", for an option that has an affordable schedule.
[[nodiscard]] std::string affordable_text(const Option& option, const Voice& voice);
/// The quoted token prices: "$0.15/M in, $0.60/M out"; empty for GPUs.
[[nodiscard]] std::string token_prices(const Option& option, Date day, const Voice& voice);

/// The input that the bill depends on most; none where no line hangs on one.
[[nodiscard]] std::optional<Number> most_of_the_bill(const Option& option, const Project& project);
/// The same in words: "300 output tokens a request (62% of the bill)".
[[nodiscard]] std::string hangs_on(const Option& option, const Project& project,
                                   const Voice& voice);

/// A rejection with its numbers.
[[nodiscard]] std::string reason_text(const Reason& reason, const Option& option,
                                      const Voice& voice);
/// "feasible", "conditional", or the first reason of a rejection in a few words.
[[nodiscard]] std::string verdict_text(const Option& option, const Voice& voice);

/// An input: "requests a day", "output price of gpt-oss-20b at DeepInfra".
[[nodiscard]] std::string input_name(const InputRef& input, const Voice& voice,
                                     std::optional<double> count = {});
/// Its value: "5,000", "62%", "$300", "solid", "$0.15/M".
[[nodiscard]] std::string input_value(const InputRef& input, const InputValue& value,
                                      const Voice& voice);
/// Why an input is what nobody stated: the sentence of its default, or the kind of work.
[[nodiscard]] std::string why_assumed(const Assumption& assumption, const Voice& voice);
/// Both: "5,000 requests a day", "peak over average: 3".
[[nodiscard]] std::string measured(const InputRef& input, const std::string& value,
                                   const Voice& voice, std::optional<double> count = {});
[[nodiscard]] std::string measured(const InputRef& input, const InputValue& value,
                                   const Voice& voice);

}  // namespace llmadvisor

#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/advice.hpp"
#include "voice.hpp"

namespace llmadvisor {

[[nodiscard]] const Option* find_option(const Advice& advice, std::string_view id);

/// Whether a bill could be computed at all.
[[nodiscard]] bool has_bill(const Option& option);

/// "gpt-oss-120b at Groq", "Llama 3.1 8B on 1 x A10G at AWS".
[[nodiscard]] std::string option_label(const Option& option, const Voice& voice);
/// The machines without the model: "1 x A10G (g5.xlarge, us-east-1) at AWS".
[[nodiscard]] std::string machine_label(const Option& option, const Voice& voice);
/// "1 x A10G".
[[nodiscard]] std::string machine_brief(const Option& option, const Voice& voice);
/// Without the machine: "Llama 3.1 8B on own servers". Also for an id that the answer does not
/// list.
[[nodiscard]] std::string option_name(std::string_view id, const Advice& advice,
                                      const Voice& voice);
/// How it is paid: "by the token", "on-demand, 24/7", "on-demand, 8 h/day, 5 days/week".
[[nodiscard]] std::string terms(const Option& option, const Project& project, const Voice& voice);
/// "within budget at 9.25 h/day ($298)", for an option that has an affordable schedule.
[[nodiscard]] std::string affordable_text(const Option& option, const Voice& voice);
/// The quoted token prices: "$0.15/M in, $0.60/M out"; empty for GPUs.
[[nodiscard]] std::string token_prices(const Option& option, const Voice& voice);

/// The input that the bill depends on most: "300 output tokens a request (62% of the bill)".
[[nodiscard]] std::string hangs_on(const Option& option, const Project& project,
                                   const Voice& voice);

/// A rejection with its numbers.
[[nodiscard]] std::string reason_text(const Reason& reason, const Option& option,
                                      const Voice& voice);
/// "feasible", "conditional", or the first reason of a rejection in a few words.
[[nodiscard]] std::string verdict_text(const Option& option, const Voice& voice);

/// An input's value: "5,000", "62%", "$300", "solid".
[[nodiscard]] std::string input_value(std::string_view input, std::optional<double> number,
                                      const std::string& text, const Voice& voice);

/// The same for an input that is a price: "$0.15/M".
[[nodiscard]] std::string price_value(const PriceInput& price, double amount, const Voice& voice);
/// "output price of gpt-oss-20b at DeepInfra: $0.15/M".
[[nodiscard]] std::string measured_price(const PriceInput& price, double amount,
                                         const Voice& voice);

/// An input with its value: "5,000 requests a day", "peak over average: 3".
[[nodiscard]] std::string measured(std::string_view input, const std::string& value,
                                   const Voice& voice);

}  // namespace llmadvisor

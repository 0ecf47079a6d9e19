#pragma once

#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/option.hpp"

namespace llmadvisor {

/// What a weighed option is and costs, and no more.
[[nodiscard]] Option outline_option(const Weighed& option, const Project& project,
                                    const Search& search);

/// What one weighed option is, where and whose, and the totals of its bill.
[[nodiscard]] Option describe_in_short(const Weighed& option, const Project& project,
                                       const Search& search);

/// Writes out one weighed option: bill lines, reasons with numbers, performance, conditions.
[[nodiscard]] Option describe_option(const Weighed& option, const Project& project,
                                     const Search& search);

}  // namespace llmadvisor

#pragma once

#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/option.hpp"

namespace llmadvisor {

/// Writes out one weighed option: bill lines, reasons with numbers, performance, conditions.
[[nodiscard]] Option describe_option(const Weighed& option, const Project& project,
                                     const Search& search);

}  // namespace llmadvisor

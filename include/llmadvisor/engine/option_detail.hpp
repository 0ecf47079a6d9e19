#pragma once

#include "llmadvisor/engine/choice/evaluation.hpp"
#include "llmadvisor/engine/option.hpp"

namespace llmadvisor {

/// Writes out one weighed option: bill lines, reasons with numbers, performance, conditions.
[[nodiscard]] Option describe_option(const Evaluation& evaluation, const Project& project,
                                     const Evaluator& evaluator);

}  // namespace llmadvisor

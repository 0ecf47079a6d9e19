#pragma once

#include <string>

#include "llmadvisor/engine/bills/formula.hpp"
#include "llmadvisor/report/speak/number_format.hpp"

namespace llmadvisor {

/// How a quantity came about, in the reader's words: "10,000 documents x 1,000 tokens x (0.05 + 1 /
/// 12 months)".
[[nodiscard]] std::string formula_text(const Formula& formula, Language language,
                                       Thousands thousands);

}  // namespace llmadvisor

#pragma once

#include <string>

#include "llmadvisor/engine/serving/accuracy.hpp"
#include "llmadvisor/engine/serving/estimate.hpp"

namespace llmadvisor {

/// Figures are absent where the model does not fit.
[[nodiscard]] std::string estimate_json(const Estimate& estimate);
[[nodiscard]] std::string accuracy_json(const Accuracy& accuracy);

}  // namespace llmadvisor

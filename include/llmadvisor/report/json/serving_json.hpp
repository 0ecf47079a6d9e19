#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/serving/accuracy.hpp"
#include "llmadvisor/engine/serving/estimate.hpp"
#include "llmadvisor/engine/serving/local_estimate.hpp"

namespace llmadvisor {

/// Figures are absent where the model does not fit.
[[nodiscard]] std::string estimate_json(const Estimate& estimate);
[[nodiscard]] std::string local_estimate_json(const LocalEstimate& estimate);
[[nodiscard]] std::string accuracy_json(const Accuracy& accuracy,
                                        const std::vector<LearnedFactor>& learned);

}  // namespace llmadvisor

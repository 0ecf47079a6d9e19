#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/serving/accuracy.hpp"
#include "llmadvisor/engine/serving/estimate.hpp"
#include "llmadvisor/engine/serving/local_estimate.hpp"
#include "llmadvisor/engine/what_fits.hpp"

namespace llmadvisor {

/// Figures are absent where the model does not fit.
[[nodiscard]] std::string estimate_json(const Estimate& estimate);
[[nodiscard]] std::string local_estimate_json(const LocalEstimate& estimate);
/// All models of each machine, unrounded.
[[nodiscard]] std::string what_fits_json(const std::vector<MachineFits>& machines,
                                         const Project& project);
[[nodiscard]] std::string accuracy_json(const Accuracy& accuracy,
                                        const std::vector<LearnedFactor>& learned);

}  // namespace llmadvisor

#pragma once

#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/serving/accuracy.hpp"
#include "llmadvisor/engine/serving/serving_load.hpp"

namespace llmadvisor {

/// What measurements of one's own add to a prediction.
struct Learned {
  double throughput = 1;
  double tpot = 1;
  double ttft = 1;
  int rows = 0;  ///< of the figure with the most; 0: nothing was learned
};

/// Of the model on the card, else of the card whatever the model.
[[nodiscard]] Learned learned_of(const Catalog& catalog, std::string_view gpu,
                                 std::string_view model);

[[nodiscard]] ServingEstimate corrected(ServingEstimate estimate, const Learned& learned);

/// Factors by card, and by card and model, from the runs that were predicted. The mean of
/// log(measured / predicted) over n runs is taken n / (n + 3) in full, as cards that were held out
/// lie about as far from a prediction as runs on one card from each other; a model is pulled
/// towards what other models say of its card. Ids of the catalogue, the day and source as given.
[[nodiscard]] std::vector<LearnedFactor> learn(const Accuracy& accuracy, const Catalog& catalog,
                                               const std::string& source, Date today);

}  // namespace llmadvisor

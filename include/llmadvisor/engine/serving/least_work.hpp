#pragma once

#include "llmadvisor/units/units.hpp"

namespace llmadvisor {

/// How long one request keeps a replica busy at least, as a form of its lengths: seconds of its
/// prompt, for each token of it that is not cached, for each token after the first that is written,
/// and for each of these and each token that it looks back at, halfway through the answer.
struct LeastWork {
  double prompt = 0;  ///< may be negative: the whole prompt is no less than nothing
  double prompt_token = 0;
  double output_token = 0;
  double context_token = 0;

  /// `prompt_share` of the prompt's time counts.
  [[nodiscard]] Seconds of(Tokens input, Tokens cached, Tokens output, double prompt_share) const;
};

[[nodiscard]] LeastWork operator*(const LeastWork& work, double factor);
/// No request takes less of either.
[[nodiscard]] LeastWork least(const LeastWork& a, const LeastWork& b);

}  // namespace llmadvisor

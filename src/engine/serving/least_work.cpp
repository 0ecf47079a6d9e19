#include "llmadvisor/engine/serving/least_work.hpp"

#include <algorithm>

namespace llmadvisor {

Seconds LeastWork::of(Tokens input, Tokens cached, Tokens output, double prompt_share) const {
  const double read = std::max(0.0, prompt + prompt_token * (input - cached).value());
  const double written = std::max(1.0, output.value()) - 1;
  const double context = (input + output / 2).value();
  return Seconds(read * prompt_share + written * (output_token + context_token * context));
}

LeastWork operator*(const LeastWork& work, double factor) {
  return {work.prompt * factor, work.prompt_token * factor, work.output_token * factor,
          work.context_token * factor};
}

LeastWork least(const LeastWork& a, const LeastWork& b) {
  return {std::min(a.prompt, b.prompt), std::min(a.prompt_token, b.prompt_token),
          std::min(a.output_token, b.output_token), std::min(a.context_token, b.context_token)};
}

}  // namespace llmadvisor

#pragma once

#include <vector>

#include "answer/naming.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/choice/scales.hpp"

namespace llmadvisor {

/// What the answer must say beside its pick, which is among the options listed.
[[nodiscard]] std::vector<Warning> warnings_of(const Ranked& ranked, const Option* pick,
                                               const Project& project, const Scales& scales);

}  // namespace llmadvisor

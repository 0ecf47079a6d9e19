#pragma once

#include "answer/naming.hpp"
#include "llmadvisor/engine/advice.hpp"
#include "llmadvisor/engine/choice/search.hpp"

namespace llmadvisor {

/// How far an answer holds: break-evens, flips, what would admit a kind, how sure the pick is.
void add_robustness(Advice& advice, const Ranked& ranked, const ProjectInput& input,
                    const Project& project, Search& search);

}  // namespace llmadvisor

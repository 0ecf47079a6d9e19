#pragma once

#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// Throws Error with the code `contradiction` where what is stated excludes itself, whatever is
/// assumed beside it.
void refuse_contradictions(const ProjectInput& stated);

/// The same of what it came to; `input` is what was stated and heard.
void refuse_contradictions(const ProjectInput& input, const Project& project);

}  // namespace llmadvisor

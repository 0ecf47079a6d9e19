#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/project.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// What the description asks for that changes the answer, and what was made of it: a sentence for
/// each topic of which somebody may want to hear.
[[nodiscard]] std::vector<std::string> mention_texts(const Project& project, const Voice& voice);

}  // namespace llmadvisor

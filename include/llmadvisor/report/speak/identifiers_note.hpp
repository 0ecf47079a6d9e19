#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/identifiers.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// That a text holds such identifiers, by their kinds; empty for none.
[[nodiscard]] std::string identifiers_note(const std::vector<Identifier>& kinds, Language language);

}  // namespace llmadvisor

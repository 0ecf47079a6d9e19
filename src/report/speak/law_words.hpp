#pragma once

#include <string>

#include "llmadvisor/catalog/rules.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// Whose law protects such data, with the text that decides where they may go: "French law (HDS
/// certified host, ...)".
[[nodiscard]] std::string law_text(Sensitivity sensitivity, Jurisdiction place, Language language);

}  // namespace llmadvisor

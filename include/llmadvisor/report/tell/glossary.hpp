#pragma once

#include "llmadvisor/report/document.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// The words that answers cannot do without, by their alphabet, each in a sentence.
[[nodiscard]] Document glossary(Language language);

}  // namespace llmadvisor

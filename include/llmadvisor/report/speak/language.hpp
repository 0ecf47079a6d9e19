#pragma once

#include "llmadvisor/catalog/language.hpp"

namespace llmadvisor {

/// How a language is spoken: one file for each in src/report/speak/languages.
struct Speech;
[[nodiscard]] const Speech& speech(Language language);

}  // namespace llmadvisor

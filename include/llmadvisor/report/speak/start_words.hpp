#pragma once

#include <string>
#include <string_view>

#include "llmadvisor/engine/serving/starts.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// Why an engine does not start a model, or what no source says of it: "today's vLLM has no code
/// on Volta cards". Without a version: today's.
[[nodiscard]] std::string start_sentence(const EngineGap& gap, std::string_view version,
                                         Language language);

}  // namespace llmadvisor

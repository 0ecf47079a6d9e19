#pragma once

#include <string_view>

#include "llmadvisor/catalog/rules.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// A class of data spelled out for people: "medical data (patients' health data)".
[[nodiscard]] std::string_view sensitivity_words(Sensitivity sensitivity, Language language);

/// Where the data must stay; empty for `any`.
[[nodiscard]] std::string_view jurisdiction_words(Jurisdiction jurisdiction, Language language);

}  // namespace llmadvisor

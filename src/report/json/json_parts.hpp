#pragma once

#include <nlohmann/json_fwd.hpp>

#include "llmadvisor/engine/advice.hpp"
#include "speak/voice.hpp"

namespace llmadvisor {

/// Parts of the JSON answers.
[[nodiscard]] nlohmann::ordered_json inputs_json(const Project& project);
[[nodiscard]] nlohmann::ordered_json range_json(const CostRange& range);
[[nodiscard]] nlohmann::ordered_json option_json(const Option& option, const Voice& voice);
[[nodiscard]] nlohmann::ordered_json program_json(const Catalog& catalog,
                                                  const ReportContext& context);

/// Nobody's text makes the writer throw: broken UTF-8 is replaced.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& json);

}  // namespace llmadvisor

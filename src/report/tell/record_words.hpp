#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/report/document.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "llmadvisor/report/speak/number_format.hpp"
#include "speak/message.hpp"

namespace llmadvisor {

/// "embedded", "user", "user overrides"; a file is named as it is.
[[nodiscard]] std::string layer_name(std::string_view layer, Language language);

/// What a list says of a record besides its name: what it is called and what it costs.
[[nodiscard]] std::string brief(const nlohmann::ordered_json& record, Language language);

/// A record field by field under the keys of its file, nested records under theirs.
[[nodiscard]] std::vector<Bullet> record_bullets(const nlohmann::ordered_json& record,
                                                 Language language);

}  // namespace llmadvisor

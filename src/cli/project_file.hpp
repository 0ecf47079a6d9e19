#pragma once

#include <string>
#include <string_view>

#include "settings.hpp"

namespace llmadvisor::cli {

/// Reads a project file: one JSON object whose keys are the flags' names with underscores, with
/// comments where they help. The `inputs` of an answer will do, or the whole answer: what was a
/// default there is left open again. `file` names it in messages. Throws DataError when it is not
/// such an object, UsageError for a value that no flag would take; both name the file and the JSON
/// pointer.
[[nodiscard]] Settings parse_project_file(const std::string& file, std::string_view text);

}  // namespace llmadvisor::cli

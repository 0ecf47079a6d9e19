#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llmadvisor::test {

/// What in `json` the schema file does not allow, empty when all is well. Stricter than the schema
/// itself: an object with listed properties may hold no others, so that every key is documented.
[[nodiscard]] std::vector<std::string> schema_violations(const std::string& schema_file,
                                                         std::string_view json);

}  // namespace llmadvisor::test

#pragma once

#include <vector>

#include "llmadvisor/catalog/catalog_diff.hpp"
#include "llmadvisor/report/document.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// A bullet for each changed field: "expected: 1 -> 2 (+100.0%)".
[[nodiscard]] std::vector<Bullet> field_bullets(const std::vector<FieldChange>& fields,
                                                Language language);

}  // namespace llmadvisor

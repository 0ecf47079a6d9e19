#pragma once

#include <string>
#include <vector>

#include "llmadvisor/report/document.hpp"

namespace llmadvisor {

enum class Align { left, right };

/// A column of counts or amounts ends at the right.
[[nodiscard]] Align align_of(const Table& table, std::size_t column);

/// The table in plain ASCII rules, each line ended by a newline, indented and at most `width` wide.
[[nodiscard]] std::string table_text(const Table& table, int width, int indent = 0);

}  // namespace llmadvisor

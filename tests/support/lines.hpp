#pragma once

#include <algorithm>
#include <optional>

#include "llmadvisor/engine/bills/bill.hpp"

namespace llmadvisor {

/// The only line of a kind; nullopt when there is none or there are several.
inline std::optional<BillLine> line_of(const std::vector<BillLine>& lines, LineKind kind) {
  const auto is = [&](const BillLine& line) { return line.kind == kind; };
  if (std::ranges::count_if(lines, is) != 1) return std::nullopt;
  return *std::ranges::find_if(lines, is);
}
inline std::optional<BillLine> line_of(const Bill& bill, LineKind kind) {
  return line_of(bill.lines, kind);
}

}  // namespace llmadvisor

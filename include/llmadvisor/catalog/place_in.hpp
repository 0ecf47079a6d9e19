#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace llmadvisor {

/// Where a record stands in a table, told by its address; none for records from elsewhere.
template <class Record>
std::optional<std::size_t> place_in(const std::vector<Record>& table, const Record& record) {
  const std::less<const Record*> before;
  const bool is_listed = !table.empty() && !before(&record, table.data()) &&
                         before(&record, table.data() + table.size());
  return is_listed ? std::optional(static_cast<std::size_t>(&record - table.data())) : std::nullopt;
}

}  // namespace llmadvisor

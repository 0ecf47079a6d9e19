#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/import.hpp"
#include "support/catch.hpp"

namespace llmadvisor::test {

/// The record with this id, which must be there.
template <class Record>
const Record& record(const std::vector<Record>& records, const std::string& id) {
  const auto found = std::ranges::find(records, id, &Record::id);
  CAPTURE(id);
  REQUIRE(found != records.end());
  return *found;
}

/// How many entries an import left out for this reason.
inline int left_out(const ImportResult& result, std::string_view reason) {
  const auto& list = result.report.left_out;
  const auto found = std::ranges::find_if(
      list, [&](const LeftOut& each) { return to_string(each.reason) == reason; });
  return found == list.end() ? 0 : found->count;
}

}  // namespace llmadvisor::test

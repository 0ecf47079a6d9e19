#pragma once

#include <algorithm>
#include <string>
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
inline int left_out(const ImportResult& result, const std::string& reason) {
  const auto& list = result.report.left_out;
  const auto found = std::ranges::find(list, reason, &LeftOut::reason);
  return found == list.end() ? 0 : found->count;
}

}  // namespace llmadvisor::test

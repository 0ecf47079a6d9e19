#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {

/// Look-ups by id and alias as the catalogue's own, for those who make many of them: without a walk
/// through the records. Refers to these.
template <class Record>
class NameIndex {
 public:
  explicit NameIndex(const std::vector<Record>& records) {
    for (const auto& record : records) by_name_.try_emplace(lower_case(record.id), &record);
    for (const auto& record : records) {
      for (const auto& alias : record.aliases) by_name_.try_emplace(lower_case(alias), &record);
    }
  }

  /// Null when absent.
  [[nodiscard]] const Record* find(std::string_view name) const {
    const auto found = by_name_.find(lower_case(name));
    return found == by_name_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string, const Record*> by_name_;
};

}  // namespace llmadvisor

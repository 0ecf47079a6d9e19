#pragma once

#include <optional>

#include "record.hpp"
#include "tally.hpp"

namespace llmadvisor {

/// Hands every record of all files over, with its place noted for errors.
template <class Read>
void read_each(UsageTexts& in, const RecordShape& shape, Tally& tally, const Read& read) {
  while (auto* text = in.next()) {
    read_records(*text, shape, [&](const UsageRecord& record) {
      tally.at(text->name(), record.line);
      read(record);
    });
  }
}

/// The sum of those that are there; none where nothing is.
inline std::optional<double> sum_of(std::initializer_list<std::optional<double>> parts) {
  std::optional<double> sum;
  for (const auto& part : parts) {
    if (part) sum = sum.value_or(0) + *part;
  }
  return sum;
}

/// A single request, of which both counts are needed.
inline void add_request(const UsageEntry& entry, Tally& tally) {
  if (!entry.input || !entry.output) return tally.leave_out(RowLeftOut::without_counts);
  tally.add(entry);
}

}  // namespace llmadvisor

#pragma once

#include <string>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// What tells one record of a table from another.
[[nodiscard]] std::string record_key(const Quality& record);
[[nodiscard]] std::string record_key(const InputDefault& record);
[[nodiscard]] std::string record_key(const Rule& record);
[[nodiscard]] std::string record_key(const ErrorRange& record);
[[nodiscard]] std::string record_key(const MeasuredGpu& record);
template <class Record>
[[nodiscard]] std::string record_key(const Record& record) {
  return record.id;
}

/// Lays one catalogue over another: a record replaces the one with the same key, the others are
/// added. The date is the later one.
[[nodiscard]] Catalog overlay(Catalog base, const Catalog& over);

}  // namespace llmadvisor

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/record_view.hpp"

namespace llmadvisor {

/// A price that moved by more than this factor, up or down, is looked at twice.
inline constexpr double suspicious_factor = 3;

struct FieldChange {
  std::string path;
  std::string before;           ///< empty: the field is new
  std::string after;            ///< empty: the field is gone
  std::optional<double> ratio;  ///< after / before, of two numbers

  [[nodiscard]] bool is_jump() const;
};

enum class Difference { added, removed, changed };
template <>
inline constexpr auto enum_rows<Difference> =
    std::to_array<EnumRow<Difference>>({{Difference::added, "added"},
                                        {Difference::removed, "removed"},
                                        {Difference::changed, "changed"}});

struct RecordChange {
  Difference difference = Difference::changed;
  std::string table;
  std::string id;
  std::vector<FieldChange> fields;  ///< of changed records
};

[[nodiscard]] std::vector<RecordChange> diff(const Catalog& before, const Catalog& after);

/// Of two records of one table, the fields that differ.
[[nodiscard]] std::vector<FieldChange> diff(const RecordView& before, const RecordView& after);

}  // namespace llmadvisor

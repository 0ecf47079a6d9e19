#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// One field of a record: its path below the record ("prices/input_per_million_tokens") and its
/// value as the files write it.
struct Field {
  std::string path;
  std::string text;
  std::optional<double> number;
};

/// A record of any table seen through describe(), for listing, showing and comparing.
struct RecordView {
  std::string table;
  std::string id;  ///< unique within the table
  std::vector<Field> fields;

  /// Empty when the record does not have the field.
  [[nodiscard]] std::string_view text(std::string_view path) const;
  [[nodiscard]] std::optional<double> number(std::string_view path) const;
  [[nodiscard]] std::optional<Date> as_of() const;
};

/// The tables by the names that people use: models, gpus, api-offers, gpu-offers, costs, ... in the
/// order of for_each_table().
[[nodiscard]] const std::vector<std::string>& table_names();

/// Empty when there is no such table.
[[nodiscard]] std::vector<RecordView> records_of(const Catalog& catalog, std::string_view table);

[[nodiscard]] std::string table_name(std::string_view stem, std::string_view key);

[[nodiscard]] RecordView view_of(const ApiOffer& offer);
[[nodiscard]] RecordView view_of(const GpuOffer& offer);

}  // namespace llmadvisor

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/catalog_merge.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/import_names.hpp"
#include "llmadvisor/catalog/import_report.hpp"

namespace llmadvisor {

/// Larger files are refused before they are parsed; the largest public one has 2.5 MB.
inline constexpr std::size_t largest_import_bytes = 32 * 1024 * 1024;

[[nodiscard]] DataError too_large(const std::string& file, std::uintmax_t bytes);

/// Whether figures that look wrong are taken all the same.
enum class Accept { no, yes };

struct ImportOptions {
  std::string file;                     ///< names the text in messages
  std::string source;                   ///< for the provenance; empty: format and file name
  std::optional<std::string> provider;  ///< only this one: catalogue id, or the file's own name
  std::optional<Date> as_of;            ///< absent: the day in the file, else `today`
  Date today{};
  std::optional<Currency> file_currency;  ///< absent: as data/import.json says, else dollars
  Prefer prefer = Prefer::later_date;
  Accept accept = Accept::no;
  // What a config.json does not say about a model:
  std::optional<std::string> model;
  std::optional<double> parameters;  ///< as its publisher states them: a check of the count
  std::string quantisation;  ///< text of a hf_quant_config.json beside it; empty: there is none
  std::optional<QualityBand> quality;
  std::optional<std::string> licence;
  std::optional<CommercialUse> commercial_use;
};

struct ImportResult {
  Catalog records;  ///< what the file adds or changes, and nothing else
  ImportReport report;
};

/// Reads a public file as its owner publishes it. `base` gives the names and what was known so far;
/// it is not changed. Throws DataError, naming file and place, for a file that cannot be trusted.
[[nodiscard]] ImportResult import_text(ImportFormat format, std::string_view text,
                                       const ImportOptions& options, const Catalog& base);

}  // namespace llmadvisor

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/second_source.hpp"

namespace llmadvisor {

/// A figure of the catalogue with all that a person needs to check it on a page.
struct AuditedFigure {
  std::string table;  ///< by the name that people use: gpu-offers
  std::string record;
  std::string field;  ///< its path below the record: prices/input_per_million_tokens
  std::string value;  ///< as the file writes it
  std::string unit;   ///< usd_per_million_tokens, gib...; empty for what is counted
  std::string source;
  std::string as_of;
  std::optional<Mark> mark;  ///< absent: of a figure that is never compared
  std::string second_value;  ///< of the source that contradicts, else of one that confirms
  std::string second_source;
  std::string second_as_of;
};

struct Draw {
  std::size_t sample = 50;
  std::uint64_t seed = 1;
  std::optional<std::string> table;  ///< absent: all whose records name a source
};

/// Figures drawn at random, one of a record, every record as likely as another; all there are where
/// the sample asks for more. The same draw gives the same figures on every platform.
[[nodiscard]] std::vector<AuditedFigure> audit(const Catalog& catalog, const Draw& draw);

}  // namespace llmadvisor

#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// Which of two records with the same id stays.
enum class Prefer {
  later_date,  ///< the one with the later day; of the same day, the later source
  upper_layer  ///< the later source, whatever its day
};
template <>
inline constexpr auto enum_rows<Prefer> = std::to_array<EnumRow<Prefer>>(
    {{Prefer::later_date, "later-date"}, {Prefer::upper_layer, "upper-layer"}});

/// Where each record came from: `table/key` -> the file or layer. Kept beside the catalogue, as
/// the records themselves do not change when they are copied.
using Origins = std::map<std::string, std::string, std::less<>>;

/// A record of an upper layer that was not taken, because the lower layer's is newer.
struct OlderRecord {
  std::string table;
  std::string key;
  Date as_of{};
  Date newer{};
};

/// Lays `over` on `base`, record by record.
std::vector<OlderRecord> merge(Catalog& base, const Catalog& over, Prefer prefer);

/// The same, with the origin of every record that was taken.
std::vector<OlderRecord> merge(Catalog& base, const Catalog& over, Prefer prefer,
                               const std::string& origin, Origins& origins);

}  // namespace llmadvisor

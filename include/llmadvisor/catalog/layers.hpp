#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/catalog_merge.hpp"
#include "llmadvisor/catalog/overrides.hpp"

namespace llmadvisor {

/// A catalogue directory that is laid over what is beneath it.
struct CatalogLayer {
  std::string name;  ///< as answers call it: user, catalog
  std::filesystem::path directory;
};

/// The layer at the bottom: the catalogue inside the program.
inline constexpr const char* embedded_layer = "embedded";
/// The file with the user's own figures, in any layer.
inline constexpr const char* overrides_file = "overrides.json";

/// A layer that was found, and what it came to.
struct LayerUse {
  std::string name{};
  std::string place{};               ///< directory; empty for the embedded one
  int records = 0;                   ///< that hold in the merged catalogue
  bool has_overrides = false;        ///< whether it has an overrides file
  int overridden = 0;                ///< records that this file made or changed
  std::vector<OlderRecord> older{};  ///< its records that are older than the ones beneath
};

struct LayeredCatalog {
  Catalog catalog;
  Origins origins;               ///< the file of each record; what is not in it is embedded
  std::vector<LayerUse> layers;  ///< from the bottom
  std::vector<Unmatched> unmatched;
};

/// Embedded < layers in their order, merged by id; the overrides of every layer come last. A
/// directory that does not exist adds nothing. Throws DataError for a file that cannot be used.
[[nodiscard]] LayeredCatalog load_layers(Catalog embedded, const std::vector<CatalogLayer>& layers,
                                         Prefer prefer);

/// The tables of one layer as they stand, two records of one id and all. Throws DataError.
[[nodiscard]] Catalog read_layer(const std::filesystem::path& directory);

/// The file that a record came from, or `embedded`.
[[nodiscard]] std::string origin_of(const LayeredCatalog& layered, const std::string& table,
                                    const std::string& key);

/// The same in a word: `embedded`, `user`, `catalog`, `user overrides`...
[[nodiscard]] std::string layer_of(const LayeredCatalog& layered, const std::string& table,
                                   const std::string& key);

/// `$XDG_DATA_HOME/llmadvisor`, or below `$HOME` as the convention says; absent without either.
[[nodiscard]] std::optional<std::filesystem::path> user_catalog_directory(
    const std::optional<std::string>& xdg_data_home, const std::optional<std::string>& home);

}  // namespace llmadvisor

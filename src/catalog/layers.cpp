#include "llmadvisor/catalog/layers.hpp"

#include <algorithm>

#include "files/table_files.hpp"
#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/files.hpp"

namespace llmadvisor {
namespace {

namespace fs = std::filesystem;

/// An entry that cannot be looked at is no missing one.
bool is_there(const fs::path& path) {
  std::error_code error;
  const bool found = fs::exists(path, error);
  if (error) throw DataError("unreadable", path.string() + ": " + error.message());
  return found;
}

/// `visit(stem, path, text)` for the table files that a directory has.
template <class Visit>
void for_each_file(const fs::path& directory, Visit&& visit) {
  const TableReader tables(directory);
  for (const auto& name : table_file_names()) {
    const auto path = directory / name;
    if (const auto text = tables.text(name)) visit(path.stem().string(), path, *text);
  }
}

/// The table files of a layer, each record traced to its file.
LayerUse lay(const CatalogLayer& layer, Prefer prefer, LayeredCatalog& out) {
  LayerUse use{.name = layer.name,
               .place = (layer.directory / overrides_file).parent_path().string()};
  for_each_file(layer.directory, [&](const auto& stem, const auto& path, const auto& text) {
    Catalog over;
    read_catalog_file(over, path.string(), stem, text);
    const auto older = merge(out.catalog, over, prefer, path.string(), out.origins);
    use.older.insert(use.older.end(), older.begin(), older.end());
  });
  return use;
}

std::vector<Overrides> read_all_overrides(std::vector<LayerUse>& layers) {
  std::vector<Overrides> files;
  for (auto& layer : layers) {
    const auto path = fs::path(layer.place) / overrides_file;
    if (layer.place.empty() || !is_there(path)) continue;
    layer.has_overrides = true;
    files.push_back(read_overrides(path.string(), read_file(path)));
  }
  return files;
}

LayerUse* layer_with(const std::string& origin, std::vector<LayerUse>& layers) {
  const auto directory = fs::path(origin).parent_path().string();
  const auto found = std::ranges::find_if(layers, [&](const LayerUse& layer) {
    return !layer.place.empty() && fs::path(layer.place) == directory;
  });
  return found == layers.end() ? nullptr : &*found;
}

bool is_override(const std::string& origin) {
  return fs::path(origin).filename() == overrides_file;
}

void count_records(LayeredCatalog& out) {
  int all = 0;
  for_each_table(out.catalog, [&](const char*, const char*, const auto& table) {
    all += static_cast<int>(table.size());
  });
  for (const auto& [record, origin] : out.origins) {
    auto* layer = layer_with(origin, out.layers);
    ++(is_override(origin) ? layer->overridden : layer->records);
    --all;
  }
  out.layers.front().records = all;
}

}  // namespace

LayeredCatalog load_layers(Catalog embedded, const std::vector<CatalogLayer>& layers,
                           Prefer prefer) {
  LayeredCatalog out{std::move(embedded), {}, {}, {}};
  out.layers.push_back({.name = embedded_layer});
  for (const auto& layer : layers) {
    if (!is_there(layer.directory)) continue;
    if (!fs::is_directory(layer.directory)) {
      throw DataError("unreadable", layer.directory.string() + ": is not a directory");
    }
    out.layers.push_back(lay(layer, prefer, out));
  }
  const auto overrides = read_all_overrides(out.layers);
  for (const auto& file : overrides) {
    const auto unmatched = find_unmatched(file, out.catalog);
    out.unmatched.insert(out.unmatched.end(), unmatched.begin(), unmatched.end());
  }
  apply_overrides(overrides, out.catalog, out.origins);
  count_records(out);
  return out;
}

Catalog read_layer(const fs::path& directory) {
  Catalog layer;
  for_each_file(directory, [&](const auto& stem, const auto& path, const auto& text) {
    read_catalog_file(layer, path.string(), stem, text);
  });
  return layer;
}

std::string origin_of(const LayeredCatalog& layered, const std::string& table,
                      const std::string& key) {
  const auto found = layered.origins.find(table + "/" + key);
  return found == layered.origins.end() ? embedded_layer : found->second;
}

std::string layer_of(const LayeredCatalog& layered, const std::string& table,
                     const std::string& key) {
  const auto origin = origin_of(layered, table, key);
  const auto directory = fs::path(origin).parent_path();
  for (const auto& layer : layered.layers) {
    if (layer.place.empty() || fs::path(layer.place) != directory) continue;
    return layer.name + (is_override(origin) ? " overrides" : "");
  }
  return embedded_layer;
}

std::optional<fs::path> user_catalog_directory(const std::optional<std::string>& xdg_data_home,
                                               const std::optional<std::string>& home) {
  // The convention ignores a relative path.
  if (xdg_data_home && fs::path(*xdg_data_home).is_absolute()) {
    return fs::path(*xdg_data_home) / "llmadvisor";
  }
  if (home && !home->empty()) return fs::path(*home) / ".local" / "share" / "llmadvisor";
  return std::nullopt;
}

}  // namespace llmadvisor

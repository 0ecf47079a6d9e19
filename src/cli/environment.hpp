#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/catalog_part.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/catalog/layers.hpp"
#include "llmadvisor/units/date.hpp"

namespace llmadvisor::cli {

/// What the operating system says of one stream.
struct StreamFacts {
  bool is_terminal = false;
  std::optional<int> columns;
};

/// Everything that a run takes from the world besides its arguments and streams. Tests make one up.
struct Environment {
  std::function<std::optional<std::string>(std::string_view name)> variable;
  Date today{};
  StreamFacts in;
  StreamFacts out;
  StreamFacts err;
  /// The whole file. Throws DataError when it cannot be read.
  std::function<std::string(const std::string& path)> read_file;
  /// The file to be read block by block. Throws DataError when it cannot be opened.
  std::function<OpenedFile(const std::string& path)> open_file;
  /// The catalogue that `--catalog` is laid over.
  std::function<Catalog(CatalogPart part)> base_catalog;
  /// Holds what a command computes with, at least until the run ends.
  std::function<LayeredCatalog&(LayeredCatalog catalog)> keep;
};

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

}  // namespace llmadvisor::cli

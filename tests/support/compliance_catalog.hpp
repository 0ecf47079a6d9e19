#pragma once

#include <string>

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/files.hpp"

/// The shipped rules and provider facts, without the price tables.
inline const llmadvisor::Catalog& compliance_catalog() {
  static const llmadvisor::Catalog catalog = [] {
    llmadvisor::Catalog read;
    for (const std::string stem : {"rules", "providers"}) {
      const auto path = std::string(LLMADVISOR_SOURCE_DIR "/data/") + stem + ".json";
      llmadvisor::read_catalog_file(read, path, stem, llmadvisor::read_file(path));
    }
    return read;
  }();
  return catalog;
}

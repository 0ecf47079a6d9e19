#pragma once

#include <string>

#include "llmadvisor/catalog/catalog_json.hpp"

namespace llmadvisor {

/// The catalogue as it ships, read from the JSON files once.
inline const Catalog& shipped_catalog() {
  static const Catalog catalog =
      read_catalog_directory(std::string(LLMADVISOR_SOURCE_DIR) + "/data");
  return catalog;
}

}  // namespace llmadvisor

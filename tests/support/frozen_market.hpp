#pragma once

#include <string>

#include "llmadvisor/catalog/catalog_json.hpp"

namespace llmadvisor {

/// A market as broad as the shipped one, frozen: about half of the records of 2026-11-23. Tests of
/// the engine run on it, so that a refreshed price breaks none of them.
inline const Catalog& frozen_market() {
  static const Catalog catalog =
      read_catalog_directory(std::string(LLMADVISOR_SOURCE_DIR) + "/tests/fixtures/market");
  return catalog;
}

}  // namespace llmadvisor

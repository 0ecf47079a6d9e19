#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// Adds the records to the table files of a directory (which is made where it is missing), by id.
/// All files are written beside their targets first and renamed at the end: a failure leaves the
/// directory as it was. Returns the files written. Throws DataError.
std::vector<std::string> write_records(const std::filesystem::path& directory,
                                       const Catalog& records);

}  // namespace llmadvisor

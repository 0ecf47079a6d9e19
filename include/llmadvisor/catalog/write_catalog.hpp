#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog.hpp"

namespace llmadvisor {

/// Adds the records to the table files of a directory (which is made where it is missing), by id.
/// All files change at once, for whoever reads them through this program: a failure, or an end at
/// any time, leaves the old ones or the new ones. Returns the files written. Throws DataError.
std::vector<std::string> write_records(const std::filesystem::path& directory,
                                       const Catalog& records);

}  // namespace llmadvisor

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/units/units.hpp"
#include "llmadvisor/usage/usage_summary.hpp"

namespace llmadvisor {

/// One file of an export, read block by block.
struct UsageFile {
  std::string name;  ///< for messages
  BlockReader read;
  /// When it was written, in seconds since 1970: counters do not say when they were read.
  std::optional<double> written{};
};

/// What the user says of an export that does not say it itself.
struct UsageStated {
  std::optional<Requests> requests{};  ///< in all
  std::optional<Hours> covers{};       ///< between the first scrape, or the start, and the last
};

/// Called with the bytes read so far, now and then.
using UsageProgress = std::function<void(std::uint64_t bytes)>;

/// Sums up the files of one export in one pass, in memory that does not grow with them. Texts of
/// prompts and answers are passed over. Throws DataError, naming file and line, for a file that is
/// not of the format, is empty, holds no counts, or counts what cannot be; and where a count of
/// requests or a time is needed and nobody states it.
[[nodiscard]] UsageSummary import_usage(UsageFormat format, std::vector<UsageFile> files,
                                        const UsageStated& stated,
                                        const UsageProgress& progress = {});

}  // namespace llmadvisor

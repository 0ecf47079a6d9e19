#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "open_file.hpp"

namespace llmadvisor {

/// `models.json`, `catalog.json`...: the files that a catalogue directory may hold.
[[nodiscard]] const std::set<std::string>& table_file_names();

enum class Access { shared, exclusive };

/// Keeps a directory to ourselves, or free of those who want it to themselves; on file systems that
/// know no locks it does nothing.
class DirectoryLock {
 public:
  DirectoryLock(const std::filesystem::path& directory, Access access);

 private:
  OpenFile directory_;
};

/// The tables of a directory as one import left them, never half of the next one's: see
/// docs/decisions/0006-switch-tables-with-a-journal.md. No import switches while this lives.
class TableReader {
 public:
  explicit TableReader(const std::filesystem::path& directory);

  /// Empty where the directory has no such file. Throws DataError when it cannot be read.
  [[nodiscard]] std::optional<std::string> text(const std::string& name) const;

 private:
  std::filesystem::path directory_;
  DirectoryLock lock_;
  std::set<std::string> decided_;
};

/// Replaces several tables at once: a kill at any time leaves all old or all new. One writer at a
/// time; the next one finishes or clears away what an earlier one left. Links are followed, modes
/// kept. Throws DataError.
class TableWriter {
 public:
  explicit TableWriter(const std::filesystem::path& directory);
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;
  ~TableWriter();

  /// As it stands, without what is staged.
  [[nodiscard]] std::optional<std::string> text(const std::string& name) const;
  void stage(const std::string& name, const std::string& text);
  /// The paths written.
  std::vector<std::string> commit();

 private:
  std::filesystem::path directory_;
  DirectoryLock lock_;
  std::set<std::string> staged_;
};

}  // namespace llmadvisor

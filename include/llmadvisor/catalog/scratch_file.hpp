#pragma once

#include <filesystem>

namespace llmadvisor {

/// An empty file of our own in the system's directory for such; removed with the object.
class ScratchFile {
 public:
  /// Throws DataError where none can be made.
  ScratchFile();
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace llmadvisor

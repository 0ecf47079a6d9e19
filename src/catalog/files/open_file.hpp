#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {

/// A file descriptor of our own, closed at the end.
class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile();

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

  /// False, with errno set, when the system did not take it all.
  [[nodiscard]] bool write(std::string_view text);
  /// Onto the disk itself, so that a power cut does not empty what a rename has announced.
  [[nodiscard]] bool flush();

 private:
  int descriptor_;
};

/// The path with every link at its end followed, the last of which may lead to nothing yet.
struct Destination {
  std::filesystem::path path;
  std::optional<int> descriptor;  ///< one of our own open files: /dev/stdout, /proc/self/fd/N
};

/// Throws DataError for a circle of links.
[[nodiscard]] Destination destination_of(const std::filesystem::path& path);

/// Names that appeared or went in the directory are on the disk afterwards, where it can do that.
void flush_directory(const std::filesystem::path& directory);

/// The directory of a path, `.` where it names none.
[[nodiscard]] std::filesystem::path directory_of(const std::filesystem::path& path);

/// Gives the new file the mode and the owner of the old one, without bits that lend an identity.
[[nodiscard]] bool take_over(int new_file, const struct stat& old);

[[nodiscard]] DataError cannot_write(const std::filesystem::path& path, int error);

}  // namespace llmadvisor

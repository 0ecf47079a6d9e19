#include "open_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <string>

namespace llmadvisor {
namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40;

/// `3` in the directory of our own open files.
std::optional<int> descriptor_named(const fs::path& directory, const std::string& name) {
  std::error_code error;
  const auto own = fs::canonical("/proc/self/fd", error);
  if (error || directory != own) return std::nullopt;
  int number = 0;
  const auto* end = name.data() + name.size();
  const auto parsed = std::from_chars(name.data(), end, number);
  return parsed.ec == std::errc() && parsed.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace

OpenFile::~OpenFile() {
  if (is_open()) ::close(descriptor_);
}

bool OpenFile::write(std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool OpenFile::flush() {
  // Some file systems have nothing to flush to.
  return ::fsync(descriptor_) == 0 || errno == EINVAL || errno == EROFS;
}

Destination destination_of(const fs::path& path) {
  fs::path at = path;
  for (int links = 0; links < most_links; ++links) {
    std::error_code error;
    const auto directory = fs::canonical(directory_of(at), error);
    if (!error) {
      if (const auto own = descriptor_named(directory, at.filename())) return {at, own};
    }
    const auto next = fs::read_symlink(at, error);
    if (error) return {at, std::nullopt};
    at = directory_of(at) / next;
  }
  throw cannot_write(path, ELOOP);
}

void flush_directory(const fs::path& directory) {
  const OpenFile file(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.is_open()) ::fsync(file.descriptor());
}

fs::path directory_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

bool take_over(int new_file, const struct stat& old) {
  return ::fchown(new_file, old.st_uid, old.st_gid) == 0 &&
         ::fchmod(new_file, old.st_mode & 0777U) == 0;
}

DataError cannot_write(const fs::path& path, int error) {
  return {"unwritable", path.string() + ": cannot write: " + std::strerror(error)};
}

}  // namespace llmadvisor

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "llmadvisor/catalog/files.hpp"
#include "open_file.hpp"

namespace llmadvisor {
namespace {

namespace fs = std::filesystem;

/// A file under a name of its own, which goes with it unless it is put somewhere.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& directory)
      : name_((directory / ".llmadvisor-XXXXXX").string()), file_(::mkstemp(name_.data())) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (file_.is_open() && !name_.empty()) ::unlink(name_.c_str());
  }

  [[nodiscard]] OpenFile& file() { return file_; }
  [[nodiscard]] bool put_at(const fs::path& target) {
    if (::rename(name_.c_str(), target.c_str()) != 0) return false;
    name_.clear();
    return true;
  }

 private:
  std::string name_;
  OpenFile file_;
};

void write_into(OpenFile file, const fs::path& path, std::string_view text) {
  if (!file.is_open() || !file.write(text)) throw cannot_write(path, errno);
}

void write_in_place(const fs::path& path, const fs::path& target, std::string_view text) {
  OpenFile file(::open(target.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
  if (!file.is_open() || !file.write(text) || !file.flush()) throw cannot_write(path, errno);
}

/// The mode that a file made in the ordinary way would have.
mode_t ordinary_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

/// False when a new file cannot take the place of the old one.
bool is_replaced(const fs::path& path, const fs::path& target, const struct stat* old,
                 std::string_view text) {
  if (old != nullptr && old->st_nlink > 1) return false;
  TemporaryFile temporary(directory_of(target));
  if (!temporary.file().is_open()) {
    if (old != nullptr && (errno == EACCES || errno == EROFS)) return false;
    throw cannot_write(path, errno);
  }
  const int descriptor = temporary.file().descriptor();
  if (old != nullptr ? !take_over(descriptor, *old) : ::fchmod(descriptor, ordinary_mode()) != 0) {
    if (old != nullptr) return false;
    throw cannot_write(path, errno);
  }
  if (!temporary.file().write(text) || !temporary.file().flush() || !temporary.put_at(target)) {
    throw cannot_write(path, errno);
  }
  flush_directory(directory_of(target));
  return true;
}

}  // namespace

void write_file(const fs::path& path, std::string_view text) {
  const auto [target, descriptor] = destination_of(path);
  if (descriptor) return write_into(OpenFile(::dup(*descriptor)), path, text);
  struct stat facts {};
  const bool exists = ::stat(target.c_str(), &facts) == 0;
  if (exists && !S_ISREG(facts.st_mode)) {
    return write_into(OpenFile(::open(target.c_str(), O_WRONLY | O_CLOEXEC)), path, text);
  }
  if (exists && ::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0) {
    throw cannot_write(path, errno);
  }
  if (!is_replaced(path, target, exists ? &facts : nullptr, text)) {
    write_in_place(path, target, text);
  }
}

bool file_is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

bool leads_to_stdout(const fs::path& path) {
  return destination_of(path).descriptor == STDOUT_FILENO;
}

bool are_same_file(const fs::path& a, const fs::path& b) {
  std::error_code ignored;
  return fs::equivalent(a, b, ignored);
}

void write_new_file(const fs::path& path, std::string_view text) {
  OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file.is_open() && errno == EEXIST) {
    throw DataError("exists", path.string() + ": is there already",
                    "name another file, or remove it first");
  }
  if (!file.is_open()) throw cannot_write(path, errno);
  if (file.write(text) && file.flush()) return flush_directory(directory_of(path));
  const int error = errno;
  ::unlink(path.c_str());
  throw cannot_write(path, error);
}

}  // namespace llmadvisor

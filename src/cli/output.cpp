#include "output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ostream>
#include <vector>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor::cli {
namespace {

DataError cannot_write(const std::string& path, int error) {
  return {"unwritable", path + ": cannot write: " + std::strerror(error)};
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Devices, pipes and the like cannot be replaced, only written to.
bool is_special(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode);
}

void write_special(const std::string& path, std::string_view text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) throw cannot_write(path, errno);
  const bool written = write_all(file, text);
  const int error = errno;
  ::close(file);
  if (!written) throw cannot_write(path, error);
}

/// The mode that a file made in the ordinary way would have.
mode_t ordinary_mode(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) == 0) return facts.st_mode & 07777U;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

}  // namespace

void write_stream(std::ostream& out, std::string_view text) {
  errno = 0;
  out << text << std::flush;
  if (!out && errno != EPIPE) throw cannot_write("standard output", errno);
}

void write_file(const std::string& path, std::string_view text) {
  if (is_special(path)) return write_special(path, text);
  std::vector<char> temporary(path.begin(), path.end());
  for (const char c : std::string_view(".XXXXXX")) temporary.push_back(c);
  temporary.push_back('\0');
  const int file = ::mkstemp(temporary.data());
  if (file < 0) throw cannot_write(path, errno);
  const bool written = write_all(file, text) && ::fchmod(file, ordinary_mode(path)) == 0;
  int error = written ? 0 : errno;
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0 && std::rename(temporary.data(), path.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(temporary.data());
    throw cannot_write(path, error);
  }
}

}  // namespace llmadvisor::cli

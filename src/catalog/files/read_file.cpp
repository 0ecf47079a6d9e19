#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <istream>

#include "llmadvisor/catalog/files.hpp"
#include "open_file.hpp"

namespace llmadvisor {
namespace {

DataError unreadable(const std::string& name, const std::string& why) {
  return {"unreadable", name + ": " + why};
}

void refuse_too_much(const std::string& name, std::uintmax_t bytes) {
  if (bytes <= largest_file_bytes) return;
  constexpr auto mib = 1024 * 1024;
  throw DataError("too-large", name + ": is larger than the " +
                                   std::to_string(largest_file_bytes / mib) + " MiB that are read");
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) {
    throw unreadable(path, std::string("cannot be read: ") + std::strerror(errno));
  }
  struct stat facts {};
  if (::fstat(file.descriptor(), &facts) == 0) {
    if (S_ISDIR(facts.st_mode)) throw unreadable(path, "is a directory, not a file");
    if (S_ISREG(facts.st_mode)) {
      refuse_too_much(path, static_cast<std::uintmax_t>(facts.st_size));
    }
  }
  std::string text;
  std::array<char, 65536> block{};
  for (;;) {
    const auto count = ::read(file.descriptor(), block.data(), block.size());
    if (count == 0) return text;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw unreadable(path, std::string("reading failed: ") + std::strerror(errno));
    text.append(block.data(), static_cast<std::size_t>(count));
    refuse_too_much(path, text.size());
  }
}

std::string read_stream(std::istream& in, const std::string& name) {
  std::string text;
  std::array<char, 65536> block{};
  while (in) {
    in.read(block.data(), block.size());
    text.append(block.data(), static_cast<std::size_t>(in.gcount()));
    refuse_too_much(name, text.size());
  }
  if (in.bad()) throw unreadable(name, "reading failed");
  return text;
}

}  // namespace llmadvisor

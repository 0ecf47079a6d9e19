#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <istream>
#include <memory>

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

namespace {

std::shared_ptr<const OpenFile> opened(const std::filesystem::path& path) {
  auto file = std::make_shared<const OpenFile>(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file->is_open()) {
    throw unreadable(path, std::string("cannot be read: ") + std::strerror(errno));
  }
  struct stat facts {};
  if (::fstat(file->descriptor(), &facts) == 0 && S_ISDIR(facts.st_mode)) {
    throw unreadable(path, "is a directory, not a file");
  }
  return file;
}

std::size_t read_block(const OpenFile& file, const std::string& name, std::span<char> block) {
  for (;;) {
    const auto count = ::read(file.descriptor(), block.data(), block.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR)
      throw unreadable(name, std::string("reading failed: ") + std::strerror(errno));
  }
}

}  // namespace

OpenedFile open_file(const std::filesystem::path& path) {
  const auto file = opened(path);
  OpenedFile result{[file, name = path.string()](std::span<char> block) {
    return read_block(*file, name, block);
  }};
  struct stat facts {};
  if (::fstat(file->descriptor(), &facts) == 0 && S_ISREG(facts.st_mode)) {
    result.bytes = static_cast<std::uintmax_t>(facts.st_size);
    result.written = static_cast<double>(facts.st_mtime);
  }
  return result;
}

BlockReader blocks_of_stream(std::istream& in, const std::string& name) {
  return [&in, name](std::span<char> block) -> std::size_t {
    if (!in) return 0;
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    if (in.bad()) throw unreadable(name, "reading failed");
    return static_cast<std::size_t>(in.gcount());
  };
}

std::string read_file(const std::filesystem::path& path) {
  const auto file = opened(path);
  std::string text;
  struct stat facts {};
  if (::fstat(file->descriptor(), &facts) == 0 && S_ISREG(facts.st_mode)) {
    refuse_too_much(path, static_cast<std::uintmax_t>(facts.st_size));
    text.reserve(static_cast<std::size_t>(facts.st_size));
  }
  std::array<char, 65536> block{};
  for (;;) {
    const auto count = read_block(*file, path, block);
    if (count == 0) return text;
    text.append(block.data(), count);
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

#include "llmadvisor/catalog/scratch_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {

ScratchFile::ScratchFile() {
  std::error_code ignored;
  const auto directory = std::filesystem::temp_directory_path(ignored);
  std::string name = (directory / "llmadvisor-XXXXXX").string();
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) {
    throw DataError("unwritable", name + ": cannot write: " + std::strerror(errno));
  }
  ::close(descriptor);
  path_ = name;
}

ScratchFile::~ScratchFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

}  // namespace llmadvisor

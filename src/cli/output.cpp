#include "output.hpp"

#include <cerrno>
#include <cstring>
#include <ostream>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor::cli {

void write_stream(std::ostream& out, std::string_view text) {
  errno = 0;
  out << text << std::flush;
  if (!out && errno != EPIPE) {
    throw DataError("unwritable",
                    std::string("standard output: cannot write: ") + std::strerror(errno));
  }
}

}  // namespace llmadvisor::cli

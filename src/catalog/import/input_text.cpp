#include "input_text.hpp"

#include <algorithm>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

std::string at_line(const std::string& file, std::string_view text, std::size_t at) {
  return file + ": line " +
         std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

}  // namespace

DataError too_large(const std::string& file, std::uintmax_t bytes) {
  constexpr std::uintmax_t mib = 1024 * 1024;
  return {"too-large", file + ": " + std::to_string(bytes / mib) +
                           " MiB is too large for a price file; the limit is " +
                           std::to_string(largest_import_bytes / mib) + " MiB"};
}

void refuse_unreadable(const std::string& file, std::string_view text) {
  if (text.size() > largest_import_bytes) throw too_large(file, text.size());
  if (text.find_first_not_of(" \t\r\n") == text.npos) {
    throw DataError("empty", file + ": is empty");
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    throw DataError("bad-encoding", file + ": is UTF-16", "save it as UTF-8");
  }
  if (const auto nul = text.find('\0'); nul != text.npos) {
    throw DataError("bad-encoding",
                    at_line(file, text, nul) + ": a NUL byte: this is no text file");
  }
  if (const auto at = first_broken(text); at != text.npos) {
    throw DataError("bad-encoding", at_line(file, text, at) + ": not valid UTF-8",
                    "save it as UTF-8");
  }
}

}  // namespace llmadvisor

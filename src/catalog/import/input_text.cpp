#include "input_text.hpp"

#include <algorithm>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/import.hpp"

namespace llmadvisor {
namespace {

/// Bytes of the UTF-8 sequence that starts here; 0 for none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned lead = byte(at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
  }
  const bool overlong =
      (lead == 0xE0 && byte(at + 1) < 0xA0) || (lead == 0xF0 && byte(at + 1) < 0x90);
  const bool surrogate = lead == 0xED && byte(at + 1) >= 0xA0;
  const bool too_high = lead == 0xF4 && byte(at + 1) >= 0x90;
  return overlong || surrogate || too_high ? 0 : length;
}

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
  for (std::size_t at = 0; at < text.size();) {
    const auto length = sequence_length(text, at);
    if (length == 0) {
      throw DataError("bad-encoding", at_line(file, text, at) + ": not valid UTF-8",
                      "save it as UTF-8");
    }
    at += length;
  }
}

}  // namespace llmadvisor

#include "llmadvisor/engine/serving/engine_version.hpp"

#include <iterator>

namespace llmadvisor {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<EngineVersion> engine_version_of(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  EngineVersion version;
  int* const parts[] = {&version.major, &version.minor, &version.patch};
  std::size_t at = 0;
  for (std::size_t part = 0; part < std::size(parts); ++part) {
    if (at >= text.size() || !is_digit(text[at])) {
      return part < 2 ? std::nullopt : std::optional(version);
    }
    for (; at < text.size() && is_digit(text[at]) && *parts[part] < 100'000; ++at) {
      *parts[part] = *parts[part] * 10 + (text[at] - '0');
    }
    if (at >= text.size() || text[at] != '.')
      return part < 1 ? std::nullopt : std::optional(version);
    ++at;
  }
  return version;
}

}  // namespace llmadvisor

#pragma once

#include <compare>
#include <optional>
#include <string_view>

namespace llmadvisor {

/// A release of an engine. Candidates and patches count as the release that they lead to.
struct EngineVersion {
  int major = 0;
  int minor = 0;
  int patch = 0;
  auto operator<=>(const EngineVersion&) const = default;
};

/// Of "0.24.0", "v0.6.1 (README)", "0.19.1rc1.dev391"; none where the text starts differently.
[[nodiscard]] std::optional<EngineVersion> engine_version_of(std::string_view text);

}  // namespace llmadvisor

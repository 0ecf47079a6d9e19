#pragma once

#include <optional>
#include <string_view>

namespace llmadvisor {

/// A moment: seconds since 1970 in UTC.
struct Instant {
  double seconds = 0;
  bool has_zone = true;  ///< none was written, and UTC taken
};

/// "2026-11-02T09:14:03.120Z", "2026-11-02 09:14:03+01:00", "2026-11-02". Nothing for other texts.
[[nodiscard]] std::optional<Instant> instant_of(std::string_view text);
/// Seconds, or milliseconds, microseconds or nanoseconds, by their size.
[[nodiscard]] std::optional<Instant> instant_of(double unix_time);

}  // namespace llmadvisor

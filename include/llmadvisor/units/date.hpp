#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace llmadvisor {

/// A calendar day. Prices and facts are dated to the day, never to the hour.
using Date = std::chrono::sys_days;

/// Parses `YYYY-MM-DD`; nothing else is a date, and neither is 2026-02-30.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// `YYYY-MM-DD`.
[[nodiscard]] std::string to_string(Date date);

/// Whole days from `from` to `to`, negative when `to` is earlier.
[[nodiscard]] int days_between(Date from, Date to);

}  // namespace llmadvisor

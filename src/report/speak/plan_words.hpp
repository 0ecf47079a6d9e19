#pragma once

#include <optional>
#include <string>

#include "llmadvisor/engine/advice.hpp"
#include "voice.hpp"

namespace llmadvisor {

/// "48 hours", "30 minutes", "7 days".
[[nodiscard]] std::string time_text(Hours time, const Voice& voice);

/// "5,000 requests/day", or "2,000,000 requests within 48 hours".
[[nodiscard]] std::string load_text(const Workload& workload, const Voice& voice);

/// How long a job takes an option: machines as predicted, batches at most as promised, an API at a
/// limit that it exceeds. None where nobody says how fast an API lets requests through.
struct JobTime {
  Hours hours;
  bool at_most = false;
};
[[nodiscard]] std::optional<JobTime> job_time(const Option& option, const Project& project,
                                              const Voice& voice);
/// "38 h", "24 h or less".
[[nodiscard]] std::string takes_text(const Option& option, const Project& project,
                                     const Voice& voice);

/// What comes up in a month, without the month.
[[nodiscard]] std::string reached_text(const Reached& reached, const Voice& voice);

/// The first and the last month of an option, and all of them together.
[[nodiscard]] std::string course_text(const Option& option, const Voice& voice);

/// What an API's plan or its batches leave undone; empty where nothing is.
[[nodiscard]] std::string limit_note(const Option& option, const Voice& voice);
[[nodiscard]] std::string limit_warning(const Option& option, const Project& project,
                                        const Voice& voice);
[[nodiscard]] std::string window_warning(const Option& option, const Voice& voice);

}  // namespace llmadvisor

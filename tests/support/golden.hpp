#pragma once

#include <string>

namespace llmadvisor::test {

/// Runs every case under tests/golden: a directory with `args` (one shell line) and the expected
/// `stdout`, `stderr` and `exit_code`. LLMADVISOR_UPDATE_GOLDEN=1 rewrites them.
/// Returns the differences, empty when there are none.
[[nodiscard]] std::string golden_differences();

}  // namespace llmadvisor::test

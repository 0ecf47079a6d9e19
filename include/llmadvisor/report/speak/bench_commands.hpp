#pragma once

#include <string>
#include <vector>

#include "llmadvisor/engine/serving/estimate.hpp"

namespace llmadvisor {

/// The commands that measure what an estimate claims, on a machine of one's own.
struct BenchCommands {
  std::string serve;  ///< starts the server
  std::string bench;  ///< measures it under the load of the estimate
  std::string check;  ///< compares the measurement with the claim
};
/// Of an estimate that fits.
[[nodiscard]] BenchCommands bench_commands(const Estimate& estimate);

/// A command in lines that a shell takes as one and a narrow terminal shows whole.
[[nodiscard]] std::vector<std::string> shell_lines(const std::string& command);

}  // namespace llmadvisor

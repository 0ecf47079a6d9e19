#pragma once

#include <string>

#include "commands.hpp"

namespace llmadvisor::cli {

/// What the program says when asked nothing: about ten lines.
[[nodiscard]] std::string short_help();
/// Every command, the exit codes and the environment.
[[nodiscard]] std::string full_help();
/// One command: examples first.
[[nodiscard]] std::string command_help(const Command& command);

}  // namespace llmadvisor::cli

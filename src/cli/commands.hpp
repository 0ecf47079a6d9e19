#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "environment.hpp"
#include "exit_code.hpp"
#include "flags.hpp"
#include "options.hpp"

namespace llmadvisor::cli {

/// What a command works with.
struct Session {
  const Environment& environment;
  const Streams& streams;
};

/// One command: the single description behind dispatch, help and suggestions.
struct Command {
  std::string_view name;  ///< one or two words: `recommend`, `catalog list`
  std::string_view summary;
  std::string_view arguments;  ///< positional ones, as help writes them
  std::size_t least_arguments = 0;
  std::size_t most_arguments = 0;
  std::vector<FlagGroup> groups;
  std::vector<Flag> also;  ///< single flags of other groups
  std::vector<Format> formats;
  std::vector<std::string_view> examples;
  ExitCode (*run)(const Request& request, const Session& session) = nullptr;
};

[[nodiscard]] std::span<const Command> command_table();

/// Null when there is no such command.
[[nodiscard]] const Command* find_command(std::string_view name);

/// The flags that a command takes, in the order of the table; of forms, those that it has.
[[nodiscard]] std::vector<FlagSpec> flags_of(const Command& command);

}  // namespace llmadvisor::cli

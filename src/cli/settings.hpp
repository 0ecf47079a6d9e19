#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "environment.hpp"
#include "flags.hpp"

namespace llmadvisor::cli {

/// Values as somebody wrote them, not yet understood.
struct Setting {
  std::string place;  ///< for messages: `--budget`, `project.json: /budget`
  std::vector<std::string> values;
};

/// `stronger.merge(weaker)` is the rule of precedence.
using Settings = std::map<Flag, Setting>;

struct CommandLine {
  Settings settings;
  std::vector<std::string> arguments;  ///< positional ones
};

/// Splits the words after the command. Throws UsageError for what the command does not take.
[[nodiscard]] CommandLine parse_command_line(std::span<const std::string_view> words,
                                             const std::vector<FlagSpec>& flags);

/// The flags of a command line that decide which figures an answer has, as a shell takes them:
/// ` --budget 300 --rag`, with a space before each. Not how it is written, and no words.
[[nodiscard]] std::string repeated_question(const Settings& settings);

/// LLMADVISOR_CATALOG, LLMADVISOR_CURRENCY and LLMADVISOR_LANG; without the last, the locale.
[[nodiscard]] Settings environment_settings(const Environment& environment);

}  // namespace llmadvisor::cli

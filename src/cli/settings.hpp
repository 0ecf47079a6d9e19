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

/// By FlagSpec::setting(). `stronger.merge(weaker)` is the rule of precedence.
using Settings = std::map<std::string, Setting, std::less<>>;

struct CommandLine {
  Settings settings;
  std::vector<std::string> arguments;  ///< positional ones
};

/// Splits the words after the command. Throws UsageError for what the command does not take.
[[nodiscard]] CommandLine parse_command_line(std::span<const std::string_view> words,
                                             const std::vector<const FlagSpec*>& flags);

/// LLMADVISOR_CATALOG, LLMADVISOR_CURRENCY and LLMADVISOR_LANG; without the last, the locale.
[[nodiscard]] Settings environment_settings(const Environment& environment);

}  // namespace llmadvisor::cli

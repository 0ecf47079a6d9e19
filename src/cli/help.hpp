#pragma once

#include <string>

#include "commands.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor::cli {

/// What `llmadvisor` alone prints: less than a screen.
[[nodiscard]] std::string short_help(Language language);
/// With exit codes and environment variables.
[[nodiscard]] std::string full_help(Language language);
[[nodiscard]] std::string command_help(const Command& command, Language language);
/// The words that answers cannot do without.
[[nodiscard]] std::string glossary_help(Language language);

}  // namespace llmadvisor::cli

#include "help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "known_words.hpp"
#include "llmadvisor/text/layout.hpp"

namespace llmadvisor::cli {
namespace {

constexpr std::size_t text_width = 100;
constexpr std::size_t meaning_column = 30;

std::string command_list() {
  std::string text;
  for (const auto& command : command_table()) {
    text += fmt::format("  {:<15} {}\n", command.name, command.summary);
  }
  return text;
}

/// Further lines start in the column where the first one did.
std::string in_column(std::string_view text, std::size_t column) {
  std::string result;
  for (const auto& line : wrapped(text, static_cast<int>(text_width - column))) {
    if (!result.empty()) result += fmt::format("\n{:{}}", "", column);
    result += line;
  }
  return result;
}

std::string choice_lines(const FlagSpec& flag) {
  std::string text;
  for (std::size_t i = 0; i < flag.choice_meanings.size(); ++i) {
    std::string name(flag.choices[i]);
    for (const auto& other : other_names()) {
      if (other.value == flag.choices[i]) name += fmt::format(" or {}", other.word);
    }
    const auto line = fmt::format("{}: {}", name, flag.choice_meanings[i]);
    text += fmt::format("{:{}}{}\n", "", meaning_column, in_column(line, meaning_column));
  }
  return text;
}

std::string flag_line(const FlagSpec& flag) {
  const std::string short_form =
      flag.short_name == 0 ? "    " : fmt::format("-{}, ", flag.short_name);
  const std::string value = flag.value.empty() ? value_text(flag) : flag.value;
  std::string left = fmt::format("  {}{} {}", short_form, long_form(flag), value);
  while (left.back() == ' ') left.pop_back();
  if (left.size() + 2 > meaning_column) {
    left += fmt::format("\n{:{}}", "", meaning_column);
  } else {
    left.resize(meaning_column, ' ');
  }
  return left + in_column(flag.meaning, meaning_column) + "\n" + choice_lines(flag);
}

}  // namespace

std::string short_help() {
  return fmt::format(
      "llmadvisor: closed API, hosted open model or own GPUs? An answer with its bill, offline.\n"
      "\n"
      "  llmadvisor recommend --budget 300 --sensitivity medical\n"
      "  llmadvisor prompt pro -d \"support chatbot\" --budget 300 --lang fr\n"
      "\n"
      "{}"
      "\n"
      "More: llmadvisor help, llmadvisor help COMMAND\n",
      command_list());
}

std::string full_help() {
  return short_help() +
         "\n"
         "Exit codes: 0 answered; 1 failure (file, data, internal); 2 usage; 3 answered, but "
         "nothing\nmeets the requirements. The answer goes to stdout, all else to stderr.\n"
         "\n"
         "Environment: LLMADVISOR_CATALOG, LLMADVISOR_CURRENCY and LLMADVISOR_LANG stand for the\n"
         "flags of those names; flags and project files come first. NO_COLOR, CLICOLOR_FORCE,\n"
         "COLUMNS and the locale (LC_ALL, LC_MESSAGES, LANG) have their usual meaning.\n"
         "\n"
         "llmadvisor never opens a network connection.\n";
}

std::string command_help(const Command& command) {
  std::string text = fmt::format("llmadvisor {}: {}\n\nExamples:\n", command.name, command.summary);
  for (const auto example : command.examples) text += fmt::format("  {}\n", example);
  const std::string_view space = command.arguments.empty() ? "" : " ";
  text +=
      fmt::format("\nUsage: llmadvisor {}{}{} [FLAGS]\n", command.name, space, command.arguments);
  const auto flags = flags_of(command);
  for (const auto group : command.groups) {
    text += fmt::format("\n{}:\n", group_title(group));
    for (const auto& flag : flags) {
      if (flag.group == group) text += flag_line(flag);
    }
  }
  if (!command.also.empty()) text += "\nAlso:\n";
  for (const auto& flag : flags) {
    if (std::ranges::count(command.groups, flag.group) == 0) text += flag_line(flag);
  }
  return text;
}

}  // namespace llmadvisor::cli

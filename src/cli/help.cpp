#include "help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "known_words.hpp"
#include "llmadvisor/report/print/formats.hpp"
#include "llmadvisor/report/speak/shell_words.hpp"
#include "llmadvisor/report/tell/glossary.hpp"
#include "llmadvisor/text/layout.hpp"

namespace llmadvisor::cli {
namespace {

constexpr std::size_t text_width = 100;
constexpr std::size_t meaning_column = 30;

std::string command_list(Language language) {
  std::string text;
  for (const auto& command : command_table()) {
    text += fmt::format("  {:<15} {}\n", command.name, told_in(language, command.summary));
  }
  return text;
}

/// A paragraph of help.
std::string in_lines(Language language, std::string_view english) {
  std::string text;
  for (const auto& line : wrapped(told_in(language, english), static_cast<int>(text_width))) {
    text += line + "\n";
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

std::string choice_lines(const FlagSpec& flag, Language language) {
  std::string text;
  for (std::size_t i = 0; i < flag.choice_meanings.size(); ++i) {
    std::string name(flag.choices[i]);
    for (const auto& other : other_names()) {
      if (other.value == flag.choices[i]) name += fmt::format(", {}", other.word);
    }
    const auto line = fmt::format("{}: {}", name, told_in(language, flag.choice_meanings[i]));
    text += fmt::format("{:{}}{}\n", "", meaning_column, in_column(line, meaning_column));
  }
  return text;
}

std::string flag_line(const FlagSpec& flag, Language language) {
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
  return left + in_column(told_in(language, flag.meaning), meaning_column) + "\n" +
         choice_lines(flag, language);
}

}  // namespace

std::string short_help(Language language) {
  return in_lines(language,
                  "llmadvisor: closed API, hosted open model or own GPUs? An answer with its bill, "
                  "offline.") +
         "\n"
         "  llmadvisor recommend --budget 300 --sensitivity medical\n"
         "  llmadvisor prompt pro -d \"support chatbot\" --budget 300 --lang fr\n"
         "\n" +
         command_list(language) + "\n" +
         in_lines(language,
                  "More: llmadvisor help, llmadvisor help COMMAND, llmadvisor help glossary");
}

std::string full_help(Language language) {
  constexpr std::string_view paragraphs[] = {
      "Exit codes: 0 answered; 1 failure (file, data, internal); 2 usage; 3 answered, but nothing "
      "meets the requirements. The answer goes to stdout, all else to stderr.",
      "Environment: LLMADVISOR_CATALOG, LLMADVISOR_CURRENCY and LLMADVISOR_LANG stand for the "
      "flags "
      "of those names; flags and project files come first. NO_COLOR, CLICOLOR_FORCE, COLUMNS and "
      "the locale (LC_ALL, LC_MESSAGES, LANG) have their usual meaning.",
      "llmadvisor never opens a network connection."};
  std::string text = short_help(language);
  for (const auto paragraph : paragraphs) text += "\n" + in_lines(language, paragraph);
  return text;
}

std::string glossary_help(Language language) {
  ReportContext context;
  context.language = language;
  return write_text(glossary(language), context);
}

std::string command_help(const Command& command, Language language) {
  std::string text =
      fmt::format("llmadvisor {}: {}\n\n{}\n", command.name, told_in(language, command.summary),
                  told_in(language, "Examples:"));
  for (const auto example : command.examples) text += fmt::format("  {}\n", example);
  const std::string_view space = command.arguments.empty() ? "" : " ";
  text += "\n" +
          told_in(language, fmt::format("Usage: llmadvisor {}{}{} [FLAGS]", command.name, space,
                                        command.arguments)) +
          "\n";
  const auto flags = flags_of(command);
  for (const auto group : command.groups) {
    text += "\n" + told_in(language, fmt::format("{}:", group_title(group))) + "\n";
    for (const auto& flag : flags) {
      if (flag.group == group) text += flag_line(flag, language);
    }
  }
  if (!command.also.empty()) text += "\n" + told_in(language, "Also:") + "\n";
  for (const auto& flag : flags) {
    if (std::ranges::count(command.groups, flag.group) == 0) text += flag_line(flag, language);
  }
  return text;
}

}  // namespace llmadvisor::cli

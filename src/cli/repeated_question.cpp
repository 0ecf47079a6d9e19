#include <algorithm>
#include <string>

#include "llmadvisor/text/likeness.hpp"
#include "settings.hpp"

namespace llmadvisor::cli {
namespace {

bool is_plain(char c) {
  const char lower = lower_case(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
         contains("-_./=:@%+,", {&c, 1});
}

/// As it stands where a shell would leave it alone, else in single quotes.
std::string shell_word(const std::string& text) {
  if (!text.empty() && std::ranges::all_of(text, is_plain)) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

bool decides_figures(const FlagSpec& flag) {
  return flag.group == FlagGroup::project || flag.group == FlagGroup::workload ||
         flag.group == FlagGroup::filters || flag.group == FlagGroup::catalog;
}

}  // namespace

std::string repeated_question(const Settings& settings) {
  std::string question;
  for (const auto& flag : flag_table()) {
    const auto found = settings.find(flag.id);
    if (found == settings.end() || !decides_figures(flag)) continue;
    for (const auto& value : found->second.values) {
      // Of a switch, the place is the form that was used: --rag or --no-rag.
      question += " " + (flag.kind == ValueKind::none ? found->second.place
                                                      : long_form(flag) + " " + shell_word(value));
    }
  }
  return question;
}

}  // namespace llmadvisor::cli

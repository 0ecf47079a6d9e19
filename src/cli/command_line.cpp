// The only source that includes CLI11. It splits words into flags and values; what they mean, and
// every message about them, is ours.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "settings.hpp"
#include "suggest.hpp"
#include "values.hpp"

namespace llmadvisor::cli {
namespace {

using Flags = std::vector<FlagSpec>;

const FlagSpec* flag_written(std::string_view word, const Flags& flags) {
  const auto found = std::ranges::find_if(flags, [&](const FlagSpec& flag) {
    const bool is_short = word.size() == 2 && word[0] == '-' && word[1] == flag.short_name;
    return is_short || word == long_form(flag);
  });
  return found == flags.end() ? nullptr : &*found;
}

[[noreturn]] void refuse_flag(std::string_view word, const Flags& flags) {
  const auto name = word.substr(0, word.find('='));
  std::vector<std::string> forms;
  for (const auto& flag : flags) forms.push_back(long_form(flag));
  const std::vector<std::string_view> candidates(forms.begin(), forms.end());
  std::string hint = did_you_mean(closest_words(name, candidates));
  const bool elsewhere = std::ranges::any_of(
      flag_table(), [&](const FlagSpec& flag) { return long_form(flag) == name; });
  if (elsewhere) hint = "other commands take it, this one does not: see --help";
  throw UsageError("unknown-flag", fmt::format("unknown flag {}", in_quotes(name)),
                   hint.empty() ? "list the flags: add --help" : hint);
}

/// CLI11 would take the next word, whatever it is, for a missing value.
void check_value_follows(std::string_view word, std::optional<std::string_view> next,
                         const FlagSpec& flag, const Flags& flags) {
  const bool missing = !next || next->substr(0, 2) == "--" || flag_written(*next, flags);
  if (!missing) return;
  throw UsageError(
      "missing-value", fmt::format("{} needs a value: {}", in_quotes(word), value_text(flag)),
      next ? fmt::format("a value that starts with a hyphen is written {}=VALUE", long_form(flag))
           : "");
}

void check_attached_value(std::string_view name, std::string_view value, const Flags& flags) {
  const auto* flag = flag_written(name, flags);
  if (flag == nullptr) return;
  if (flag->kind == ValueKind::none) {
    throw UsageError("unexpected-value", fmt::format("{} takes no value", in_quotes(name)));
  }
  if (value.empty()) {
    throw UsageError("missing-value",
                     fmt::format("{} needs a value: {}", in_quotes(name), value_text(*flag)));
  }
}

/// What CLI11 would misread or answer in words of its own.
void check_words(std::span<const std::string_view> words, const Flags& flags) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto word = words[i];
    if (word == "--") return;
    if (word == "++") refuse_flag(word, flags);  // means something to CLI11
    const auto equals = word.find('=');
    if (word.substr(0, 2) == "--" && equals != word.npos) {
      check_attached_value(word.substr(0, equals), word.substr(equals + 1), flags);
      continue;
    }
    const auto* flag = flag_written(word, flags);
    if (flag == nullptr || flag->kind == ValueKind::none) continue;
    const bool last = i + 1 == words.size();
    check_value_follows(word, last ? std::nullopt : std::optional(words[i + 1]), *flag, flags);
    ++i;
  }
}

void declare(CLI::App& app, const Flags& flags) {
  app.set_help_flag();
  app.allow_extras();
  for (const auto& flag : flags) {
    std::string names = long_form(flag);
    if (flag.short_name != 0) names += std::string(",-") + flag.short_name;
    if (flag.kind == ValueKind::none) {
      app.add_flag(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    } else {
      app.add_option(names)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
}

void add_setting(Settings& settings, const FlagSpec& flag, const std::vector<std::string>& values) {
  const std::string place = long_form(flag);
  if (flag.denies) {
    // `--no-rag` is a value of `rag`.
    if (settings.contains(*flag.denies)) {
      throw UsageError("contradiction", fmt::format("{} and {} exclude each other",
                                                    in_quotes(long_form(flag_spec(*flag.denies))),
                                                    in_quotes(place)));
    }
    settings[*flag.denies] = {place, {"false"}};
  } else if (flag.kind == ValueKind::none) {
    settings[flag.id] = {place, {"true"}};
  } else if (flag.repeat == Repeat::no && values.size() > 1) {
    throw UsageError("repeated-flag",
                     fmt::format("{} is given {} times", in_quotes(place), values.size()),
                     "give it once");
  } else {
    settings[flag.id] = {place, values};
  }
}

CommandLine parsed(const CLI::App& app, const Flags& flags) {
  CommandLine line;
  for (const auto& flag : flags) {
    const auto* option = app.get_option(long_form(flag));
    if (option->count() > 0) add_setting(line.settings, flag, option->results());
  }
  return line;
}

}  // namespace

CommandLine parse_command_line(std::span<const std::string_view> words, const Flags& flags) {
  check_words(words, flags);
  // A lone "--" ends the flags; CLI11 is told only of what stands before it.
  const auto end = std::ranges::find(words, "--");
  CLI::App app("", "llmadvisor");
  declare(app, flags);
  std::vector<std::string> reversed(words.begin(), end);
  std::ranges::reverse(reversed);
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError&) {
    throw UsageError("bad-usage", "the command line cannot be read", "see --help");
  }
  CommandLine line = parsed(app, flags);
  for (const auto& word : app.remaining()) {
    if (word.size() > 1 && word.front() == '-') refuse_flag(word, flags);
    line.arguments.push_back(word);
  }
  if (end != words.end()) line.arguments.insert(line.arguments.end(), end + 1, words.end());
  return line;
}

}  // namespace llmadvisor::cli

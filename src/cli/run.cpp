#include "run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <ostream>

#include "error_report.hpp"
#include "help.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "output.hpp"
#include "project_file.hpp"
#include "session.hpp"
#include "suggest.hpp"
#include "values.hpp"

namespace llmadvisor::cli {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view glossary_topic = "glossary";

struct Invocation {
  const Command* command = nullptr;
  Words rest;
};

bool asks_for_help(std::string_view word) { return word == "--help" || word == "-h"; }

/// Commands are one or two words long.
Invocation find_invocation(Words words) {
  if (words.size() > 1) {
    const auto two = fmt::format("{} {}", words[0], words[1]);
    if (const auto* command = find_command(two)) return {command, words.subspan(2)};
  }
  if (const auto* command = find_command(words[0])) return {command, words.subspan(1)};
  return {};
}

[[noreturn]] void refuse_flag_before_command(std::string_view word) {
  const auto name = word.substr(0, word.find('='));
  const bool known = std::ranges::any_of(
      flag_table(), [&](const FlagSpec& flag) { return long_form(flag) == name; });
  if (known) {
    throw UsageError("missing-command", fmt::format("no command before {}", in_quotes(name)),
                     fmt::format("flags follow the command: llmadvisor recommend {} ...", name));
  }
  const std::vector<std::string_view> flags{"--help", "--version"};
  const auto hint = did_you_mean(closest_words(name, flags));
  throw UsageError("unknown-flag", fmt::format("unknown flag {}", in_quotes(name)),
                   hint.empty() ? "list the commands: llmadvisor help" : hint);
}

[[noreturn]] void refuse_command(Words words) {
  if (words[0].substr(0, 1) == "-") refuse_flag_before_command(words[0]);
  std::vector<std::string_view> names;
  std::vector<std::string_view> second_words;
  for (const auto& command : command_table()) {
    names.push_back(command.name);
    if (command.name.substr(0, words[0].size() + 1) == fmt::format("{} ", words[0])) {
      second_words.push_back(command.name.substr(words[0].size() + 1));
    }
  }
  if (!second_words.empty()) {
    const auto list = fmt::format("{} {}", words[0], fmt::join(second_words, "|"));
    if (words.size() == 1 || words[1].substr(0, 1) == "-") {
      throw UsageError("missing-command", fmt::format("'{}' needs a second word", words[0]), list);
    }
    const auto hint = did_you_mean(closest_words(words[1], second_words));
    throw UsageError("unknown-command", fmt::format("unknown command '{} {}'", words[0], words[1]),
                     hint.empty() ? list : hint);
  }
  names.insert(names.end(), {"help", glossary_topic});
  const auto hint = did_you_mean(closest_words(words[0], names));
  throw UsageError("unknown-command", fmt::format("unknown command {}", in_quotes(words[0])),
                   hint.empty() ? "list the commands: llmadvisor help" : hint);
}

void check_argument_count(const Command& command, const std::vector<std::string>& arguments) {
  if (arguments.size() < command.least_arguments) {
    throw UsageError("missing-argument",
                     fmt::format("'{}' needs {}", command.name, command.arguments),
                     fmt::format("see llmadvisor {} --help", command.name));
  }
  if (arguments.size() > command.most_arguments) {
    throw UsageError(
        "unexpected-argument",
        fmt::format("unexpected argument {}", in_quotes(arguments[command.most_arguments])),
        command.arguments.empty()
            ? fmt::format("'{}' takes flags only; text with spaces needs quotes", command.name)
            : fmt::format("'{}' takes {}", command.name, command.arguments));
  }
}

Settings project_settings(const Settings& flags, const Session& session) {
  const auto found = flags.find(Flag::project);
  if (found == flags.end()) return {};
  const auto& path = found->second.values.front();
  if (path != "-") return parse_project_file(path, session.environment.read_file(path));
  return parse_project_file("standard input", read_stream(session.streams.in, "standard input"));
}

ExitCode run_command(const Invocation& invocation, const Session& session) {
  auto line = parse_command_line(invocation.rest, flags_of(*invocation.command));
  check_argument_count(*invocation.command, line.arguments);
  const auto& command = *invocation.command;
  Request request{line.settings, std::move(line.arguments), command.formats,
                  repeated_question(line.settings)};
  request.settings.merge(project_settings(line.settings, session));
  request.settings.merge(environment_settings(session.environment));
  return command.run(request, session);
}

std::string version_text(const Environment& environment) {
  return fmt::format("llmadvisor {}\ncatalogue {} (embedded)\n", LLMADVISOR_VERSION,
                     to_string(environment.base_catalog(CatalogPart::date).as_of));
}

std::string help_about(Words topic, Language language) {
  if (topic.empty() || topic[0].starts_with("--lang")) return full_help(language);
  if (topic[0] == glossary_topic) return glossary_help(language);
  const auto invocation = find_invocation(topic);
  if (invocation.command == nullptr) refuse_command(topic);
  return command_help(*invocation.command, language);
}

ExitCode dispatch(Words words, const Session& session, Language language) {
  auto& out = session.streams.out;
  if (words.empty()) {
    write_stream(out, short_help(language));
  } else if (asks_for_help(words[0]) || words[0] == "help") {
    write_stream(out, help_about(words.subspan(1), language));
  } else if (words[0] == "--version" || words[0] == "-V") {
    write_stream(out, version_text(session.environment));
  } else {
    const auto invocation = find_invocation(words);
    if (invocation.command == nullptr) refuse_command(words);
    const auto end = std::ranges::find(invocation.rest, "--");
    if (!std::any_of(invocation.rest.begin(), end, asks_for_help)) {
      return run_command(invocation, session);
    }
    write_stream(out, command_help(*invocation.command, language));
  }
  return ExitCode::answered;
}

}  // namespace

ExitCode run(Words args, const Environment& environment, const Streams& streams) {
  const auto form = error_form(args, environment);
  try {
    return dispatch(args, {environment, streams}, form.language);
  } catch (const DataError& e) {
    write_error(streams.err, form, e);
    return ExitCode::failure;
  } catch (const Error& e) {
    write_error(streams.err, form, e);
    return ExitCode::usage;
  } catch (const std::exception& e) {
    write_error(streams.err, form,
                {"internal", fmt::format("internal error: {}", e.what()),
                 "this is a mistake of the program; please report it with the command line"});
    return ExitCode::failure;
  }
}

}  // namespace llmadvisor::cli

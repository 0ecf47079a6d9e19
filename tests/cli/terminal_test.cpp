#include "terminal.hpp"

#include <map>

#include "support/catch.hpp"

using namespace llmadvisor;
using namespace llmadvisor::cli;

namespace {

Terminal terminal(const StreamFacts& facts, const std::map<std::string, std::string>& variables,
                  ColorWhen when = ColorWhen::automatic) {
  Environment environment;
  environment.variable = [&](std::string_view name) -> std::optional<std::string> {
    const auto found = variables.find(std::string(name));
    if (found == variables.end()) return std::nullopt;
    return found->second;
  };
  return terminal_of(facts, environment, when);
}

constexpr StreamFacts tty{true, 100};
constexpr StreamFacts piped{false, std::nullopt};

}  // namespace

TEST_CASE("the width is the terminal's, else COLUMNS, else 80, between 40 and 120") {
  CHECK(terminal(tty, {}).width == 100);
  CHECK(terminal({true, 300}, {}).width == 120);
  CHECK(terminal({true, 10}, {}).width == 40);
  CHECK(terminal(piped, {}).width == 80);
  CHECK(terminal(piped, {{"COLUMNS", "96"}}).width == 96);
  CHECK(terminal({true, 0}, {{"COLUMNS", "96"}}).width == 96);
  CHECK(terminal(piped, {{"COLUMNS", "wide"}}).width == 80);
  CHECK(terminal(piped, {{"COLUMNS", "-5"}}).width == 80);
}

TEST_CASE("colour follows the flag, then NO_COLOR, CLICOLOR_FORCE, TERM and the stream") {
  CHECK(terminal(tty, {}).colour == Colour::ansi);
  CHECK(terminal(piped, {}).colour == Colour::none);
  CHECK(terminal(tty, {{"NO_COLOR", "1"}}).colour == Colour::none);
  CHECK(terminal(tty, {{"NO_COLOR", ""}}).colour == Colour::ansi);
  CHECK(terminal(tty, {{"TERM", "dumb"}}).colour == Colour::none);
  CHECK(terminal(piped, {{"CLICOLOR_FORCE", "1"}}).colour == Colour::ansi);
  CHECK(terminal(piped, {{"CLICOLOR_FORCE", "0"}}).colour == Colour::none);
  CHECK(terminal(piped, {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}).colour == Colour::none);
  CHECK(terminal(tty, {{"NO_COLOR", "1"}}, ColorWhen::always).colour == Colour::ansi);
  CHECK(terminal(tty, {}, ColorWhen::never).colour == Colour::none);
}

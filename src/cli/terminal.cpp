#include "terminal.hpp"

#include <algorithm>
#include <charconv>

namespace llmadvisor::cli {
namespace {

constexpr int usual_width = 80;
constexpr int least_width = 40;
constexpr int most_width = 120;

std::optional<int> positive_number(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  int value = 0;
  const auto* last = text->data() + text->size();
  const auto [end, error] = std::from_chars(text->data(), last, value);
  return error == std::errc() && end == last && value > 0 ? std::optional(value) : std::nullopt;
}

bool is_set(const Environment& environment, std::string_view name) {
  const auto value = environment.variable(name);
  return value && !value->empty();
}

Colour colour_of(const StreamFacts& stream, const Environment& environment, ColorWhen when) {
  if (when == ColorWhen::always) return Colour::ansi;
  if (when == ColorWhen::never || is_set(environment, "NO_COLOR")) return Colour::none;
  if (is_set(environment, "CLICOLOR_FORCE") && environment.variable("CLICOLOR_FORCE") != "0") {
    return Colour::ansi;
  }
  return stream.is_terminal && environment.variable("TERM") != "dumb" ? Colour::ansi : Colour::none;
}

}  // namespace

Terminal terminal_of(const StreamFacts& stream, const Environment& environment, ColorWhen when) {
  // A pseudo-terminal may report zero columns: that is no width at all.
  auto width = stream.columns.value_or(0) > 0 ? stream.columns : std::nullopt;
  if (!width) width = positive_number(environment.variable("COLUMNS"));
  return {std::clamp(width.value_or(usual_width), least_width, most_width),
          colour_of(stream, environment, when)};
}

}  // namespace llmadvisor::cli

#include "values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "known_words.hpp"
#include "llmadvisor/report/speak/names.hpp"
#include "llmadvisor/text/likeness.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "suggest.hpp"

namespace llmadvisor::cli {
namespace {

constexpr std::size_t longest_quote = 60;
constexpr std::size_t longest_text = 20'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// As machines write them, with a sign or a power of ten: no hexadecimal, no infinity.
std::optional<double> plain_number(std::string_view text) {
  if (text.empty() || !(is_digit(text.front()) || text.front() == '-' || text.front() == '.')) {
    return std::nullopt;
  }
  if (std::ranges::any_of(text, [](char c) {
        return !is_digit(c) && std::string_view("+-.eE").find(c) == std::string_view::npos;
      })) {
    return std::nullopt;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) return HUGE_VAL;
  return error == std::errc() ? std::optional(value) : std::nullopt;
}

std::string range_text(const Bounds& bounds, std::string_view unit) {
  return fmt::format("expected a {}number from {:.15g} to {:.15g}{}",
                     bounds.whole == Whole::yes ? "whole " : "", bounds.least, bounds.most,
                     unit.empty() ? "" : fmt::format(" ({})", unit));
}

/// Hours of a unit of time by any of its names.
std::optional<double> hours_in(std::string_view unit) {
  struct Unit {
    std::string_view name;
    double hours;
  };
  constexpr Unit units[] = {
      {"", 1},     {"min", 1. / 60}, {"minute", 1. / 60}, {"minutes", 1. / 60}, {"h", 1},
      {"hour", 1}, {"hours", 1},     {"heure", 1},        {"heures", 1},        {"d", 24},
      {"day", 24}, {"days", 24},     {"j", 24},           {"jour", 24},         {"jours", 24},
      {"w", 168},  {"week", 168},    {"weeks", 168},      {"semaine", 168},     {"semaines", 168}};
  const auto found = std::ranges::find(units, unit, &Unit::name);
  return found == std::end(units) ? std::nullopt : std::optional(found->hours);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> suggestions_for(std::string_view text,
                                         std::span<const std::string_view> choices) {
  if (const auto meant = meant_by(text, choices)) return {std::string(*meant)};
  // Two letters are too few to be told from a slip: "es" is no "us".
  return text.size() < 3 ? std::vector<std::string>{} : closest_words(text, choices);
}

}  // namespace

std::string in_quotes(std::string_view text) {
  std::string result = "'";
  auto rest = text.substr(0, longest_quote);
  while (!rest.empty()) {
    const auto c = first_character(rest);
    if (c.is_broken) {
      result += '?';
    } else if (is_control(c.code)) {
      result +=
          c.code < 0x100 ? fmt::format("\\x{:02x}", c.code) : fmt::format("\\u{:04x}", c.code);
    } else {
      result += rest.substr(0, c.length);
    }
    rest.remove_prefix(c.length);
  }
  return result + (text.size() > longest_quote ? "...'" : "'");
}

std::optional<WrittenNumber> number_in(std::string_view text) {
  if (const auto number = written_number(text)) return number;
  const auto value = plain_number(text);
  return value ? std::optional(WrittenNumber{*value}) : std::nullopt;
}

double parse_number(std::string_view text, std::string_view place, const Bounds& bounds,
                    std::string_view unit) {
  const auto range = range_text(bounds, unit);
  const auto number = number_in(text);
  if (!number) {
    throw UsageError("bad-number",
                     fmt::format("{}: {} is not a number; {}", place, in_quotes(text), range),
                     "write 5000, 5 000, 1.5, 5k or 2.5 million");
  }
  if (number->otherwise && bounds.whole == Whole::yes) {
    throw UsageError("bad-number",
                     fmt::format("{}: {} may mean thousands or decimals: {:.15g} or {:.15g}; {}",
                                 place, in_quotes(text), *number->otherwise, number->value, range),
                     fmt::format("write {:.15g} without a separator", *number->otherwise));
  }
  if (number->value < bounds.least || number->value > bounds.most) {
    throw UsageError("out-of-range",
                     fmt::format("{}: {} is out of range; {}", place, in_quotes(text), range));
  }
  if (bounds.whole == Whole::yes && number->value != std::floor(number->value)) {
    throw UsageError("bad-number", fmt::format("{}: {} is not a whole number; {}", place,
                                               in_quotes(text), range));
  }
  return number->value;
}

double parse_hours(std::string_view text, std::string_view place, const Bounds& bounds) {
  const auto end = std::min(text.find_first_not_of("0123456789.,"), text.size());
  const auto number = number_in(text.substr(0, end));
  const auto unit = hours_in(lower_case(trimmed(text.substr(end))));
  if (!number || !unit) {
    throw UsageError("bad-time", fmt::format("{}: {} is not a time", place, in_quotes(text)),
                     "write 48h, 2d, 30min or 1w");
  }
  const double hours = number->value * *unit;
  if (hours < bounds.least || hours > bounds.most) {
    throw UsageError("out-of-range", fmt::format("{}: {} is out of range; {}", place,
                                                 in_quotes(text), range_text(bounds, "hours")));
  }
  return hours;
}

StatedCost parse_cost(std::string_view text, std::string_view place) {
  constexpr double most = 1e9;
  const auto equals = text.find('=');
  const auto number =
      equals == text.npos ? std::nullopt : number_in(trimmed(text.substr(equals + 1)));
  if (!number || number->value < 0 || number->value > most) {
    throw UsageError(
        "bad-cost",
        fmt::format("{}: {} is not a figure and its value, from 0 to {:.0f}", place,
                    in_quotes(text), most),
        "write electricity_fr=0.12; list the figures: llmadvisor catalog list cost-figures");
  }
  return {std::string(trimmed(text.substr(0, equals))), number->value};
}

Attestation parse_attestation(std::string_view text, std::string_view place) {
  const auto equals = text.find('=');
  const auto condition = trimmed(text.substr(0, equals));
  const auto provider = equals == text.npos ? std::string_view{} : trimmed(text.substr(equals + 1));
  if (condition.empty() || (equals != text.npos && provider.empty())) {
    throw UsageError("bad-attestation",
                     fmt::format("{}: {} names no condition and provider", place, in_quotes(text)),
                     "write C6, or C6=ovhcloud for one provider");
  }
  return {std::string(condition), std::string(provider)};
}

namespace {

/// The x between a number and a name, in the spellings that people use, with the spaces around it.
std::string_view without_times(std::string_view rest) {
  rest = trimmed(rest);
  for (const std::string_view times : {"x ", "X ", "\u00d7", "*", "x", "X"}) {
    if (rest.starts_with(times)) return trimmed(rest.substr(times.size()));
  }
  return rest;
}

}  // namespace

OwnMachines parse_own(std::string_view text, std::string_view place) {
  constexpr int most = 1024;
  const std::string read = parse_text(text, place);
  const std::string whole(trimmed(read));
  const std::size_t digits = std::min(whole.find_first_not_of("0123456789"), whole.size());
  const bool has_count = digits > 0 && digits < whole.size() && digits < 6;
  OwnMachines own{1, whole};
  if (has_count) {
    own.count = std::stoi(whole.substr(0, digits));
    own.what = without_times(std::string_view(whole).substr(digits));
  }
  if (own.count < 1 || own.count > most || own.what.empty()) {
    throw UsageError("bad-own",
                     fmt::format("{}: {} is not a number of machines, from 1 to {}, and their name",
                                 place, in_quotes(text), most),
                     "write '2 x rtx-4090' or apple-m4-max");
  }
  return own;
}

Date parse_day(std::string_view text, std::string_view place) {
  const auto day = parse_date(text);
  if (!day) {
    throw UsageError("bad-date", fmt::format("{}: {} is not a date; expected YYYY-MM-DD", place,
                                             in_quotes(text)));
  }
  return *day;
}

std::optional<std::size_t> choice_in(std::string_view text,
                                     std::span<const std::string_view> choices) {
  auto found = std::ranges::find(choices, text);
  if (found == choices.end()) found = std::ranges::find(choices, lower_case(text));
  if (found == choices.end()) {
    const auto name = taken_as(text, choices);
    if (!name) return std::nullopt;
    found = std::ranges::find(choices, *name);
  }
  return static_cast<std::size_t>(found - choices.begin());
}

std::size_t parse_choice(std::string_view text, std::string_view place,
                         std::span<const std::string_view> choices) {
  if (const auto choice = choice_in(text, choices)) return *choice;
  throw UsageError("unknown-value",
                   fmt::format("{}: unknown value {}; expected {}", place, in_quotes(text),
                               fmt::join(choices.begin(), choices.end(), ", ")),
                   did_you_mean(suggestions_for(text, choices)));
}

std::vector<std::size_t> parse_choices(std::string_view text, std::string_view place,
                                       std::span<const std::string_view> choices) {
  std::vector<std::size_t> result;
  for (std::size_t start = 0; start <= text.size();) {
    const auto end = std::min(text.find(',', start), text.size());
    result.push_back(parse_choice(trimmed(text.substr(start, end - start)), place, choices));
    start = end + 1;
  }
  return result;
}

std::string parse_path(std::string_view text, std::string_view place) {
  if (text.empty() || contains(text, std::string_view("\0", 1))) {
    throw UsageError("bad-path", fmt::format("{}: {} is not a path", place, in_quotes(text)));
  }
  return std::string(text);
}

std::string parse_text(std::string_view text, std::string_view place) {
  if (!is_utf8(text)) {
    throw UsageError("bad-text", fmt::format("{}: the text is not valid UTF-8", place));
  }
  if (text.size() > longest_text) {
    throw UsageError("bad-text",
                     fmt::format("{}: the text is longer than {} bytes", place, longest_text));
  }
  std::string result;
  for (auto rest = text; !rest.empty();) {
    const auto c = first_character(rest);
    if (is_control(c.code) && c.code != '\n') {
      result += ' ';
    } else {
      result += rest.substr(0, c.length);
    }
    rest.remove_prefix(c.length);
  }
  if (result.find_first_not_of(" \n") == result.npos) {
    throw UsageError("bad-text", fmt::format("{}: the text is empty", place));
  }
  return result;
}

}  // namespace llmadvisor::cli

#include "values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
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
constexpr double least_budget = 0.01;
constexpr double most_budget = 1e9;
constexpr std::string_view budget_forms = "300, 300usd, 280eur, £250, 300chf or CA$400 (a month)";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Plain decimal numbers only: no hexadecimal, infinity, separators or anything after the number.
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

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

struct SplitMoney {
  std::string_view number;
  std::string currency;  ///< lower case, empty when none is named
};

/// The currency may stand on either side of the number.
SplitMoney split_money(std::string_view text) {
  const auto is_numeric = [](char c) {
    return is_digit(c) || std::string_view("+-.,_").find(c) != std::string_view::npos;
  };
  const auto* first = std::ranges::find_if(text, is_numeric);
  const auto start = static_cast<std::size_t>(first - text.begin());
  std::size_t end = text.size();
  while (end > start && !is_numeric(text[end - 1])) --end;
  std::string currency = lower_case(trimmed(text.substr(0, start)));
  currency += lower_case(trimmed(text.substr(end)));
  return {text.substr(start, end - start), currency};
}

std::optional<Currency> currency_named(std::string_view name) {
  if (name.empty() || name == "$" || name == "usd" || name == "us$") return Currency::usd;
  if (name == "€" || name == "eur") return Currency::eur;
  if (name == "£" || name == "gbp") return Currency::gbp;
  if (name == "chf" || name == "fr." || name == "sfr") return Currency::chf;
  if (name == "cad" || name == "ca$" || name == "c$" || name == "can$") return Currency::cad;
  return std::nullopt;
}

std::vector<std::string> suggestions_for(std::string_view text,
                                         std::span<const std::string_view> choices) {
  if (const auto meant = meant_by(text, choices)) return {std::string(*meant)};
  // Two letters are too few to be told from a slip: "es" is no "us".
  return text.size() < 3 ? std::vector<std::string>{} : closest_words(text, choices);
}

UsageError bad_budget(std::string_view text, std::string_view place, std::string_view why) {
  return {"bad-budget", fmt::format("{}: {} {}", place, in_quotes(text), why),
          fmt::format("write {}", budget_forms)};
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

double parse_number(std::string_view text, std::string_view place, const Bounds& bounds,
                    std::string_view unit) {
  const auto range = range_text(bounds, unit);
  const auto value = plain_number(text);
  if (!value) {
    const bool separated = text.find_first_of(",_") != text.npos;
    throw UsageError(
        "bad-number",
        fmt::format("{}: {} is not a plain number; {}", place, in_quotes(text), range),
        separated ? "write numbers without separators, with a decimal point: 5000, 1.5" : "");
  }
  if (*value < bounds.least || *value > bounds.most) {
    throw UsageError("out-of-range",
                     fmt::format("{}: {} is out of range; {}", place, in_quotes(text), range));
  }
  if (bounds.whole == Whole::yes && *value != std::floor(*value)) {
    throw UsageError("bad-number", fmt::format("{}: {} is not a whole number; {}", place,
                                               in_quotes(text), range));
  }
  return *value;
}

/// A point before three digits separates thousands in half of Europe and decimals elsewhere.
bool is_ambiguous(std::string_view number) {
  const auto point = number.find('.');
  return point != number.npos && number.size() - point == 4 && !number.starts_with('0');
}

Money parse_money(std::string_view text, std::string_view place) {
  const auto [number, currency_name] = split_money(trimmed(text));
  const auto value = plain_number(number);
  if (!value) throw bad_budget(text, place, "is not an amount of money");
  if (is_ambiguous(number)) throw bad_budget(text, place, "may mean thousands or decimals");
  const auto currency = currency_named(currency_name);
  if (!currency) {
    throw UsageError("unknown-currency",
                     fmt::format("{}: unknown currency {} in {}; allowed are {}", place,
                                 in_quotes(currency_name), in_quotes(text),
                                 fmt::join(enum_names<Currency>, ", ")),
                     fmt::format("write {}", budget_forms));
  }
  if (*value < least_budget || *value > most_budget) {
    throw bad_budget(
        text, place,
        fmt::format("is out of range; expected more than 0 and at most {:.0f}", most_budget));
  }
  return {*value, *currency};
}

StatedCost parse_cost(std::string_view text, std::string_view place) {
  constexpr double most = 1e9;
  const auto equals = text.find('=');
  const auto value =
      equals == text.npos ? std::nullopt : plain_number(trimmed(text.substr(equals + 1)));
  if (!value || *value < 0 || *value > most) {
    throw UsageError(
        "bad-cost",
        fmt::format("{}: {} is not a figure and its value, from 0 to {:.0f}", place,
                    in_quotes(text), most),
        "write electricity_fr=0.12; list the figures: llmadvisor catalog list cost-figures");
  }
  return {std::string(trimmed(text.substr(0, equals))), *value};
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

Date parse_day(std::string_view text, std::string_view place) {
  const auto day = parse_date(text);
  if (!day) {
    throw UsageError("bad-date", fmt::format("{}: {} is not a date; expected YYYY-MM-DD", place,
                                             in_quotes(text)));
  }
  return *day;
}

std::size_t parse_choice(std::string_view text, std::string_view place,
                         std::span<const std::string_view> choices) {
  const auto other = std::ranges::find(other_names(), text, &KnownWord::word);
  const auto name = other == other_names().end() ? text : other->value;
  auto found = std::ranges::find(choices, name);
  if (found == choices.end()) found = std::ranges::find(choices, lower_case(name));
  if (found == choices.end()) {
    throw UsageError("unknown-value",
                     fmt::format("{}: unknown value {}; expected {}", place, in_quotes(text),
                                 fmt::join(choices.begin(), choices.end(), ", ")),
                     did_you_mean(suggestions_for(text, choices)));
  }
  return static_cast<std::size_t>(found - choices.begin());
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

#include "money.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "llmadvisor/text/likeness.hpp"
#include "llmadvisor/text/written_number.hpp"
#include "values.hpp"

namespace llmadvisor::cli {
namespace {

constexpr double least_budget = 0.01;
constexpr double most_budget = 1e9;
constexpr std::string_view budget_forms =
    "300, 300usd, 280eur, £250, 300chf, CA$400, 1500.50 or 5k€ (a month)";

struct CurrencyName {
  std::string_view name;
  Currency currency;
};
constexpr auto currency_names = std::to_array<CurrencyName>({
    {"$", Currency::usd},
    {"usd", Currency::usd},
    {"us$", Currency::usd},
    {"$us", Currency::usd},
    {"dollar", Currency::usd},
    {"dollars", Currency::usd},
    {"us dollars", Currency::usd},
    {"dollars us", Currency::usd},
    {"€", Currency::eur},
    {"eur", Currency::eur},
    {"euro", Currency::eur},
    {"euros", Currency::eur},
    {"£", Currency::gbp},
    {"gbp", Currency::gbp},
    {"pound", Currency::gbp},
    {"pounds", Currency::gbp},
    {"pounds sterling", Currency::gbp},
    {"livres", Currency::gbp},
    {"livres sterling", Currency::gbp},
    {"chf", Currency::chf},
    {"fr.", Currency::chf},
    {"sfr", Currency::chf},
    {"francs", Currency::chf},
    {"francs suisses", Currency::chf},
    {"swiss francs", Currency::chf},
    {"cad", Currency::cad},
    {"ca$", Currency::cad},
    {"$ca", Currency::cad},
    {"c$", Currency::cad},
    {"can$", Currency::cad},
    {"canadian dollars", Currency::cad},
    {"dollars canadiens", Currency::cad},
});

// Longest first: "/mo" is the start of "/month".
constexpr std::string_view months[] = {"per month", "par mois", "each month", "a month",
                                       "monthly",   "mensuels", "mensuel",    "/month",
                                       "/mois",     "/mo",      "/m"};
constexpr std::string_view other_periods[] = {
    "per year", "a year", "par an",   "annuels", "annuel",      "yearly", "/year",
    "/yr",      "/an",    "per day",  "a day",   "par jour",    "/day",   "/jour",
    "/j",       "/d",     "per week", "a week",  "par semaine", "/week",  "/semaine"};
constexpr std::string_view of_words[] = {"of ", "de ", "d'"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Without what stands at the end, which must be one of the list; whether it was.
template <std::size_t size>
bool take_end(std::string& text, const std::string_view (&list)[size]) {
  for (const auto end : list) {
    if (!text.ends_with(end)) continue;
    text = plain_marks(std::string_view(text).substr(0, text.size() - end.size()));
    return true;
  }
  return false;
}

std::optional<Currency> currency_named(std::string_view name) {
  const auto* found = std::ranges::find(currency_names, name, &CurrencyName::name);
  return found == currency_names.end() ? std::nullopt : std::optional(found->currency);
}

/// A number and the words on either side of it.
struct Sides {
  std::string before;  ///< lower case
  std::string number;
  std::string behind;  ///< lower case
};

std::string without_space_around(char mark, std::string text) {
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    while (at + 1 < text.size() && text[at + 1] == ' ') text.erase(at + 1, 1);
    while (at > 0 && text[at - 1] == ' ') text.erase(--at, 1);
  }
  return text;
}

Sides sides_of(const std::string& text) {
  const auto first = std::ranges::find_if(text, is_digit);
  auto start = static_cast<std::size_t>(first - text.begin());
  while (start > 0 && std::string_view("+-.,").find(text[start - 1]) != std::string_view::npos) {
    // "fr. 300" has its point for itself.
    if (start > 1 && text[start - 1] == '.' && lower_case(text[start - 2]) == 'r') break;
    --start;
  }
  auto end = std::min(text.find_first_not_of("0123456789.,_' ", std::min(start + 1, text.size())),
                      text.size());
  // A power of ten, as machines write it.
  const auto power = text.find_first_not_of("0123456789+-", end + 1);
  if (end + 1 < text.size() && lower_case(text[end]) == 'e' && power == text.npos) {
    end = text.size();
  }
  return {plain_marks(lower_case(text.substr(0, start))),
          plain_marks(std::string_view(text).substr(start, end - start)),
          without_space_around('/', plain_marks(lower_case(text.substr(end))))};
}

/// "k€" is a thousand euros: the word for the zeros moves to the number.
void move_magnitude(Sides& sides) {
  if (currency_named(sides.behind)) return;
  for (std::size_t length = sides.behind.size(); length > 0; --length) {
    const auto word = std::string_view(sides.behind).substr(0, length);
    if (!zeros_of(word)) continue;
    std::string rest = plain_marks(std::string_view(sides.behind).substr(length));
    for (const auto of : of_words) {
      if (rest.starts_with(of)) rest = plain_marks(std::string_view(rest).substr(of.size()));
    }
    if (!rest.empty() && !currency_named(rest)) continue;
    sides.number += std::string(word);
    sides.behind = rest;
    return;
  }
}

UsageError bad_budget(std::string_view text, std::string_view place, std::string_view why) {
  return {"bad-budget", fmt::format("{}: {} {}", place, in_quotes(text), why),
          fmt::format("write {}", budget_forms)};
}

Currency currency_of(const Sides& sides, std::string_view text, std::string_view place) {
  if (sides.before.empty() && sides.behind.empty()) return Currency::usd;
  const auto before = currency_named(sides.before);
  const auto behind = currency_named(sides.behind);
  if (behind && sides.before.empty()) return *behind;
  if (before && sides.behind.empty()) return *before;
  const bool of_canada = sides.before == "$" && behind == Currency::cad;
  if (behind && (before == behind || of_canada)) return *behind;
  const auto& unknown = before || sides.before.empty() ? sides.behind : sides.before;
  throw UsageError(
      "unknown-currency",
      fmt::format("{}: unknown currency {} in {}; allowed are {}", place, in_quotes(unknown),
                  in_quotes(text), fmt::join(enum_names<Currency>, ", ")),
      fmt::format("write {}", budget_forms));
}

[[noreturn]] void refuse_nothing(std::string_view text, std::string_view place) {
  throw UsageError(
      "bad-budget",
      fmt::format("{}: {} leaves nothing to spend, and every option has a bill: a machine of one's "
                  "own takes electricity",
                  place, in_quotes(text)),
      "for no limit leave --budget out; for open models on a machine that you have: "
      "--only on-premises");
}

double amount_of(const Sides& sides, std::string_view text, std::string_view place) {
  const auto number = number_in(sides.number);
  if (!number) throw bad_budget(text, place, "is not an amount of money");
  if (number->otherwise) {
    throw bad_budget(text, place,
                     fmt::format("may mean thousands or decimals: {:.15g} or {:.15g}",
                                 *number->otherwise, number->value));
  }
  if (number->value == 0) refuse_nothing(text, place);
  if (number->value < least_budget || number->value > most_budget) {
    throw bad_budget(
        text, place,
        fmt::format("is out of range; expected more than 0 and at most {:.0f}", most_budget));
  }
  return number->value;
}

}  // namespace

Money parse_money(std::string_view text, std::string_view place) {
  auto sides = sides_of(plain_marks(text));
  if (!take_end(sides.behind, months) && take_end(sides.behind, other_periods)) {
    throw UsageError(
        "bad-budget",
        fmt::format("{}: {} is not for a month, as a budget is", place, in_quotes(text)),
        fmt::format("write what it makes in a month: {}", budget_forms));
  }
  move_magnitude(sides);
  const auto amount = amount_of(sides, text, place);
  return {amount, currency_of(sides, text, place)};
}

}  // namespace llmadvisor::cli

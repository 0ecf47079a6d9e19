#include "values.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;
using namespace llmadvisor::cli;

namespace {

double requests(std::string_view text) {
  const auto& spec = number_spec(Number::requests_per_day);
  return parse_number(text, "--requests-per-day", spec.bounds(), "requests/day");
}

double hours(std::string_view text) {
  const auto& spec = number_spec(Number::hours_per_day);
  return parse_number(text, "--hours-per-day", spec.bounds(), "hours");
}

std::string code_of_budget(std::string_view text) {
  try {
    static_cast<void>(parse_money(text, "--budget"));
  } catch (const UsageError& e) {
    CHECK_THAT(e.what(), Catch::Matchers::StartsWith("--budget: "));
    CHECK(!e.hint().empty());
    return e.code();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a cost figure is an id and a number") {
  const auto cost = parse_cost("electricity_fr = 0.12", "--cost");
  CHECK(cost.figure == "electricity_fr");
  CHECK(cost.value == 0.12);
  const auto text = GENERATE("", "=", "electricity_fr", "electricity_fr=", "electricity_fr=cheap",
                             "electricity_fr=-1", "electricity_fr=nan", "electricity_fr=1e12");
  CAPTURE(text);
  CHECK_THROWS_AS(parse_cost(text, "--cost"), UsageError);
}

TEST_CASE("plain numbers within the range are read") {
  CHECK(requests("5000") == 5000);
  CHECK(requests("1e4") == 10'000);
  CHECK(hours("7.5") == 7.5);
  CHECK(hours(".5") == 0.5);
  CHECK(hours("24") == 24);
}

TEST_CASE("anything but a plain number within the range is refused") {
  const auto text =
      GENERATE("", " ", "abc", "5k", "5000x", "0x10", "nan", "NaN", "inf", "-inf", "infinity",
               "1e999", "-1", "0", "1e11", "5,000", "5_000", "5 000", "+5", "1.5", "--", "1e", ".");
  CAPTURE(text);
  CHECK_THROWS_AS(requests(text), UsageError);
}

TEST_CASE("a refused number names the place, the value and the range") {
  try {
    static_cast<void>(hours("25"));
    FAIL("accepted");
  } catch (const UsageError& e) {
    CHECK(e.code() == "out-of-range");
    CHECK(std::string(e.what()) ==
          "--hours-per-day: '25' is out of range; expected a number from 0.25 to 24 (hours)");
  }
}

TEST_CASE("a budget carries its currency on either side") {
  const auto [text, amount, currency] = GENERATE(table<std::string, double, Currency>({
      {"300", 300, Currency::usd},
      {"300usd", 300, Currency::usd},
      {"300 USD", 300, Currency::usd},
      {"$300", 300, Currency::usd},
      {"300$", 300, Currency::usd},
      {"300 $", 300, Currency::usd},
      {"280eur", 280, Currency::eur},
      {"280 EUR", 280, Currency::eur},
      {"300€", 300, Currency::eur},
      {"€99.50", 99.5, Currency::eur},
      {"300gbp", 300, Currency::gbp},
      {"£300", 300, Currency::gbp},
      {"300 CHF", 300, Currency::chf},
      {"CHF 300", 300, Currency::chf},
      {"CA$300", 300, Currency::cad},
      {"300 cad", 300, Currency::cad},
  }));
  CAPTURE(text);
  const auto money = parse_money(text, "--budget");
  CHECK(money.amount == amount);
  CHECK(money.currency == currency);
}

TEST_CASE("a budget that is no sensible amount is refused") {
  for (const auto* text : {"", " ", "abc", "usd", "nan", "inf", "-300", "$-5", "0", "1e12", "1e999",
                           "300.5.1", "1,000usd", "3 0 0"}) {
    CAPTURE(text);
    CHECK(code_of_budget(text) == "bad-budget");
  }
  for (const auto* text : {"300jpy", "300 dollars", "¥300", "$300usd", "300k"}) {
    CAPTURE(text);
    CHECK(code_of_budget(text) == "unknown-currency");
  }
}

TEST_CASE("an unknown choice is answered with the nearest") {
  try {
    static_cast<void>(parse_choice<Sensitivity>("medicl", "--sensitivity"));
    FAIL("accepted");
  } catch (const UsageError& e) {
    CHECK(e.hint() == "did you mean 'medical'?");
  }
  CHECK(parse_choice<Sensitivity>("medical", "--sensitivity") == Sensitivity::medical);
}

TEST_CASE("texts are UTF-8 without control characters") {
  CHECK(parse_text("caf\xc3\xa9\tau lait", "-d") == "caf\xc3\xa9 au lait");
  CHECK(parse_text("two\nlines", "-d") == "two\nlines");
  CHECK(parse_text("red\x1b[31m", "-d") == "red [31m");
  CHECK(parse_text("red\u009b31m\u202e", "-d") == "red 31m ");
  CHECK_THROWS_AS(parse_text("caf\xe9", "-d"), UsageError);
  CHECK_THROWS_AS(parse_text("\xc0\x80", "-d"), UsageError);
  CHECK_THROWS_AS(parse_text("\xed\xa0\x80", "-d"), UsageError);
  CHECK_THROWS_AS(parse_text(" \n ", "-d"), UsageError);
  CHECK_THROWS_AS(parse_text(std::string(1'000'000, 'x'), "-d"), UsageError);
}

TEST_CASE("quoted values cannot disturb the terminal") {
  CHECK(in_quotes("a\x1b[2J") == "'a\\x1b[2J'");
  CHECK(in_quotes("a\xff") == "'a?'");
  CHECK(in_quotes("a\u009b\u202eb") == "'a\\x9b\\u202eb'");
  CHECK(in_quotes(std::string(100, 'x')).size() < 70);
}

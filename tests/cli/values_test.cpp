#include "values.hpp"

#include "money.hpp"
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

TEST_CASE("numbers within the range are read as people and machines write them") {
  CHECK(requests("5000") == 5000);
  CHECK(requests("1e4") == 10'000);
  CHECK(requests("5k") == 5000);
  CHECK(requests("1M") == 1'000'000);
  CHECK(requests("5 000") == 5000);
  CHECK(requests("5\u202f000") == 5000);
  CHECK(requests("1_000") == 1000);
  CHECK(requests("1,500") == 1500);
  CHECK(requests("2.5 million") == 2'500'000);
  CHECK(requests("2,5 millions") == 2'500'000);
  CHECK(hours("7,5") == 7.5);
  CHECK(hours("7.5") == 7.5);
  CHECK(hours(".5") == 0.5);
  CHECK(hours("24") == 24);
}

TEST_CASE("anything but a number within the range is refused") {
  const auto text = GENERATE("", " ", "abc", "5kk", "5000x", "0x10", "nan", "NaN", "inf", "-inf",
                             "infinity", "1e999", "-1", "0", "1e11", "5,00,0", "5 00", "+5", "1.5",
                             "--", "1e", ".", "100 million k", "11000M");
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

TEST_CASE("a whole number that means a thousand here and one there is refused with both") {
  for (const auto* text : {"5.000", "5.125"}) {
    CAPTURE(text);
    CHECK_THROWS_WITH(requests(text),
                      Catch::Matchers::StartsWith("--requests-per-day: '" + std::string(text) +
                                                  "' may mean thousands or "
                                                  "decimals: "));
  }
  // Hours are no thousands.
  CHECK(hours("1.125") == 1.125);
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
      {"300 euros", 300, Currency::eur},
      {"300 Euros", 300, Currency::eur},
      {"1 euro", 1, Currency::eur},
      {"300 dollars", 300, Currency::usd},
      {"300 US dollars", 300, Currency::usd},
      {"300 dollars canadiens", 300, Currency::cad},
      {"300 pounds", 300, Currency::gbp},
      {"300 livres sterling", 300, Currency::gbp},
      {"300 francs suisses", 300, Currency::chf},
      {"fr. 300", 300, Currency::chf},
      {"$300 CAD", 300, Currency::cad},
      {"$300usd", 300, Currency::usd},
      {"1 500,50 €", 1500.5, Currency::eur},
      {"1\u00a0500,50\u00a0€", 1500.5, Currency::eur},
      {"1\u202f500\u202f€", 1500, Currency::eur},
      {"1,500", 1500, Currency::usd},
      {"1,000usd", 1000, Currency::usd},
      {"$1,500.50", 1500.5, Currency::usd},
      {"1.500,50 €", 1500.5, Currency::eur},
      {"CHF 1'500", 1500, Currency::chf},
      {"2k", 2000, Currency::usd},
      {"300k", 300'000, Currency::usd},
      {"5k€", 5000, Currency::eur},
      {"€5k", 5000, Currency::eur},
      {"5 k€", 5000, Currency::eur},
      {"5keur", 5000, Currency::eur},
      {"1.5k", 1500, Currency::usd},
      {"1M", 1'000'000, Currency::usd},
      {"1,5 million d'euros", 1'500'000, Currency::eur},
      {"2 millions of dollars", 2'000'000, Currency::usd},
      {"10 mille euros", 10'000, Currency::eur},
      {"$300/month", 300, Currency::usd},
      {"300 € / mois", 300, Currency::eur},
      {"300 € par mois", 300, Currency::eur},
      {"300 euros a month", 300, Currency::eur},
      {"5k/mo", 5000, Currency::usd},
      {"300 usd per month", 300, Currency::usd},
      {"1e3", 1000, Currency::usd},
  }));
  CAPTURE(text);
  const auto money = parse_money(text, "--budget");
  CHECK(money.amount == amount);
  CHECK(money.currency == currency);
}

TEST_CASE("a budget that is no sensible amount is refused") {
  for (const auto* text :
       {"",        " ",    "abc",   "usd",       "nan",          "inf",     "-300",  "$-5",
        "0",       "1e12", "1e999", "300.5.1",   "1,0,0usd",     "3 0 0",   "1.000", "1.000 €",
        "12.500k", "0 €",  "0.00",  "3600/year", "100 € par an", "10 a day"}) {
    CAPTURE(text);
    CHECK(code_of_budget(text) == "bad-budget");
  }
  for (const auto* text :
       {"300jpy", "300 roubles", "¥300", "$300eur", "€300 gbp", "300kk", "300 per night"}) {
    CAPTURE(text);
    CHECK(code_of_budget(text) == "unknown-currency");
  }
}

TEST_CASE("a budget of nothing is told what that could mean") {
  try {
    static_cast<void>(parse_money("0", "--budget"));
    FAIL("accepted");
  } catch (const UsageError& e) {
    CHECK_THAT(e.what(), Catch::Matchers::StartsWith("--budget: '0' leaves nothing to spend"));
    CHECK(e.hint().find("leave --budget out") != std::string::npos);
    CHECK(e.hint().find("--only on-premises") != std::string::npos);
  }
}

TEST_CASE("an ambiguous budget is refused with both of its readings") {
  CHECK_THROWS_WITH(parse_money("1.000 €", "--budget"),
                    "--budget: '1.000 €' may mean thousands or decimals: 1000 or 1");
}

TEST_CASE("choices are taken whatever their case, accents, dashes and spaces") {
  CHECK(parse_choice<OptionKind>("Rented GPU", "--only") == OptionKind::rented_gpu);
  CHECK(parse_choice<Team>("part time", "--team") == Team::part_time);
  CHECK(parse_choice<Task>("TRADUCTION", "--task") == Task::translation);
  CHECK(parse_choice<Task>("résumé", "--task") == Task::summary);
  CHECK(parse_choice<WeightFormat>("int4", "--weights") == WeightFormat::int4_awq);
  CHECK(parse_choice<WeightFormat>("FP4", "--weights") == WeightFormat::mxfp4);
  CHECK(parse_choice<WeightFormat>("awq", "--weights") == WeightFormat::int4_awq);
  CHECK_THROWS_AS(parse_choice<WeightFormat>("3 bit", "--weights"), UsageError);
}

TEST_CASE("machines that one has are a number and a name, however they are written") {
  for (const auto* text :
       {"2 x rtx-4090", "2xrtx-4090", "2 rtx-4090", "2 × rtx-4090", "2X RTX-4090"}) {
    CAPTURE(text);
    const auto own = parse_own(text, "--own");
    CHECK(own.count == 2);
    CHECK(own.what.size() == 8);
  }
  CHECK(parse_own("apple-m4-max", "--own") == OwnMachines{1, "apple-m4-max"});
  CHECK(parse_own("4090", "--own") == OwnMachines{1, "4090"});
  CHECK_THROWS_AS(parse_own("3 x", "--own"), UsageError);
  CHECK_THROWS_AS(parse_own("0 x rtx-4090", "--own"), UsageError);
  CHECK_THROWS_AS(parse_own("", "--own"), UsageError);
}

TEST_CASE("a country is under the law of its area, in English, French and by its letters") {
  const auto [text, law] = GENERATE(table<std::string, Jurisdiction>({
      {"germany", Jurisdiction::eu},
      {"Allemagne", Jurisdiction::eu},
      {"de", Jurisdiction::eu},
      {"DE", Jurisdiction::eu},
      {"Pays-Bas", Jurisdiction::eu},
      {"the Netherlands", Jurisdiction::eu},
      {"Suède", Jurisdiction::eu},
      {"Grèce", Jurisdiction::eu},
      {"Czech Republic", Jurisdiction::eu},
      {"Norvège", Jurisdiction::eu},
      {"no", Jurisdiction::eu},
      {"es", Jurisdiction::eu},
      {"Union européenne", Jurisdiction::eu},
      {"france", Jurisdiction::fr},
      {"usa", Jurisdiction::us},
      {"U.S.", Jurisdiction::us},
      {"États-Unis", Jurisdiction::us},
      {"UK", Jurisdiction::uk},
      {"Royaume-Uni", Jurisdiction::uk},
      {"gb", Jurisdiction::uk},
      {"suisse", Jurisdiction::ch},
      {"Québec", Jurisdiction::ca_qc},
      {"CA QC", Jurisdiction::ca_qc},
  }));
  CAPTURE(text);
  CHECK(parse_choice<Jurisdiction>(text, "--jurisdiction") == law);
}

TEST_CASE("a country of no area is answered with the areas, never with a laxer one") {
  for (const auto* text : {"india", "japan", "canada", "russia", "zz", ""}) {
    CAPTURE(text);
    try {
      static_cast<void>(parse_choice<Jurisdiction>(text, "--jurisdiction"));
      FAIL("accepted");
    } catch (const UsageError& e) {
      CHECK(std::string(e.what()).find("expected any, us, eu, fr, uk, ch, ca-qc") !=
            std::string::npos);
      CHECK(e.hint().find("'any'") == std::string::npos);
    }
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

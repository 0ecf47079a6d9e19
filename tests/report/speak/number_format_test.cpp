#include "llmadvisor/report/speak/number_format.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

constexpr MoneyFormat dollars{Language::en, Currency::usd, 1};
constexpr MoneyFormat french_dollars{Language::fr, Currency::usd, 1};
constexpr MoneyFormat euros{Language::fr, Currency::eur, 1.25};

CostRange range(double low, double expected, double high) {
  return {Usd(low), Usd(expected), Usd(high)};
}

}  // namespace

TEST_CASE("an estimate has three significant digits") {
  const std::pair<double, const char*> cases[] = {
      {0, "0"},         {0.012345, "0.0123"}, {0.9996, "1.00"},  {3.14159, "3.14"},
      {45.26, "45.3"},  {99.96, "100"},       {734.38, "734"},   {999.6, "1,000"},
      {1244, "1,240"},  {1245.5, "1,250"},    {41237, "41,200"}, {1234567, "1,230,000"},
      {-45.26, "-45.3"}};
  for (const auto& [value, text] : cases) {
    CAPTURE(value);
    CHECK(format_estimate(value, Language::en) == text);
  }
}

TEST_CASE("a threshold is shown on its far side") {
  CHECK_THAT(round_threshold(4.18359, 3), Catch::Matchers::WithinRel(4.19, 1e-9));
  CHECK_THAT(round_threshold(1.13957, 24), Catch::Matchers::WithinRel(1.13, 1e-9));
  CHECK_THAT(round_threshold(0.0389428712, 0.03), Catch::Matchers::WithinRel(0.039, 1e-9));
  CHECK_THAT(round_threshold(181.128, 300), Catch::Matchers::WithinRel(181, 1e-9));
  CHECK_THAT(round_threshold(0.377, 0, 0.01), Catch::Matchers::WithinRel(0.38, 1e-9));
  CHECK_THAT(round_threshold(0.35, 0, 0.01), Catch::Matchers::WithinRel(0.35, 1e-9));
  CHECK_THAT(round_threshold(0.149946, 0.14), Catch::Matchers::WithinRel(0.15, 1e-9));
  CHECK(round_threshold(0.004, 0.5, 0.01) == 0.004);
}

TEST_CASE("French sets thousands apart with a no-break space and decimals with a comma") {
  CHECK(format_estimate(1234567, Language::fr) == "1\u00a0230\u00a0000");
  CHECK(format_estimate(0.012345, Language::fr) == "0,0123");
  CHECK(format_exact(5000, Language::fr) == "5\u00a0000");
  CHECK(format_percent(0.62, Language::fr) == "62\u00a0%");
}

TEST_CASE("exact numbers keep every digit") {
  CHECK(format_exact(5000, Language::en) == "5,000");
  CHECK(format_exact(1.006, Language::en) == "1.006");
  CHECK(format_exact(0.00025, Language::en) == "0.00025");
}

TEST_CASE("money carries its currency where the language puts it") {
  CHECK(format_money(Usd(1240), dollars) == "$1,240");
  CHECK(format_money(Usd(1240), french_dollars) == "1\u00a0240\u00a0$");
  CHECK(format_money(Usd(1250), euros) == "1\u00a0000\u00a0€");
  CHECK(format_stated(280, Currency::eur, Language::en) == "€280");
  CHECK(format_stated(280, Currency::gbp, Language::en) == "£280");
  CHECK(format_stated(280, Currency::cad, Language::fr) == "280\u00a0CA$");
  // A code stands apart from the number.
  CHECK(format_stated(280, Currency::chf, Language::en) == "CHF\u00a0280");
  CHECK(format_stated(280, Currency::chf, Language::fr) == "280\u00a0CHF");
}

TEST_CASE("a range stands beside its figure unless it rounds to it") {
  CHECK(format_range(range(180, 245, 310), dollars) == "$245\u00a0(180-310)");
  CHECK(format_range(range(180, 245, 310), french_dollars) == "245\u00a0$\u00a0(180-310)");
  CHECK(format_range(range(245.1, 245, 244.9), dollars) == "$245");
}

TEST_CASE("prices are shown as quoted, with cents at least") {
  CHECK(format_price(0.15, Currency::usd, Language::en, "M") == "$0.15/M");
  CHECK(format_price(0.1, Currency::eur, Language::fr, "M") == "0,10\u00a0€/M");
  CHECK(format_price(0.035, Currency::usd, Language::en, "M") == "$0.035/M");
  CHECK(format_price(15, Currency::usd, Language::en, "M") == "$15.00/M");
}

TEST_CASE("times, durations and sizes read as people say them") {
  CHECK(format_times(1.94, Language::en) == "1.9");
  CHECK(format_times(14.6, Language::fr) == "15");
  CHECK(format_duration(milliseconds(320), Language::en) == "320\u00a0ms");
  CHECK(format_duration(Seconds(1.42), Language::fr) == "1,42\u00a0s");
  CHECK(format_parameters(8.03e9, Language::en) == "8.03B");
  CHECK(format_parameters(8.03e9, Language::fr) == "8,03\u00a0Md");
}

#include "llmadvisor/text/written_number.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace llmadvisor;

TEST_CASE("numbers are read as people write them") {
  const auto [text, value] = GENERATE(table<std::string, double>({
      {"1500", 1500},
      {"1 500", 1500},
      {"1\u00a0500", 1500},
      {"1\u202f500", 1500},
      {"1\u2009500,50", 1500.5},
      {"1 500,50", 1500.5},
      {"1,500", 1500},
      {"1,500.50", 1500.5},
      {"1.500,50", 1500.5},
      {"1,500,000", 1'500'000},
      {"1.500.000", 1'500'000},
      {"1'500'000.25", 1'500'000.25},
      {"1\u2019500", 1500},
      {"1_000_000", 1'000'000},
      {"1500,5", 1500.5},
      {"0,125", 0.125},
      {"0.125", 0.125},
      {".5", 0.5},
      {",5", 0.5},
      {"12.3456", 12.3456},
      {"1234.567", 1234.567},
      {"5k", 5000},
      {"5 K", 5000},
      {"1.1k", 1100},
      {"1,5k", 1500},
      {"1M", 1'000'000},
      {"2.5 million", 2'500'000},
      {"2,5 millions", 2'500'000},
      {"3 mille", 3000},
      {"3 thousand", 3000},
      {" 42 ", 42},
      {"0", 0},
  }));
  CAPTURE(text);
  const auto number = written_number(text);
  REQUIRE(number);
  CHECK(number->value == value);
  CHECK_FALSE(number->otherwise);
}

TEST_CASE("a point before three digits leaves open what it parts") {
  CHECK(written_number("1.000")->value == 1);
  CHECK(written_number("1.000")->otherwise == 1000);
  CHECK(written_number("12.500k")->value == 12'500);
  CHECK(written_number("12.500k")->otherwise == 12'500'000);
}

TEST_CASE("what is no number is none") {
  for (const auto* text :
       {"",        " ",         ".",        ",",     "k",       "abc",     "5x",
        "5kk",     "0x10",      "nan",      "inf",   "-1",      "+5",      "1e4",
        "3 0 0",   "1 50",      "1,50,000", "1.2.3", "1,2.3,4", "12 3456", "1 000_000",
        "300.5.1", "5 000 k g", "1,",       "1..5"}) {
    CAPTURE(text);
    CHECK_FALSE(written_number(text));
  }
  CHECK(std::isinf(written_number(std::string(400, '9'))->value));
}

#include "llmadvisor/units/date.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

TEST_CASE("a date survives the round trip") {
  const auto date = parse_date("2026-11-23");
  REQUIRE(date);
  CHECK(to_string(*date) == "2026-11-23");
}

TEST_CASE("only real ISO dates parse") {
  for (const char* text : {"", "2026-1-1", "2026-02-30", "2025-25-11", "2026/01/01", "26-01-01",
                           "2026-01-01 ", "-026-01-01", "2026-00-10", "20x6-01-01"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("days between dates are signed") {
  CHECK(days_between(*parse_date("2026-08-21"), *parse_date("2026-11-23")) == 94);
  CHECK(days_between(*parse_date("2026-03-01"), *parse_date("2026-02-28")) == -1);
}

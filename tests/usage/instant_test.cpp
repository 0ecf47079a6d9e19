#include "instant.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

double seconds_of(std::string_view text) {
  const auto instant = instant_of(text);
  REQUIRE(instant);
  return instant->seconds;
}

}  // namespace

TEST_CASE("a time is read to its fraction, and with its zone") {
  // 1793610843 is 2026-11-02T09:14:03Z, as `date -u -d @1793610843` says.
  CHECK(seconds_of("2026-11-02T09:14:03Z") == 1793610843);
  CHECK_THAT(seconds_of("2026-11-02T09:14:03.120Z"),
             Catch::Matchers::WithinAbs(1793610843.12, 1e-6));
  CHECK(seconds_of("2026-11-02T10:14:03+01:00") == 1793610843);
  CHECK(seconds_of("2026-11-02 04:14:03 -0500") == 1793610843);
  CHECK(seconds_of("2026-11-02 09:14:03 UTC") == 1793610843);
  CHECK(seconds_of("2026-11-02") == 1793577600);
}

TEST_CASE("a time without a zone is taken for UTC, and says so") {
  CHECK_FALSE(instant_of("2026-11-02 09:14:03.120")->has_zone);
  CHECK(instant_of("2026-11-02 09:14:03.120Z")->has_zone);
  CHECK(instant_of(1793610843.0)->has_zone);
}

TEST_CASE("Unix times are seconds, milliseconds, microseconds or nanoseconds by their size") {
  for (const double factor : {1.0, 1e3, 1e6, 1e9}) {
    CHECK_THAT(instant_of(1793610843 * factor)->seconds,
               Catch::Matchers::WithinAbs(1793610843, 1e-3));
  }
}

TEST_CASE("what is no time is none") {
  for (const auto* text : {"", "yesterday", "2026-13-01", "2026-11-02T", "2026-11-02T9:14",
                           "2026-11-02T09:61:00", "2026-11-02T09:14:03Zulu"}) {
    CAPTURE(text);
    CHECK_FALSE(instant_of(text));
  }
  CHECK_FALSE(instant_of(0.0));
  CHECK_FALSE(instant_of(-5.0));
}

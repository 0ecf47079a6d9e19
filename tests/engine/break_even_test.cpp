#include "llmadvisor/engine/break_even.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

/// 0.01 dollars for each request of a day, every day of a 30-day month.
std::optional<Usd> line(Requests per_day) { return Usd(per_day.value() * 0.01 * 30); }

/// One machine of 600 dollars for every 1,500 requests a day.
std::optional<Usd> staircase(Requests per_day) {
  return Usd(600 * std::ceil(per_day.value() / 1500));
}

}  // namespace

TEST_CASE("a staircase crosses a line where the first machine is filled enough") {
  // The line reaches 600 dollars at 2,000 requests a day, but by then two machines run (1,200
  // dollars). Two machines carry up to 3,000, where the line is at 900. Three cost 1,800 up to
  // 4,500 (1,350). The line never catches up: 0.30 dollars a request against 600 / 1,500 = 0.40.
  CHECK_FALSE(first_crossing(staircase, line, Requests(1e6)));
}

TEST_CASE("the crossing is exact to one request") {
  // One machine carries 10,000 requests a day for 600 dollars: 0.30 x 2,000 = 600.
  const auto roomy = [](Requests per_day) -> std::optional<Usd> {
    return Usd(600 * std::ceil(per_day.value() / 10000));
  };
  CHECK(first_crossing(roomy, line, Requests(1e6)) == Requests(2000));
}

TEST_CASE("a stair in the way moves the crossing to the next machine") {
  // A machine of 600 dollars carries 1,900 a day: at 1,900 the line is at 570, one machine loses.
  // From 1,901 two machines cost 1,200, which the line reaches at 4,000; but two carry only 3,800,
  // so three (1,800) run there, reached at 6,000 > 5,700; four (2,400) at 8,000 > 7,600: never.
  const auto tight = [](Requests per_day) -> std::optional<Usd> {
    return Usd(600 * std::ceil(per_day.value() / 1900));
  };
  CHECK_FALSE(first_crossing(tight, line, Requests(1e5)));
  // At 2,050 a day and machine: one machine crosses at 2,000 and holds up to 2,050.
  const auto loose = [](Requests per_day) -> std::optional<Usd> {
    return Usd(600 * std::ceil(per_day.value() / 2050));
  };
  CHECK(first_crossing(loose, line, Requests(1e5)) == Requests(2000));
}

TEST_CASE("without a bill there is no crossing") {
  const auto unknown = [](Requests) -> std::optional<Usd> { return std::nullopt; };
  CHECK_FALSE(first_crossing(unknown, line, Requests(1e6)));
}

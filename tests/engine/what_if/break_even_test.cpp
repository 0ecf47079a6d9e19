#include "llmadvisor/engine/what_if/break_even.hpp"

#include <cmath>

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

/// 0.01 dollars for each request of a day, every day of a 30-day month.
std::optional<Usd> line(Requests per_day) { return Usd(per_day.value() * 0.01 * 30); }

/// 600 dollars for each machine that carries so many requests a day.
CostCurve staircase(double per_machine) {
  return [per_machine](Requests per_day) -> std::optional<Usd> {
    return Usd(600 * std::ceil(per_day.value() / per_machine));
  };
}

/// The bills of a real API offer and of A10G machines that each sustain one request a second.
struct Plan : build::RentedA10g {
  ApiCandidate api = build::closed_api(catalog);

  Plan(double input, double output) { catalog.api_offers[0].prices = build::prices(input, output); }

  CostCurve curve(const Candidate& option) {
    return [this, sized = option](Requests per_day) mutable -> std::optional<Usd> {
      project.workload.requests_per_day = per_day;
      const auto totals = scales.totals_at(sized, project);
      return totals ? std::optional(totals->monthly.expected) : std::nullopt;
    };
  }
  std::optional<Crossing> crossing() {
    return find_crossing(curve(own), curve(api), Requests(1e6));
  }
};

}  // namespace

TEST_CASE("a staircase crosses a line where the first machine is filled enough") {
  // The line reaches 600 dollars at 2,000 requests a day, but by then two machines run (1,200
  // dollars). Two machines carry up to 3,000, where the line is at 900. Three cost 1,800 up to
  // 4,500 (1,350). The line never catches up: 0.30 dollars a request against 600 / 1,500 = 0.40.
  CHECK_FALSE(find_crossing(staircase(1500), line, Requests(1e6)));
}

TEST_CASE("the crossing is exact to one request") {
  // One machine carries 10,000 requests a day for 600 dollars: 0.30 x 2,000 = 600. The second
  // (1,200) comes when the line is at 3,000.
  const auto found = find_crossing(staircase(10000), line, Requests(1e6));
  REQUIRE(found);
  CHECK(found->first == Requests(2000));
  CHECK(found->for_good == Requests(2000));
}

TEST_CASE("a stair in the way moves the crossing to the next machine") {
  // A machine of 600 dollars carries 1,900 a day: at 1,900 the line is at 570, one machine loses.
  // From 1,901 two machines cost 1,200, which the line reaches at 4,000; but two carry only 3,800,
  // so three (1,800) run there, reached at 6,000 > 5,700; four (2,400) at 8,000 > 7,600: never.
  CHECK_FALSE(find_crossing(staircase(1900), line, Requests(1e5)));
  // At 2,500 a day and machine: one crosses at 2,000 and holds up to 2,500; two (1,200) lose from
  // 2,501 until 4,000. The n-th machine no longer loses once the line has passed its 600 n dollars
  // before it is needed: 2,500 (n - 1) >= 2,000 n, so n = 5. The fourth loses from 7,501 to 7,999.
  const auto found = find_crossing(staircase(2500), line, Requests(1e5));
  REQUIRE(found);
  CHECK(found->first == Requests(2000));
  CHECK(found->for_good == Requests(8000));
}

TEST_CASE("without a bill there is no crossing") {
  const auto unknown = [](Requests) -> std::optional<Usd> { return std::nullopt; };
  CHECK_FALSE(find_crossing(unknown, line, Requests(1e6)));
}

TEST_CASE("real bills cross once where one machine carries far more than the break-even") {
  Plan p(3, 15);
  // A request costs 1,000 x $3/M + 300 x $15/M = $0.0075, so each request a day $0.228125 a month
  // (365/12 days). One A10G: 730 h x $1.006 = $734.38, disk (16 + 100) GB x $0.10 = $11.60, address
  // 730 h x $0.005 = $3.65, together $749.63. 749.63 / 0.228125 = 3,286.05, so 3,287 a day.
  // It carries 0.7 x 1 request/s at three times the average: 0.7 / 3 x 86,400 = 20,160 a day.
  const auto found = p.crossing();
  REQUIRE(found);
  CHECK(found->first == Requests(3287));
  CHECK(found->for_good == Requests(3287));
}

TEST_CASE("real bills cross back at each further machine until the stairs are flat enough") {
  Plan p(1, 2);
  // A request costs $0.0016, so each request a day $0.0486667 a month: one machine ($749.63) pays
  // from 749.63 / 0.0486667 = 15,403.4, so 15,404 a day, up to its 20,160.
  // Two machines: 2 x 734.38 + 2 x 11.60 + 3.65 = $1,495.61, from 30,732 to 40,320.
  // Beyond 43,836 a day the answers exceed the 100 GB that AWS sends for nothing: each request a
  // day is 300 x 250 bytes x 365/12 = 0.00228125 GB, at $0.09 another $0.0002053.
  // Three: $2,241.59 - $9 = 2,232.59 / (0.0486667 - 0.0002053) = 46,069.5, up to 60,480.
  // Four: 2,978.57 / 0.0484614 = 61,462.8, so 61,463, up to 80,640.
  // Five: 3,724.55 / 0.0484614 = 76,856, reached before the fifth is needed: no more crossings.
  const auto found = p.crossing();
  REQUIRE(found);
  CHECK(found->first == Requests(15404));
  CHECK(found->for_good == Requests(61463));
  const auto own_wins = [&](double volume) {
    return *p.curve(p.own)(Requests(volume)) <= *p.curve(p.api)(Requests(volume));
  };
  for (const double volume : {15404.0, 20160.0, 30732.0, 40320.0, 46070.0, 60480.0, 61463.0}) {
    CAPTURE(volume);
    CHECK(own_wins(volume));
  }
  for (const double volume : {15403.0, 20161.0, 30731.0, 40321.0, 46069.0, 60481.0, 61462.0}) {
    CAPTURE(volume);
    CHECK_FALSE(own_wins(volume));
  }
}

TEST_CASE("the last volume looked at is the limit itself") {
  // Wins from 1,015 on; in steps of 1 % the volumes near it are 1,010 and 1,020.
  const auto own = [](Requests per_day) -> std::optional<Usd> {
    return Usd(per_day < Requests(1015) ? 900.0 : 1.0);
  };
  const auto found = find_crossing(own, line, Requests(1016));
  REQUIRE(found);
  CHECK(found->first == Requests(1015));
}

#include "llmadvisor/engine/what_if/schedule.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

using Plan = build::RentedA10g;

}  // namespace

TEST_CASE("The schedule that fits the budget is named") {
  Plan p;
  p.project.requirements.budget = Usd(300);
  const auto schedule = affordable_schedule(p.own, p.project, p.scales);
  REQUIRE(schedule);
  // $300 - $11.60 disk - $3.65 address = $284.75; an hour a day for a month costs
  // 730 / 24 x $1.006 = $30.60: 9.3 hours, so 9.25. At that pace the peak of
  // 5,000 / 9.25 h x 3 = 0.45 requests/s stays within 0.7 of the replica's 1.
  CHECK(schedule->hours_per_day == Hours(9.25));
  CHECK(schedule->instances == 1);
  CHECK(schedule->monthly.expected <= Usd(300));
}

TEST_CASE("Fewer hours may need more machines") {
  Plan p;
  p.own.fleet.capacity.rate = RequestsPerSecond(0.3);
  p.project.requirements.budget = Usd(300);
  // One replica of 0.3 x 0.7 requests/s carries 0.174/s around the clock, but at 9 h a day the peak
  // is 0.46/s: three machines, and then the budget holds for fewer hours, which need still more.
  CHECK_FALSE(affordable_schedule(p.own, p.project, p.scales));
}

TEST_CASE("Only what can stop has a schedule, and only a budget asks for one") {
  Plan p;
  CHECK_FALSE(affordable_schedule(p.own, p.project, p.scales));
  p.project.requirements.budget = Usd(300);
  p.own.purchase = Purchase::spot;
  CHECK_FALSE(affordable_schedule(p.own, p.project, p.scales));
  p.own.purchase = Purchase::on_demand;
  p.project.requirements.budget = Usd(15);
  CHECK_FALSE(affordable_schedule(p.own, p.project, p.scales));
}

TEST_CASE("Idle capacity is shown as money") {
  Plan p;
  p.project.workload.requests_per_day = Requests(8640);
  const CostBook& costs = p.costs;
  // 0.1 of the 1 request/s that the replica sustains: nine tenths of $734.38 pay for waiting.
  CHECK_THAT(idle_cost(p.own, p.project, costs).value(), WithinRel(734.38 * 0.9, 1e-12));
  // The same requests in eight hours: 0.3 of a third of the money is used.
  p.project.workload.hours_per_day = Hours(8);
  CHECK_THAT(idle_cost(p.own, p.project, costs).value(), WithinRel(734.38 / 3 * 0.7, 1e-12));
  CHECK(idle_cost(build::hosted_api(p.catalog), p.project, costs) == Usd(0));
}

TEST_CASE("A day that is no multiple of a quarter of an hour is shortened to one") {
  Plan p;
  p.project.workload.hours_per_day = Hours(13.7);
  p.project.requirements.budget = Usd(300);
  // As above: 9.3 hours would fit, and quarters count from midnight, not from 13.7.
  const auto schedule = affordable_schedule(p.own, p.project, p.scales);
  REQUIRE(schedule);
  CHECK(schedule->hours_per_day == Hours(9.25));
}

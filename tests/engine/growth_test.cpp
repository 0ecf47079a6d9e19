#include <algorithm>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/advise.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "llmadvisor/engine/what_if/course.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

/// (1.2^12 - 1) / 0.2: what twelve months of 20 % more each are of the first.
constexpr double year_over_month = 39.580502;

ProjectInput growing(double percent) {
  ProjectInput input;
  input[Number::growth_percent_per_month] = percent;
  return input;
}

Project project_growing(double share) {
  Project p = build::project();
  p.horizon = Horizon{12, share};
  p.workload.growth = mean_growth(*p.horizon);
  return p;
}

struct Bench {
  Catalog catalog = build::catalog();
  Market market = stock_market(catalog, {});
  CostBook costs{catalog};
  Places places{market, costs, build::today()};
  Scales scales{costs, places, build::today()};

  std::vector<MonthBill> course(const Candidate& option, const Project& project) const {
    return course_of(option, project, scales);
  }
};

const Assumption* noted(const Project& p, const InputRef& what) {
  const auto found = std::ranges::find(p.assumptions, what, &Assumption::input);
  return found == p.assumptions.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a fifth more each month makes a year of 39.58 first months", "[growth]") {
  const Horizon year{12, 0.2};
  // 1.2^11 = 7.4301; the mean is (1.2^12 - 1) / (0.2 x 12) = 3.2984
  CHECK(growth_until(year, 1) == 1);
  CHECK_THAT(growth_until(year, 12), WithinRel(7.43008370688, 1e-9));
  CHECK_THAT(mean_growth(year), WithinRel(year_over_month / 12, 1e-6));
  CHECK(mean_growth({24, 0}) == 1);
}

TEST_CASE("what is billed grows, what was stated stays", "[growth]") {
  const Catalog catalog = catalog_with_defaults();
  const Project p = resolve(growing(20), catalog);
  CHECK(p.workload.requests_per_day == Requests(5000));
  // 5,000 x 365/12 x 3.2984
  CHECK_THAT(billed_requests(p.workload).value(), WithinRel(152083.333 * 3.29837517, 1e-6));
  REQUIRE(p.horizon);
  CHECK(p.horizon->months == 12);
  CHECK(noted(p, Number::horizon) != nullptr);
}

TEST_CASE("without growth nobody looks ahead", "[growth]") {
  const Catalog catalog = catalog_with_defaults();
  for (const auto& input : {ProjectInput{}, growing(0)}) {
    const Project p = resolve(input, catalog);
    CHECK_FALSE(p.horizon);
    CHECK(noted(p, Number::horizon) == nullptr);
    CHECK(p.workload.growth == 1);
  }
}

TEST_CASE("what is done once is spread over the horizon, or as stated", "[growth]") {
  const Catalog catalog = catalog_with_defaults();
  ProjectInput input;
  input[Number::horizon] = 24;
  CHECK(resolve(input, catalog).amortisation_months == 24);
  CHECK(noted(resolve(input, catalog), Number::amortisation_months) == nullptr);
  input[Number::amortisation_months] = 6;
  CHECK(resolve(input, catalog).amortisation_months == 6);
}

TEST_CASE("growth beyond any number of requests is refused", "[growth]") {
  const Catalog catalog = catalog_with_defaults();
  ProjectInput input = growing(1000);
  CHECK_THROWS_AS(resolve(input, catalog), Error);
  // 11^11 = 2.85e11 times
  input[Number::requests_per_day] = 1;
  CHECK_THROWS_AS(resolve(input, catalog), Error);
}

TEST_CASE("an API is billed for the volume of each month", "[growth]") {
  const Bench b;
  const auto months = b.course(build::closed_api(b.catalog), project_growing(0.2));
  REQUIRE(months.size() == 12);
  // 152,083.33 requests of 1,000 x $3 + 300 x $15 a million = $0.0075 each
  CHECK_THAT(months[0].cost->invoice.value(), WithinRel(1140.625, 1e-9));
  CHECK_THAT(months[1].cost->invoice.value(), WithinRel(1368.75, 1e-9));
  CHECK_THAT(months[11].cost->all_in_so_far.value(), WithinRel(1140.625 * year_over_month, 1e-6));
  CHECK(months[11].cost->paid_so_far == months[11].cost->all_in_so_far);
  CHECK(months[0].instances == 0);
  CHECK_THAT(months[11].requests_per_day.value(), WithinRel(37150.4, 1e-5));
  CHECK(to_string(months[11].from) == "2027-10-23");
}

TEST_CASE("machines are added in the month that needs them", "[growth]") {
  const Bench b;
  const auto months = b.course(build::rented(b.catalog), project_growing(0.2));
  // Of a replica's request a second 70 % may be used; the peak is 0.1736 x 1.2^(month - 1):
  // 0.622 in month 8, 0.746 in month 9.
  CHECK(months[7].instances == 1);
  CHECK(months[8].instances == 2);
}

TEST_CASE("a price that is announced counts from the month that begins on its day or later",
          "[growth]") {
  Bench b;
  TimedPrices dearer;
  dearer.from_date = build::day(2027, 1, 1);
  dearer.prices = build::prices(6, 30);
  b.catalog.api_offers[0].timed_prices.push_back(dearer);
  const auto months = b.course(build::closed_api(b.catalog), project_growing(0));
  // Months begin on the 23rd of November, December, January.
  CHECK(months[1].cost->invoice == months[0].cost->invoice);
  CHECK_THAT(months[2].cost->invoice.value(), WithinRel(2 * 1140.625, 1e-9));
}

TEST_CASE("what is no longer sold has no cost", "[growth]") {
  Bench b;
  b.catalog.api_offers[0].retires_on = build::day(2027, 1, 10);
  const auto months = b.course(build::closed_api(b.catalog), project_growing(0.1));
  CHECK(months[1].cost);
  CHECK_FALSE(months[2].cost);
  CHECK_FALSE(months[11].cost);
}

TEST_CASE("a purchase is paid in its month and spread in the bill", "[growth]") {
  const Bench b;
  const auto months = b.course(build::owned(b.catalog), project_growing(0));
  const MonthCost& first = *months[0].cost;
  // Spread are 20,000 x 0.9 / 60 = $300 and 24 h x $84 / 12 = $168; paid are $20,000 and $2,016.
  CHECK_THAT(first.paid_so_far.value(),
             WithinRel(first.all_in.value() - 300 - 168 + 20000 + 2016, 1e-9));
  const MonthCost& second = *months[1].cost;
  CHECK_THAT((second.paid_so_far - first.paid_so_far).value(),
             WithinRel(second.all_in.value() - 300 - 168, 1e-9));
}

TEST_CASE("costs of set-up end with the months that they are spread over", "[growth]") {
  const Bench b;
  Project p = project_growing(0);
  p.horizon->months = 24;
  const auto months = b.course(build::owned(b.catalog), p);
  CHECK_THAT((months[11].cost->all_in - months[12].cost->all_in).value(), WithinRel(168, 1e-9));
}

TEST_CASE("the months begin on the day of today, or on the last of a short month", "[growth]") {
  CHECK(to_string(first_day(build::day(2027, 1, 31), 2)) == "2027-02-28");
  CHECK(to_string(first_day(build::day(2027, 1, 31), 14)) == "2028-02-29");
}

TEST_CASE("the volume at which the pick flips is one of today", "[growth]") {
  const Date today = build::today();
  AdviseSettings settings;
  const auto advice = advise(growing(20), frozen_market(), today, settings);
  settings.robustness = Robustness::skipped;
  const auto pick_at = [&](double volume) {
    ProjectInput input = growing(20);
    input[Number::requests_per_day] = volume;
    const auto other = advise(input, frozen_market(), today, settings);
    return other.pick ? std::optional(ref_of(other.options[*other.pick])) : std::nullopt;
  };
  int flips = 0;
  for (const auto& flip : advice.flips) {
    if (flip.input != InputRef(Number::requests_per_day)) continue;
    ++flips;
    CHECK(flip.current == InputValue(5000.0));
    const double at = std::get<double>(flip.at);
    CHECK(pick_at(at) == flip.option);
    CHECK(pick_at(at > 5000 ? at - 1 : at + 1) == pick_at(5000));
  }
  CHECK(flips > 0);
}

TEST_CASE("the pick's months stand beside those of the best of each kind", "[growth]") {
  ProjectInput input = growing(20);
  input[Number::requests_per_day] = 20000;
  const auto advice = advise(input, frozen_market(), build::today(), {});
  REQUIRE(advice.outlook);
  REQUIRE(advice.pick);
  for (const auto& slot : advice.best_of_kind) {
    if (slot) CHECK(advice.options[*slot].months.size() == 12);
  }
  const Option& pick = advice.options[*advice.pick];
  for (const auto& reached : advice.outlook->reached) {
    if (reached.what != Milestone::cheaper) continue;
    CAPTURE(option_id(reached.option), reached.month);
    const auto other = std::ranges::find(advice.options, reached.option,
                                         [](const Option& o) { return ref_of(o); });
    REQUIRE(other != advice.options.end());
    const auto at = static_cast<std::size_t>(reached.month - 1);
    CHECK(other->months[at].cost->all_in < pick.months[at].cost->all_in);
    CHECK(other->months[at - 1].cost->all_in >= pick.months[at - 1].cost->all_in);
  }
}

TEST_CASE("the budget is reached in the month whose invoice exceeds it", "[growth]") {
  ProjectInput input = growing(20);
  input.filters.only = {OptionKind::hosted_open_api};
  const auto free = advise(input, frozen_market(), build::today(), {});
  REQUIRE(free.pick);
  // Between the bills of months 9 and 10; the mean month fits.
  const auto& months = free.options[*free.pick].months;
  const double between = (months[8].cost->invoice.value() + months[9].cost->invoice.value()) / 2;
  input.budget = Money{between, Currency::usd};
  input.prefer = Preference::cost;
  const auto advice = advise(input, frozen_market(), build::today(), {});
  REQUIRE(advice.pick);
  const Option& pick = advice.options[*advice.pick];
  const auto reached =
      std::ranges::find(advice.outlook->reached, Milestone::budget, &Reached::what);
  const auto exceeds = std::ranges::find_if(
      pick.months, [&](const MonthBill& m) { return m.cost->invoice > Usd(between); });
  REQUIRE((reached == advice.outlook->reached.end()) == (exceeds == pick.months.end()));
  if (exceeds != pick.months.end()) CHECK(reached->month == exceeds->month);
}

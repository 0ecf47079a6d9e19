#include "llmadvisor/catalog/price_age.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

constexpr double exact = 1e-12;

/// Noted after 60 days; 2 % wider a month beyond.
constexpr PriceAging aging{60, 0.02, {}, {}, {}};

PriceAge age_after(int days, const PriceAging& how = aging) {
  return price_age(build::today() - std::chrono::days(days), build::today(), how);
}

}  // namespace

TEST_CASE("a price is old only beyond the stated age, and none is from tomorrow") {
  CHECK_FALSE(age_after(60).is_noted);
  CHECK(age_after(60).high_factor == 1);
  CHECK(age_after(61).is_noted);
  CHECK(age_after(-5).days == 0);
  CHECK_FALSE(age_after(-5).is_noted);
}

TEST_CASE("every month beyond the stated age opens the range, up to a year's worth") {
  // 425 days: 365 beyond the 60, which are 12 months of 365/12 days; 12 x 0.02 = 0.24.
  const auto year = age_after(425);
  CHECK_THAT(year.low_factor, WithinRel(0.76, exact));
  CHECK_THAT(year.high_factor, WithinRel(1.24, exact));
  // Half of that time: 182.5 days would be 6 months; 182 are 182 x 12 / 365 = 5.983561643835616.
  CHECK_THAT(age_after(242).high_factor, WithinRel(1 + 0.02 * 5.983561643835616, exact));
  CHECK_THAT(age_after(4000).high_factor, WithinRel(1.24, exact));
  CHECK(age_after(4000, {60, 0.5, {}, {}, {}}).low_factor == 0.1);
}

TEST_CASE("a catalogue says itself from when its prices are old") {
  Catalog catalog;
  CHECK(price_aging(catalog).note_days == 60);
  CHECK(price_aging(catalog).widening_per_month == 0);
  catalog.cost_figures = {build::figure("price_age_note_days", 30, 30, 30, "days"),
                          build::figure("price_age_widening_per_month", 0.1, 0.1, 0.1)};
  CHECK(price_aging(catalog).note_days == 30);
  CHECK(price_aging(catalog).widening_per_month == 0.1);
}

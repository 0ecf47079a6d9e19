#include <algorithm>

#include "llmadvisor/engine/advise.hpp"
#include "llmadvisor/engine/bills/api_bill.hpp"
#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/lines.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

constexpr double exact = 1e-12;

/// Noted after 60 days; 2 % wider a month beyond.
Catalog ageing_catalog() {
  Catalog c = build::catalog();
  c.cost_figures.push_back(build::figure("price_age_note_days", 60, 60, 60, "days"));
  c.cost_figures.push_back(build::figure("price_age_widening_per_month", 0.02, 0.02, 0.02));
  return c;
}

/// 365 days beyond the stated 60: twelve months, so 0.76 and 1.24.
Date old_day() { return build::today() - std::chrono::days(425); }

BillLine output_line(const Catalog& catalog, Date as_of) {
  ApiOffer offer = build::api_offer();
  offer.provenance.as_of = as_of;
  const CostBook costs(catalog);
  BillBuilder builder(Detail::lines);
  REQUIRE(add_api_bill(builder, offer, {}, build::project(), costs, build::today()) == Priced::yes);
  return line_of(std::move(builder).take_bill(), LineKind::output).value();
}

}  // namespace

TEST_CASE("an old list price by the token widens the range of its lines, not what is expected") {
  const Catalog catalog = ageing_catalog();
  const auto fresh = output_line(catalog, build::today());
  const auto old = output_line(catalog, old_day());
  // 5,000 a day x 365/12 days x 300 tokens = 45.625 M, at 15 USD: 684.375 USD.
  // Token counts 0.8 to 1.25 and list prices 0.9 to 1.2: x 0.72 and x 1.5.
  CHECK_THAT(fresh.amount.low.value(), WithinRel(684.375 * 0.72, exact));
  CHECK_THAT(fresh.amount.high.value(), WithinRel(684.375 * 1.5, exact));
  // A year beyond the stated age: x 0.76 and x 1.24 more, 374.49 to 1272.9375.
  CHECK_THAT(old.amount.low.value(), WithinRel(374.49, exact));
  CHECK_THAT(old.amount.expected.value(), WithinRel(684.375, exact));
  CHECK_THAT(old.amount.high.value(), WithinRel(1272.9375, exact));
}

TEST_CASE("an old hourly price widens the instances and not the disk beside them") {
  Catalog catalog = ageing_catalog();
  catalog.gpu_offers[0].provenance.as_of = old_day();
  const CostBook costs(catalog);
  const RentedCandidate option = build::rented(catalog);
  BillBuilder builder(Detail::lines);
  REQUIRE(add_rented_gpu_bill(builder, option, build::project(), costs, build::today()) ==
          Priced::yes);
  const auto bill = std::move(builder).take_bill();
  // 1.006 USD x 730 h = 734.38 USD; x 0.76 = 558.1288, x 1.24 = 910.6312.
  const auto instances = line_of(bill, LineKind::gpu_instance).value();
  CHECK_THAT(instances.amount.low.value(), WithinRel(558.1288, exact));
  CHECK_THAT(instances.amount.high.value(), WithinRel(910.6312, exact));
  // Disk at 0.05 to 0.1 USD, 0.1 expected.
  const auto disk = line_of(bill, LineKind::weights_disk).value();
  CHECK_THAT(disk.amount.low / disk.amount.expected, WithinRel(0.5, exact));
}

TEST_CASE("an answer names its oldest price once, with what it does to the range") {
  Catalog catalog = test::frozen_catalog();
  catalog.cost_figures.push_back(build::figure("price_age_widening_per_month", 0.02, 0.02, 0.02));
  for (auto& offer : catalog.api_offers) offer.provenance.as_of = old_day();
  ProjectInput input;
  input.filters.only = {OptionKind::closed_api};
  input.sensitivity = Sensitivity::public_data;
  const auto advice = advise(input, catalog, build::today());
  REQUIRE(advice.pick);
  const auto is_old = [](const Warning& w) { return w.code == WarningCode::stale_prices; };
  REQUIRE(std::ranges::count_if(advice.warnings, is_old) == 1);
  const auto warning = *std::ranges::find_if(advice.warnings, is_old);
  REQUIRE(warning.stale);
  CHECK(warning.stale->days == 425);
  CHECK(warning.stale->as_of == old_day());
  CHECK_THAT(warning.stale->widening, WithinRel(0.24, 1e-9));

  const auto fresh = advise(input, catalog, old_day() + std::chrono::days(60));
  CHECK(std::ranges::count_if(fresh.warnings, is_old) == 0);
}

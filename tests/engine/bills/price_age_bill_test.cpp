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
  const CostBook costs(catalog, build::today());
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

TEST_CASE(
    "what is expected of an old hourly price drifts as its seller's prices were measured to") {
  Catalog catalog = ageing_catalog();
  catalog.cost_figures.push_back(build::figure("price_drift_gpu_cloud", 0, 0.018, 0.053));
  catalog.cost_figures.push_back(build::figure("price_drift_hyperscaler", 0, 0.004, 0.025));
  catalog.gpu_offers[0].provenance.as_of = old_day();
  const auto instances = [&](ProviderKind kind) {
    const auto provider =
        std::ranges::find(catalog.providers, catalog.gpu_offers[0].provider, &Provider::id);
    provider->kind = kind;
    const CostBook costs(catalog, build::today());
    const RentedCandidate option = build::rented(catalog);
    BillBuilder builder(Detail::lines);
    REQUIRE(add_rented_gpu_bill(builder, option, build::project(), costs, build::today()) ==
            Priced::yes);
    return line_of(std::move(builder).take_bill(), LineKind::gpu_instance).value();
  };
  // 1.006 USD x 730 h = 734.38 USD. Twelve months of 1.8 %: x 1.216 = 893.00608 expected; of
  // 5.3 %: x 1.636 = 1201.44568 at most; nothing below the list price.
  const auto cloud = instances(ProviderKind::gpu_cloud);
  CHECK_THAT(cloud.amount.low.value(), WithinRel(734.38, exact));
  CHECK_THAT(cloud.amount.expected.value(), WithinRel(893.00608, exact));
  CHECK_THAT(cloud.amount.high.value(), WithinRel(1201.44568, exact));
  // Of 0.4 %: x 1.048 = 769.63024.
  const auto hyperscaler = instances(ProviderKind::hyperscaler);
  CHECK_THAT(hyperscaler.amount.expected.value(), WithinRel(769.63024, exact));
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

namespace {

/// The frozen catalogue with closed APIs alone to choose from.
Advice closed_api_answer(const Catalog& catalog, Date today) {
  ProjectInput input;
  input.filters.only = {OptionKind::closed_api};
  input.sensitivity = Sensitivity::public_data;
  return advise(input, catalog, today);
}

const Warning* warning_of(const Advice& advice, WarningCode code) {
  const auto found = std::ranges::find(advice.warnings, code, &Warning::code);
  return found == advice.warnings.end() ? nullptr : &*found;
}

ApiOffer& offer_of(Catalog& catalog, const Option& option) {
  return *std::ranges::find(catalog.api_offers, option.offer, &ApiOffer::id);
}

}  // namespace

TEST_CASE(
    "an answer says when the price of its pick changes within the year, and what it becomes") {
  Catalog catalog = test::frozen_catalog();
  const auto plain = closed_api_answer(catalog, build::today());
  REQUIRE(plain.pick);
  ApiOffer& offer = offer_of(catalog, plain.options[*plain.pick]);
  TimedPrices doubled;
  doubled.from_date = build::today() + std::chrono::days(40);
  doubled.prices.input = *offer.prices.input * 2.0;
  doubled.prices.output = *offer.prices.output * 2.0;
  offer.timed_prices = {doubled};
  offer.context_tiers.clear();
  const auto advice = closed_api_answer(catalog, build::today());
  const auto* change = warning_of(advice, WarningCode::price_changes);
  REQUIRE(change != nullptr);
  REQUIRE(change->event);
  CHECK(change->event->on == *doubled.from_date);
  CHECK_THAT(*change->event->after / *change->event->before, WithinRel(2, 1e-9));
  // A change beyond the twelve months of the horizon is not named.
  offer.timed_prices[0].from_date = build::today() + std::chrono::days(400);
  CHECK(warning_of(closed_api_answer(catalog, build::today()), WarningCode::price_changes) ==
        nullptr);
}

TEST_CASE("a server says how old the price of its oldest part is") {
  Catalog catalog = test::frozen_catalog();
  catalog.cost_figures.push_back(build::figure("price_age_old_days", 180, 180, 180));
  for (auto& server : catalog.servers) server.provenance.as_of = old_day();
  ProjectInput input;
  input.filters.only = {OptionKind::on_premises};
  const auto advice = advise(input, catalog, build::today());
  REQUIRE_FALSE(advice.options.empty());
  for (const auto& option : advice.options) {
    REQUIRE(option.list_price);
    CHECK(option.list_price->as_of == old_day());
    CHECK(option.list_price->is_old);
  }
}

TEST_CASE("an answer says where sources disagree on the price of its pick") {
  Catalog catalog = test::frozen_catalog();
  const auto plain = closed_api_answer(catalog, build::today());
  REQUIRE(plain.pick);
  CHECK(warning_of(plain, WarningCode::sources_disagree) == nullptr);
  offer_of(catalog, plain.options[*plain.pick]).mark = Mark::contradicted;
  const auto advice = closed_api_answer(catalog, build::today());
  CHECK(warning_of(advice, WarningCode::sources_disagree) != nullptr);
}

TEST_CASE("what comes closest says when its price changes, as a pick does") {
  Catalog catalog = test::frozen_catalog();
  const auto plain = closed_api_answer(catalog, build::today());
  REQUIRE(plain.pick);
  TimedPrices doubled;
  doubled.from_date = build::today() + std::chrono::days(40);
  for (auto& offer : catalog.api_offers) {
    if (!offer.prices.input || !offer.prices.output) continue;
    doubled.prices.input = *offer.prices.input * 2.0;
    doubled.prices.output = *offer.prices.output * 2.0;
    offer.timed_prices = {doubled};
    offer.context_tiers.clear();
  }
  ProjectInput input;
  input.filters.only = {OptionKind::closed_api};
  input.sensitivity = Sensitivity::public_data;
  input.budget = Money{0.01, Currency::usd};
  const auto advice = advise(input, catalog, build::today());
  CHECK_FALSE(advice.pick);
  CHECK(warning_of(advice, WarningCode::price_changes) != nullptr);
}

TEST_CASE("an offer that is announced to end says so until that day and is none from it on") {
  Catalog catalog = test::frozen_catalog();
  const auto plain = closed_api_answer(catalog, build::today());
  REQUIRE(plain.pick);
  const std::string id = plain.options[*plain.pick].offer;
  offer_of(catalog, plain.options[*plain.pick]).retires_on = build::today() + std::chrono::days(30);
  const auto before = closed_api_answer(catalog, build::today() + std::chrono::days(29));
  REQUIRE(before.pick);
  CHECK(before.options[*before.pick].offer == id);
  CHECK(warning_of(before, WarningCode::retires) != nullptr);
  const auto after = closed_api_answer(catalog, build::today() + std::chrono::days(30));
  CHECK(std::ranges::count(after.options, id, &Option::offer) == 0);
}

TEST_CASE("a price that is known for a part of the year only says until when") {
  Catalog catalog = test::frozen_catalog();
  const auto plain = closed_api_answer(catalog, build::today());
  REQUIRE(plain.pick);
  const Date end = build::today() + std::chrono::days(100);
  offer_of(catalog, plain.options[*plain.pick]).valid_until = end;
  const auto advice = closed_api_answer(catalog, build::today());
  const auto* until = warning_of(advice, WarningCode::price_until);
  REQUIRE(until != nullptr);
  CHECK(until->event->on == end);
}

TEST_CASE("a spot price older than the stated age is a range and no plan") {
  Catalog catalog = test::frozen_catalog();
  catalog.cost_figures.push_back(build::figure("price_age_spot_days", 90, 90, 90, "days"));
  ProjectInput input;
  input.filters.only = {OptionKind::rented_gpu};
  input.filters.purchases = {Purchase::spot};
  input.sensitivity = Sensitivity::public_data;
  for (auto& offer : catalog.gpu_offers) {
    offer.provenance.as_of = build::today() - std::chrono::days(90);
  }
  CHECK(advise(input, catalog, build::today()).pick);
  const auto later = advise(input, catalog, build::today() + std::chrono::days(1));
  CHECK_FALSE(later.pick);
  REQUIRE_FALSE(later.options.empty());
  CHECK(std::ranges::all_of(later.options, is_range_only));
}

TEST_CASE("an option says how old its list price is, and that it is old from the stated age on") {
  Catalog catalog = test::frozen_catalog();
  catalog.cost_figures.push_back(build::figure("price_age_old_days", 180, 180, 180, "days"));
  for (auto& offer : catalog.api_offers) {
    offer.provenance.as_of = build::today() - std::chrono::days(180);
  }
  const auto at = [&](int days) {
    const auto advice = closed_api_answer(catalog, build::today() + std::chrono::days(days));
    return advice.options.at(0).list_price.value();
  };
  CHECK(at(0).days == 180);
  CHECK_FALSE(at(0).is_old);
  CHECK(at(1).is_old);
}

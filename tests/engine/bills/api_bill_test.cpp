#include "llmadvisor/engine/bills/api_bill.hpp"

#include <cmath>

#include "llmadvisor/catalog/error.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/lines.hpp"

using namespace llmadvisor;
using Catch::Matchers::StartsWith;
using Catch::Matchers::WithinRel;

namespace {

constexpr double exact = 1e-12;

PricePerMillionTokens per_million(double price) { return PricePerMillionTokens(price); }

/// 12,000 requests on each of 365/12 days: 365,000 a month, 365 M tokens in, 36.5 M out.
Project round_project() {
  Project p = build::project();
  p.workload.requests_per_day = Requests(12000);
  p.workload.output = Tokens(100);
  return p;
}

struct Billed {
  Priced priced;
  Bill bill;
  CostRange monthly;
};

Billed billed(const ApiOffer& offer, const Project& project, const ApiUse& use = {},
              Date today = build::today()) {
  static const Catalog catalog = build::catalog();
  static const CostBook costs(catalog);
  BillBuilder builder(Detail::lines);
  const Priced priced = add_api_bill(builder, offer, use, project, costs, today);
  const CostRange monthly = builder.totals().monthly;
  return {priced, std::move(builder).take_bill(), monthly};
}

double expected(const Billed& b) { return b.monthly.expected.value(); }
double amount(const Billed& b, LineKind kind) {
  return line_of(b.bill, kind)->amount.expected.value();
}

}  // namespace

TEST_CASE("A closed API bills tokens in and out at its list price") {
  const auto b = billed(build::api_offer(), round_project());
  // 365 M x $3 + 36.5 M x $15 = $1,095 + $547.50
  CHECK_THAT(expected(b), WithinRel(1642.5, exact));
  const auto in = line_of(b.bill, LineKind::fresh_input);
  REQUIRE(in);
  CHECK_THAT(in->quantity, WithinRel(365, exact));
  CHECK(in->unit == BillUnit::million_tokens);
  CHECK(in->unit_price_usd == 3);
  CHECK(in->formula ==
        Formula{Figure{365000, Term::requests}, Sign::times, Figure{1000, Term::tokens}});
  CHECK(in->source == "made up for tests");
  CHECK(in->as_of == build::day(2026, 11, 1));
  // Tokens 0.8 to 1.25, prices 0.9 to 1.2.
  CHECK_THAT(b.monthly.low.value(), WithinRel(1642.5 * 0.72, exact));
  CHECK_THAT(b.monthly.high.value(), WithinRel(1642.5 * 1.5, exact));
}

TEST_CASE("A hosted open model is billed the same way, on working days only") {
  ApiOffer offer = build::api_offer("openhost", "open-8b");
  offer.prices.input = per_million(0.1);
  offer.prices.output = per_million(0.2);
  Project p = round_project();
  p.workload.requests_per_day = Requests(8400);
  p.workload.days_per_week = 5;
  // 8,400 x 365/12 x 5/7 = 182,500 requests: 182.5 M x $0.10 + 18.25 M x $0.20 = $18.25 + $3.65
  CHECK_THAT(expected(billed(offer, p)), WithinRel(21.9, exact));
}

TEST_CASE("A shared prefix is billed at the price of cached tokens") {
  ApiOffer offer = build::api_offer();
  offer.prices.cached_input = per_million(0.3);
  Project p = round_project();
  p.workload.cached_share = 0.4;
  const auto b = billed(offer, p);
  // 219 M x $3 + 146 M x $0.30 + 36.5 M x $15 = $657 + $43.80 + $547.50
  CHECK_THAT(amount(b, LineKind::fresh_input), WithinRel(657, exact));
  CHECK_THAT(amount(b, LineKind::cached_input), WithinRel(43.8, exact));
  CHECK_THAT(expected(b), WithinRel(1248.3, exact));

  SECTION("an offer without a price for them bills them as fresh") {
    CHECK_THAT(expected(billed(build::api_offer(), p)), WithinRel(1642.5, exact));
  }
  SECTION("0 is not a price for them either") {
    offer.prices.cached_input = per_million(0);
    CHECK_THAT(expected(billed(offer, p)), WithinRel(1642.5, exact));
  }
}

TEST_CASE("A contradicted price opens the range of its own lines until both prices lie within") {
  ApiOffer offer = build::api_offer();
  const auto plain = billed(offer, round_project());
  SecondSource second{OfferFigure::output, 18, "another list", build::today(), {}, {}, {}};
  offer.second_sources = {second};
  const auto open = billed(offer, round_project());
  const auto output = line_of(open.bill, LineKind::output).value();
  const auto before = line_of(plain.bill, LineKind::output).value();
  // 18 for 15 USD: the high end is 1.2 times what it was, the low end and what is expected stay.
  CHECK_THAT(output.amount.high.value(), WithinRel(before.amount.high.value() * 1.2, exact));
  CHECK(output.amount.low == before.amount.low);
  CHECK(output.amount.expected == before.amount.expected);
  CHECK(line_of(open.bill, LineKind::fresh_input)->amount.high ==
        line_of(plain.bill, LineKind::fresh_input)->amount.high);
}

TEST_CASE("A service too quiet to keep the cache warm writes it anew") {
  ApiOffer offer = build::api_offer();
  offer.prices.cached_input = per_million(0.3);
  offer.prices.cache_write = per_million(3.75);
  Project p = round_project();
  p.workload.requests_per_day = Requests(288);
  p.workload.cached_share = 0.5;
  // One request in five minutes, the time to live: exp(-1) of them find the prefix gone.
  // 288 x 365/12 = 8,760 requests, 4.38 M tokens of prefix.
  const double missed = std::exp(-1);
  const auto b = billed(offer, p);
  CHECK_THAT(amount(b, LineKind::cache_write), WithinRel(4.38 * missed * 3.75, 1e-9));
  CHECK_THAT(amount(b, LineKind::cached_input), WithinRel(4.38 * (1 - missed) * 0.3, 1e-9));
  CHECK_THAT(amount(b, LineKind::fresh_input), WithinRel(4.38 * 3, 1e-9));

  SECTION("where writing has no price a miss is fresh input") {
    offer.prices.cache_write.reset();
    const auto plain = billed(offer, p);
    CHECK_THAT(amount(plain, LineKind::fresh_input), WithinRel(4.38 * (1 + missed) * 3, 1e-9));
    CHECK_FALSE(line_of(plain.bill, LineKind::cache_write));
  }
  SECTION("a busy service hardly ever writes") {
    p.workload.requests_per_day = Requests(12000);
    CHECK_FALSE(line_of(billed(offer, p).bill, LineKind::cache_write));
  }
}

TEST_CASE("What can wait goes at batch prices, together with the cache discount") {
  ApiOffer offer = build::api_offer();
  offer.prices.cached_input = per_million(0.3);
  offer.batch_prices = build::prices(1.5, 7.5);
  Project p = round_project();
  p.workload.cached_share = 0.4;
  p.workload.batch_share = 0.5;
  const auto b = billed(offer, p);
  // Half of $1,248.30 in full, half at half price: 0.5 x 1,248.30 + 0.25 x 1,248.30
  CHECK_THAT(expected(b), WithinRel(936.225, exact));
  // 365 M x 0.5 x 0.4 = 73 M tokens at $0.30 x 1.5 / 3 = $0.15
  const auto cached = line_of(b.bill, LineKind::batch_cached_input);
  REQUIRE(cached);
  CHECK_THAT(cached->quantity, WithinRel(73, exact));
  CHECK_THAT(cached->unit_price_usd, WithinRel(0.15, exact));

  SECTION("an offer without batch prices gives no discount") {
    offer.batch_prices.reset();
    CHECK_THAT(expected(billed(offer, p)), WithinRel(1248.3, exact));
  }
}

TEST_CASE("A long prompt reprices the whole request") {
  ApiOffer offer = build::api_offer();
  offer.context_tiers = {{200000, build::prices(6, 22.5)}};
  Project p = round_project();
  p.workload.requests_per_day = Requests(12);  // 365 a month
  p.workload.input = Tokens(200000);
  // At the threshold the base price still holds: 73 M x $3 + 0.0365 M x $15
  CHECK_THAT(expected(billed(offer, p)), WithinRel(219.5475, exact));
  p.workload.input = Tokens(200001);
  // One token more: 73.000365 M x $6 + 0.0365 M x $22.50
  CHECK_THAT(expected(billed(offer, p)), WithinRel(438.82344, exact));

  SECTION("the batch discount holds in the tier too") {
    offer.batch_prices = build::prices(1.5, 7.5);
    p.workload.batch_share = 1;
    CHECK_THAT(expected(billed(offer, p)), WithinRel(438.82344 / 2, exact));
  }
}

TEST_CASE("A price in euros stays exact in euros") {
  ApiOffer offer = build::api_offer();
  offer.currency = Currency::eur;
  offer.prices.input = per_million(0.2);
  offer.prices.output = per_million(0.6);
  const auto b = billed(offer, round_project());
  // 365 M x EUR 0.20 + 36.5 M x EUR 0.60 = EUR 94.90, at $1.10
  CHECK_THAT(expected(b), WithinRel(94.9 * 1.1, exact));
  const auto in = line_of(b.bill, LineKind::fresh_input);
  CHECK(in->quoted_unit_price == 0.2);
  CHECK(in->quoted_currency == Currency::eur);
}

TEST_CASE("A model that thinks bills its hidden tokens") {
  const ApiUse thinks{.hidden = Tokens(600), .hidden_spread = {0.5, 2}};
  ApiOffer offer = build::api_offer();
  const Project p = round_project();
  // 365,000 x 600 = 219 M tokens more at the output price of $15
  CHECK_THAT(expected(billed(offer, p, thinks)), WithinRel(1642.5 + 3285, exact));

  SECTION("at a price of their own where they have one") {
    offer.prices.reasoning_output = per_million(40);
    CHECK_THAT(expected(billed(offer, p, thinks)), WithinRel(1642.5 + 8760, exact));
  }
  SECTION("and not at all when it need not think") {
    CHECK_FALSE(line_of(billed(offer, p).bill, LineKind::reasoning_output));
  }
}

TEST_CASE("Dated prices hold from their day on") {
  ApiOffer offer = build::api_offer();
  TimedPrices next_year;
  next_year.from_date = build::day(2027, 1, 1);
  next_year.prices = build::prices(6, 30);
  offer.timed_prices = {next_year};
  const Project p = round_project();
  CHECK_THAT(expected(billed(offer, p, {}, build::day(2026, 12, 31))), WithinRel(1642.5, exact));
  CHECK_THAT(expected(billed(offer, p, {}, build::day(2027, 1, 1))), WithinRel(3285, exact));
}

TEST_CASE("Prices of some hours are weighted by the day") {
  ApiOffer offer = build::api_offer();
  TimedPrices peak;
  peak.daily_from_utc = "22:00";
  peak.daily_to_utc = "04:00";
  peak.prices = build::prices(6, 30);
  offer.timed_prices = {peak};
  Project p = round_project();
  // A quarter of the day at twice the price.
  const auto b = billed(offer, p);
  CHECK_THAT(expected(b), WithinRel(1642.5 * 1.25, exact));
  // Around the clock there is nothing unsure about it.
  CHECK_THAT(b.monthly.low.value(), WithinRel(1642.5 * 1.25 * 0.72, exact));

  SECTION("a part-time service may lie inside or outside those hours") {
    p.workload.hours_per_day = Hours(6);
    const auto part = billed(offer, p);
    CHECK_THAT(expected(part), WithinRel(1642.5 * 1.25, exact));
    CHECK_THAT(part.monthly.low.value(), WithinRel(1642.5 * 0.72, exact));
    CHECK_THAT(part.monthly.high.value(), WithinRel(1642.5 * 2 * 1.5, exact));
  }
}

TEST_CASE("Hours beyond the windows kept cost the base price") {
  ApiOffer offer = build::api_offer();
  for (int i = 0; i < 12; ++i) {
    TimedPrices half_hour;
    const std::string hour = (i < 10 ? "0" : "") + std::to_string(i);
    half_hour.daily_from_utc = hour + ":00";
    half_hour.daily_to_utc = hour + ":30";
    half_hour.prices = offer.prices;
    offer.timed_prices.push_back(half_hour);
  }
  CHECK_THAT(expected(billed(offer, round_project())), WithinRel(1642.5, exact));
}

TEST_CASE("Without an input or output price there is no bill") {
  ApiOffer offer = build::api_offer();
  SECTION("absent") { offer.prices.output.reset(); }
  SECTION("zero") { offer.prices.input = per_million(0); }
  const auto b = billed(offer, round_project());
  CHECK(b.priced == Priced::no);
  CHECK(b.bill.lines.empty());
}

TEST_CASE("A figure that a bill needs and the catalogue lacks is named with its file") {
  Catalog catalog = build::catalog();
  std::erase_if(catalog.cost_figures, [](auto& f) { return f.id == "token_count_spread"; });
  const CostBook costs(catalog);
  BillBuilder builder(Detail::totals);
  try {
    (void)add_api_bill(builder, build::api_offer(), {}, round_project(), costs, build::today());
    FAIL("no error");
  } catch (const DataError& error) {
    CHECK(std::string(error.what()) == "costs.json: no figure \"token_count_spread\"");
  }
}

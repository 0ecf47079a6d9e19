#include "llmadvisor/engine/bills/on_premises_bill.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/lines.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

constexpr double exact = 1e-12;

struct Premises {
  Catalog catalog = build::catalog();
  CostBook costs{catalog};
  Server& server = catalog.servers[0];
  Project project = build::project();
  OwnedCandidate option = build::owned(catalog);

  /// Two requests a second are all that the server carries: half of it is asked for.
  Premises() { project.workload.requests_per_day = Requests(86400); }
  Premises(const Premises&) = delete;
  Premises& operator=(const Premises&) = delete;

  Bill bill(Priced expected = Priced::yes) const {
    BillBuilder builder(Detail::lines);
    CHECK(add_on_premises_bill(builder, option, project, costs) == expected);
    return std::move(builder).take_bill();
  }
};

double expected(const Bill& bill, LineKind kind) {
  return line_of(bill, kind).value().amount.expected.value();
}

}  // namespace

TEST_CASE("Own servers are paid off over their life") {
  const Premises p;
  const Bill bill = p.bill();
  // $20,000 x (1 - 0.1) / 60 months
  CHECK_THAT(expected(bill, LineKind::server_purchase), WithinRel(300, exact));
  // Half of 730 h at work, half at 30 % of the power: 474.5 kWh at $0.10; one box needs no cooling
  CHECK_THAT(expected(bill, LineKind::electricity), WithinRel(47.45, exact));
  // $20,000 x 6 % / 12 and 3 % / 12
  CHECK_THAT(expected(bill, LineKind::maintenance), WithinRel(100, exact));
  CHECK_THAT(expected(bill, LineKind::spares), WithinRel(50, exact));
  CHECK_THAT(monthly(bill).expected.value(), WithinRel(497.45, exact));
  CHECK_FALSE(line_of(bill, LineKind::colocation));
}

TEST_CASE("The range of a purchase is that of its parts and of what is left of it") {
  const Premises p;
  const auto purchase = line_of(p.bill(), LineKind::server_purchase);
  // $18,000 x (1 - 0.3) / 60 and $22,000 x 1 / 60
  CHECK_THAT(purchase->amount.low.value(), WithinRel(210, exact));
  CHECK_THAT(purchase->amount.high.value(), WithinRel(22000.0 / 60, exact));
}

TEST_CASE("A server draws power outside the schedule too") {
  Premises p;
  p.project.workload.hours_per_day = Hours(12);
  // All of 365 h at work, 365 h at 30 %: 474.5 h x 1 kW
  const auto line = line_of(p.bill(), LineKind::electricity);
  CHECK_THAT(line->quantity, WithinRel(474.5, exact));
}

TEST_CASE("A server with next to nothing to do draws what it draws idling") {
  Premises p;
  p.project.workload.requests_per_day = Requests(1);
  CHECK_THAT(line_of(p.bill(), LineKind::electricity)->quantity, WithinRel(219, 1e-4));
}

TEST_CASE("A French site pays the tariff of small sites, quoted in euros") {
  Premises p;
  p.project.requirements.jurisdiction = Jurisdiction::fr;
  const auto line = line_of(p.bill(), LineKind::electricity);
  // 474.5 kWh x EUR 0.25 x $1.10
  CHECK_THAT(line->amount.expected.value(), WithinRel(130.4875, exact));
  CHECK(line->quoted_unit_price == 0.25);
  CHECK(line->quoted_currency == Currency::eur);
}

TEST_CASE("Colocation never counts PUE a second time") {
  Premises p;
  p.project.site = Site::colocation;
  p.project.requirements.jurisdiction = Jurisdiction::us;
  const Bill bill = p.bill();
  // 1 kW x $200, and 474.5 kWh x $0.10 without PUE
  CHECK_THAT(expected(bill, LineKind::colocation), WithinRel(200, exact));
  CHECK_THAT(expected(bill, LineKind::electricity), WithinRel(47.45, exact));
}

TEST_CASE("Several servers need a network") {
  Premises p;
  p.option.fleet.sizing = {2, 2, 1, 3};
  // 2 x $20,000 x 1.1 x 0.9 / 60
  CHECK_THAT(expected(p.bill(), LineKind::server_purchase), WithinRel(660, exact));
  CHECK_THAT(purchase_of_all(p.option, p.costs).value(), WithinRel(44000, exact));
  // And a room: a quarter of the time at work, 2 kW x (182.5 + 0.3 x 547.5) h x PUE 1.5
  CHECK_THAT(line_of(p.bill(), LineKind::electricity)->quantity, WithinRel(1040.25, exact));
}

TEST_CASE("Nothing is bought for a server that is there, and a second one is") {
  Premises p;
  p.option.owned = 1;
  const Bill one = p.bill();
  CHECK(one.lines.size() == 1);
  CHECK_THAT(expected(one, LineKind::electricity), WithinRel(47.45, exact));
  CHECK(purchase_of_all(p.option, p.costs) == Usd(0));
  p.option.fleet.sizing = {2, 2, 1, 3};
  const Bill two = p.bill();
  // $20,000 x 1.1 x 0.9 / 60 for the second one alone; none if one does, two if it takes three.
  const auto purchase = line_of(two, LineKind::server_purchase);
  CHECK_THAT(purchase->amount.expected.value(), WithinRel(330, exact));
  CHECK(purchase->amount.low == Usd(0));
  CHECK(purchase->quantity == 1);
  CHECK_THAT(expected(two, LineKind::maintenance), WithinRel(100, exact));
  // Both draw power.
  CHECK_THAT(line_of(two, LineKind::electricity)->quantity, WithinRel(1040.25, exact));
  CHECK_THAT(purchase_of_all(p.option, p.costs).value(), WithinRel(22000, exact));
}

TEST_CASE("A server that is there needs no price until there must be a second one") {
  Premises p;
  p.server.parts.clear();
  p.option.owned = 1;
  CHECK(p.bill().lines.size() == 1);
  p.option.fleet.sizing = {2, 2, 2, 2};
  CHECK(p.bill(Priced::no).lines.empty());
}

TEST_CASE("The weakest source of a server's parts speaks for the line") {
  Premises p;
  p.server.parts[1].provenance = {"a stated default", build::day(2026, 1, 1), Confidence::low, ""};
  const auto line = line_of(p.bill(), LineKind::server_purchase);
  CHECK(line->confidence == Confidence::low);
  CHECK(line->source == "a stated default");
}

TEST_CASE("A server without a price has no bill") {
  Premises p;
  p.server.parts.clear();
  CHECK(p.bill(Priced::no).lines.empty());
}

#include "llmadvisor/engine/bills/gpu_bill.hpp"

#include <cmath>

#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/lines.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr double exact = 1e-12;

/// One model on one machine of a cloud.
struct Rental {
  Catalog catalog = build::catalog();
  CostBook costs{catalog};
  GpuOffer& offer = catalog.gpu_offers[0];
  Project project = build::project();
  RentedCandidate option = build::rented(catalog);

  Rental() = default;
  Rental(const Rental&) = delete;
  Rental& operator=(const Rental&) = delete;

  Bill bill(Priced expected = Priced::yes) const {
    BillBuilder builder(Detail::lines);
    CHECK(add_rented_gpu_bill(builder, option, project, costs, build::today()) == expected);
    return std::move(builder).take_bill();
  }
  BillLine instances() const { return line_of(bill(), LineKind::gpu_instance).value(); }
};

}  // namespace

TEST_CASE("An A10G around the clock costs 734.38 dollars before disk and staff") {
  Rental r;
  const BillLine line = r.instances();
  // 1 x 730 h x $1.006
  CHECK_THAT(line.amount.expected.value(), WithinAbs(734.38, 1e-9));
  CHECK(line.quantity == 730);
  CHECK(line.unit == BillUnit::instance_hour);
  CHECK(line.unit_price_usd == 1.006);
  CHECK(line.formula == Formula{Figure{1}, Sign::times, Figure{730, Term::hours}, Sign::opened,
                                Figure{24, Term::hours_per_day}, Sign::comma,
                                Figure{7, Term::days_per_week}, Sign::closed});
  CHECK(line.amount.low == line.amount.high);
}

TEST_CASE("An A10G for eight hours a day costs 244.79 dollars") {
  Rental r;
  r.project.workload.hours_per_day = Hours(8);
  // 730 x 8 / 24 = 243.33 h x $1.006
  CHECK_THAT(r.instances().amount.expected.value(), WithinAbs(244.79, 0.005));
  CHECK_THAT(billed_hours(r.option, r.project, r.costs).value(), WithinRel(730.0 / 3, exact));

  SECTION("and 174.85 dollars on working days only") {
    r.project.workload.days_per_week = 5;
    CHECK_THAT(r.instances().amount.expected.value(), WithinAbs(174.85, 0.005));
  }
}

TEST_CASE("The hours of a month come to no more than the monthly cap") {
  Rental r;
  r.offer.monthly_cap = PricePerMonth(600);
  const BillLine line = r.instances();
  // 730 h x $1.006 = $734.38, of which $600 are billed: 600 / 730 = $0.8219 an hour
  CHECK_THAT(line.amount.expected.value(), WithinRel(600, exact));
  CHECK_THAT(line.quantity * line.unit_price_usd, WithinRel(600, exact));
  CHECK(line.quantity == 730);
  CHECK(line.formula.back() == FormulaPart(Figure{600, Term::usd_a_month_at_most}));

  SECTION("and cost the hours where these are cheaper") {
    r.project.workload.hours_per_day = Hours(8);
    // 243.33 h x $1.006
    CHECK_THAT(r.instances().amount.expected.value(), WithinAbs(244.79, 0.005));
  }
  SECTION("in the offer's currency") {
    r.offer.currency = Currency::eur;
    const double rate = r.costs.usd_per(Currency::eur);
    CHECK_THAT(r.instances().amount.expected.value(), WithinRel(600 * rate, exact));
  }
  SECTION("and a dearer hour raises the cap with it") {
    const PriceInput hour{PriceKind::instance_hour, r.offer.id, Currency::usd};
    r.costs = r.costs.with({hour, 2.012});
    CHECK_THAT(r.instances().amount.expected.value(), WithinRel(1200, exact));
  }
}

TEST_CASE("A machine with a set-up fee is kept around the clock, and the fee is spread") {
  Rental r;
  r.offer.set_up_fee = OneOffPrice(999);
  r.project.workload.hours_per_day = Hours(8);
  r.project.amortisation_months = 12;
  const Bill bill = r.bill();
  CHECK(line_of(bill, LineKind::gpu_instance)->quantity == 730);
  // 1 x $999 / 12 months
  CHECK_THAT(line_of(bill, LineKind::set_up_fee)->amount.expected.value(), WithinRel(83.25, exact));
  CHECK_FALSE(can_stop(r.offer, Purchase::on_demand));
}

TEST_CASE("Stopping the machine does not stop its disk and address") {
  Rental r;
  r.project.workload.hours_per_day = Hours(1);
  const Bill bill = r.bill();
  // 8e9 parameters x 2 bytes = 16 GB, 100 GB for the system, $0.10 a GB
  CHECK_THAT(line_of(bill, LineKind::weights_disk)->amount.expected.value(),
             WithinRel(11.6, exact));
  // 730 h x $0.005
  CHECK_THAT(line_of(bill, LineKind::public_address)->amount.expected.value(),
             WithinRel(3.65, exact));
}

TEST_CASE("Answers that leave the cloud are billed beyond what is free") {
  Rental r;
  // 5,000 x 365/12 x 300 tokens x 250 bytes = 11.4 GB: within AWS's 100 GB
  CHECK_FALSE(line_of(r.bill(), LineKind::egress));
  r.project.workload.requests_per_day = Requests(120000);
  // 3.65 M requests x 300 x 250 bytes = 273.75 GB - 100 GB, at $0.09
  CHECK_THAT(line_of(r.bill(), LineKind::egress)->amount.expected.value(),
             WithinRel(173.75 * 0.09, exact));

  SECTION("a cloud without a figure of its own takes the general one") {
    r.option.provider = &r.catalog.providers[1];
    CHECK_THAT(line_of(r.bill(), LineKind::egress)->amount.expected.value(),
               WithinRel(273.75 * 0.01, exact));
  }
}

TEST_CASE("Spot is a range between the zones of a region") {
  Rental r;
  r.option.purchase = Purchase::spot;
  const BillLine line = r.instances();
  // Middle of 0.4246 and 0.4507: 730 x 0.43765
  CHECK_THAT(line.amount.expected.value(), WithinRel(319.4845, exact));
  CHECK_THAT(line.amount.low.value(), WithinRel(730 * 0.4246, exact));
  // Restarts after interruptions may add up to a fifth.
  CHECK_THAT(line.amount.high.value(), WithinRel(730 * 0.4507 * 1.2, exact));
}

TEST_CASE("A reserved instance is paid for all hours") {
  Rental r;
  r.option.purchase = Purchase::reserved;
  r.offer.reserved_1_year = PricePerHour(0.7);
  r.offer.reserved_3_years = PricePerHour(0.5);
  r.project.workload.hours_per_day = Hours(8);
  // The schedule does not help, and the shortest commitment counts: 730 x $0.70
  CHECK_THAT(r.instances().amount.expected.value(), WithinRel(511, exact));
}

TEST_CASE("An instance of eight GPUs is billed whole for a model on one") {
  Rental r;
  r.offer.instance_type = "p4d.24xlarge";
  r.offer.gpus = r.option.fleet.gpus_per_machine = 8;
  r.offer.on_demand = PricePerHour(21.957642);
  // 730 h x $21.957642, not an eighth of it
  CHECK_THAT(r.instances().amount.expected.value(), WithinAbs(16029.08, 0.005));
}

TEST_CASE("The range of a rented bill is that of the number of instances") {
  Rental r;
  r.option.fleet.sizing = {4, 4, 3, 6};
  const BillLine line = r.instances();
  CHECK_THAT(line.amount.expected.value(), WithinRel(4 * 734.38, exact));
  CHECK_THAT(line.amount.low.value(), WithinRel(3 * 734.38, exact));
  CHECK_THAT(line.amount.high.value(), WithinRel(6 * 734.38, exact));
}

TEST_CASE("An hour in euros keeps its price in euros") {
  Rental r;
  r.offer.currency = Currency::eur;
  r.offer.on_demand = PricePerHour(0.79);
  const BillLine line = r.instances();
  // 730 x EUR 0.79 x $1.10
  CHECK_THAT(line.amount.expected.value(), WithinRel(634.37, exact));
  CHECK(line.quoted_unit_price == 0.79);
}

TEST_CASE("A serverless worker is billed while there is work, and a little longer") {
  Rental r;
  r.offer.kind = GpuOfferKind::serverless;
  r.offer.on_demand = PricePerHour(2);
  r.project.workload.requests_per_day = Requests(86.4);
  // One request in 1,000 s stays 0.5 + 300 x 0.03 s and 60 s idle: 69.5 s. Work in the house for
  // 1 - exp(-0.0695) of the time, and each start loads for 40 s.
  const double idle = std::exp(-0.0695);
  const double share = 1 - idle + 0.001 * idle * 40;
  CHECK_THAT(r.instances().quantity, WithinRel(730 * share, 1e-9));
  // Five idle and ten loading seconds at least: 14.5 s of stay.
  const double low = 1 - std::exp(-0.0145) + 0.001 * std::exp(-0.0145) * 10;
  CHECK_THAT(r.instances().amount.low.value(), WithinRel(730 * low * 2, 1e-9));
  CHECK_FALSE(line_of(r.bill(), LineKind::weights_disk));

  SECTION("busy, it is never dearer than an instance that stays") {
    r.project.workload.requests_per_day = Requests(20000);
    CHECK_THAT(r.instances().quantity, WithinRel(730, exact));
  }
  SECTION("and never cheaper than what the load keeps busy") {
    for (const double requests : {1.0, 100.0, 1e4, 1e5, 1e6}) {
      r.project.workload.requests_per_day = Requests(requests);
      r.option.fleet.sizing = size_for(r.option.fleet.capacity, 1, r.project);
      const double busy =
          mean_rate(r.project.workload) / r.option.fleet.capacity.rate / r.project.headroom;
      CHECK(r.instances().quantity >= 730 * busy * (1 - 1e-9));
    }
  }
}

TEST_CASE("A marketplace's price is less sure") {
  Rental r;
  r.offer.kind = GpuOfferKind::marketplace;
  const BillLine line = r.instances();
  CHECK_THAT(line.amount.low.value(), WithinRel(0.8 * 734.38, exact));
  CHECK_THAT(line.amount.high.value(), WithinRel(1.5 * 734.38, exact));
}

TEST_CASE("An instance that is not sold that way has no bill") {
  Rental r;
  r.option.purchase = Purchase::reserved;
  CHECK(r.bill(Priced::no).lines.empty());
  r.option.purchase = Purchase::on_demand;
  r.offer.on_demand = PricePerHour(0);
  CHECK(r.bill(Priced::no).lines.empty());
}

TEST_CASE("Weights on disk follow their precision") {
  const Model model = build::open_model();
  CHECK(weights_size(model, WeightFormat::bf16) == gb(16));
  // Embedding and head stay at 16 bit: 2 x 128,000 x 4,096 = 1,048,576,000 of the 8e9 parameters.
  // 6,951,424,000 x 1 + 1,048,576,000 x 2 = 9.048576 GB; x 0.52 + x 2 = 5.71189248 GB.
  CHECK_THAT(weights_size(model, WeightFormat::fp8) / gb(1), WithinRel(9.048576, exact));
  CHECK_THAT(weights_size(model, WeightFormat::int4_awq) / gb(1), WithinRel(5.71189248, exact));
}

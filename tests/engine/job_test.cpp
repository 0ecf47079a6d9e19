#include <algorithm>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/engine/advise.hpp"
#include "llmadvisor/engine/api_limits.hpp"
#include "llmadvisor/engine/bills/api_bill.hpp"
#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "llmadvisor/engine/bills/people_bill.hpp"
#include "llmadvisor/engine/choice/choice.hpp"
#include "llmadvisor/engine/choice/search.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"
#include "support/lines.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

/// Two million requests of 1,000 tokens in and 300 out within 48 hours, unless said otherwise.
Project job(double requests = 2e6, double hours = 48) {
  Project p = build::project();
  p.workload.job = Job{Requests(requests), Hours(hours)};
  p.workload.requests_per_day = Requests(0);
  p.workload.batch_share = 1;
  p.workload.peak_factor = 1;
  p.amortisation_months = 1;
  return p;
}

ProjectInput stated(double requests, double hours) {
  ProjectInput input;
  input[Number::job] = requests;
  input[Number::within] = hours;
  return input;
}

struct Bench {
  Catalog catalog = build::catalog();
  CostBook costs{catalog};

  Bill api_bill(const Project& project) const {
    BillBuilder builder(Detail::lines);
    CHECK(add_api_bill(builder, catalog.api_offers[0], {}, project, costs, build::today()) ==
          Priced::yes);
    return std::move(builder).take_bill();
  }
};

std::string error_of(const ProjectInput& input) {
  static const Catalog catalog = catalog_with_defaults();
  try {
    (void)resolve(input, catalog);
  } catch (const Error& e) {
    CHECK(e.code() == "contradiction");
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a job is spread evenly over its time", "[job]") {
  const Workload w = job().workload;
  CHECK(billed_requests(w) == Requests(2e6));
  CHECK(active_hours(w) == Hours(48));
  // 2,000,000 / 172,800 s
  CHECK_THAT(mean_rate(w).value(), WithinRel(11.5740741, 1e-8));
  CHECK(peak_rate(w) == mean_rate(w));
}

TEST_CASE("nobody waits for a job, and nothing of it is spread over months", "[job]") {
  const Catalog& catalog = frozen_market();
  const Project p = resolve(stated(2e6, 48), catalog);
  CHECK_FALSE(p.requirements.max_ttft);
  CHECK(p.amortisation_months == 1);
  CHECK(p.workload.batch_share == 1);
  CHECK(p.workload.peak_factor == 1);
  CHECK_FALSE(p.horizon);
  CHECK(std::ranges::find(p.filters.purchases, Purchase::reserved) == p.filters.purchases.end());
}

TEST_CASE("a job in batches costs their price where they are promised in time", "[job]") {
  Bench b;
  b.catalog.api_offers[0].batch_prices = build::prices(1.5, 7.5);
  // 2,000,000 x (1,000 x $1.50 + 300 x $7.50) / 1,000,000
  CHECK_THAT(total(b.api_bill(job()).lines).expected.value(), WithinRel(7500, 1e-9));
  CHECK_FALSE(missed_window(b.catalog.api_offers[0], job().workload, b.costs));

  SECTION("else that of single requests") {
    const Project hurried = job(2e6, 12);
    CHECK_THAT(total(b.api_bill(hurried).lines).expected.value(), WithinRel(15000, 1e-9));
    CHECK(missed_window(b.catalog.api_offers[0], hurried.workload, b.costs) == Hours(24));
  }
  SECTION("and each call of an agent waits for a batch of its own") {
    Project agent = job();
    agent.workload.calls_per_request = 3;
    CHECK(missed_window(b.catalog.api_offers[0], agent.workload, b.costs) == Hours(72));
  }
}

TEST_CASE("machines are rented to finish in time and given back", "[job]") {
  const Bench b;
  const Project project = job();
  RentedCandidate option = build::rented(b.catalog);
  option.fleet.sizing = size_for(option.fleet.capacity, 1, project);
  // 11.574 / (0.7 x 1 a second) = 16.5: 17 machines, which take 2,000,000 / 17 / 3,600 = 32.7 h
  CHECK(option.fleet.sizing.instances == 17);
  BillBuilder builder(Detail::lines);
  REQUIRE(add_rented_gpu_bill(builder, option, project, b.costs, build::today()) == Priced::yes);
  const Bill bill = std::move(builder).take_bill();
  const auto machines = line_of(bill, LineKind::gpu_instance);
  CHECK(machines->quantity == 17 * 33);
  CHECK_THAT(machines->amount.expected.value(), WithinRel(17 * 33 * 1.006, 1e-9));
  // 33 hours of a month's disk and address
  CHECK_THAT(line_of(bill, LineKind::public_address)->quantity, WithinRel(33, 1e-9));
  CHECK(line_of(bill, LineKind::weights_disk)->amount.expected < Usd(17 * 150 * 0.1 * 33 / 730));
}

TEST_CASE("a machine that cannot be given back is paid for whole months", "[job]") {
  Bench b;
  b.catalog.gpu_offers[0].set_up_fee = OneOffPrice(100);
  RentedCandidate option = build::rented(b.catalog);
  BillBuilder builder(Detail::lines);
  REQUIRE(add_rented_gpu_bill(builder, option, job(), b.costs, build::today()) == Priced::yes);
  const Bill bill = std::move(builder).take_bill();
  CHECK(line_of(bill, LineKind::gpu_instance)->quantity == 730);
  CHECK(line_of(bill, LineKind::set_up_fee)->amount.expected == Usd(100));
}

TEST_CASE("people set a job up once and run it for its time", "[job]") {
  const Bench b;
  BillBuilder builder(Detail::lines);
  add_people_bill(builder, build::rented(b.catalog), job(), b.costs);
  const Bill bill = std::move(builder).take_bill();
  const auto line = [&](LineKind kind) {
    return *std::ranges::find(bill.full_cost_lines, kind, &BillLine::kind);
  };
  // 24 h at $60 x 1.4; 5 h a month x 48 / 730
  CHECK_THAT(line(LineKind::set_up).amount.expected.value(), WithinRel(24 * 84, 1e-9));
  CHECK_THAT(line(LineKind::running).quantity, WithinRel(5 * 48.0 / 730, 1e-9));
}

TEST_CASE("a job that buys servers pays all of them", "[job]") {
  const Bench b;
  BillBuilder builder(Detail::lines);
  REQUIRE(add_on_premises_bill(builder, build::owned(b.catalog), job(), b.costs) == Priced::yes);
  const Bill bill = std::move(builder).take_bill();
  const auto bought = line_of(bill, LineKind::server_purchase);
  CHECK_THAT(bought->amount.expected.value(), WithinRel(20000, 1e-9));
  CHECK(bought->unit == BillUnit::server);
  // 6 % a year of $20,000 for 48 of 8,760 hours
  CHECK_THAT(line_of(bill, LineKind::maintenance)->amount.expected.value(),
             WithinRel(1200 * 48.0 / 8760, 1e-9));
}

TEST_CASE("a job excludes what speaks of traffic, by name", "[job]") {
  for (const auto number : {Number::requests_per_day, Number::growth_percent_per_month,
                            Number::horizon, Number::hours_per_day, Number::days_per_week,
                            Number::peak_factor, Number::amortisation_months}) {
    ProjectInput input = stated(1000, 24);
    input[number] = 12;
    std::string flag(number_spec(number).name);
    std::ranges::replace(flag, '_', '-');
    CAPTURE(flag);
    CHECK(error_of(input) == "--job and --" + flag + " exclude each other");
  }
  ProjectInput no_job;
  no_job[Number::within] = 24;
  CHECK(error_of(no_job) == "--within is the time of a job, and there is no --job");
  ProjectInput reserved = stated(1000, 24);
  reserved.filters.purchases = {Purchase::reserved};
  CHECK(error_of(reserved) == "--job and --purchase reserved exclude each other");
}

TEST_CASE("calls and retries of agents multiply what is billed", "[job]") {
  const Bench b;
  Project p = build::project();
  p.workload.calls_per_request = 8;
  p.workload.calls_with_retries = 1.25;
  // 5,000 x 365/12 x 8 x 1.25
  CHECK_THAT(billed_requests(p.workload).value(), WithinRel(1520833.33, 1e-8));
  CHECK_THAT(mean_rate(p.workload).value(), WithinRel(50000.0 / 86400, 1e-9));
  const auto line = line_of(b.api_bill(p), LineKind::fresh_input);
  CHECK_THAT(line->quantity, WithinRel(1520.83333, 1e-8));
  CHECK(line->formula == Formula{Figure{billed_requests(p.workload).value() / 10, Term::requests},
                                 Sign::times, Figure{8, Term::calls_each}, Sign::times,
                                 Figure{1.25, Term::with_retries}, Sign::times,
                                 Figure{1000, Term::tokens}});
}

TEST_CASE("an API whose entry plan lets too little through says by how much", "[job]") {
  Bench b;
  ApiLimit limit;
  limit.id = "acme/acme-large/developer";
  limit.provider = "acme";
  limit.model = "acme-large";
  limit.plan = "developer";
  limit.value = 10000;
  limit.provenance = build::provenance();
  ApiLimit larger = limit;
  larger.plan = "scale";
  larger.value = 1e6;
  ApiLimit gratis = limit;
  gratis.plan = "free";
  gratis.value = 10;
  b.catalog.api_limits = {larger, gratis, limit};
  const ApiCandidate api = build::closed_api(b.catalog);
  // 5,000 / 1,440 minutes x 3 x 1,300 tokens = 13,542 a minute
  const auto exceeded = exceeded_limit(api, build::project(), b.catalog, b.costs);
  REQUIRE(exceeded);
  CHECK(exceeded->plan == "developer");
  CHECK_THAT(exceeded->needed, WithinRel(13541.6667, 1e-7));

  SECTION("of a job how long it would take") {
    // 2,000,000 x 1,300 / 10,000 a minute = 260,000 minutes
    const auto slow = exceeded_limit(api, job(), b.catalog, b.costs);
    REQUIRE(slow);
    CHECK_THAT(slow->job_takes->value(), WithinRel(260000.0 / 60, 1e-9));
  }
  SECTION("and nothing where it is enough") {
    Project small = build::project();
    small.workload.requests_per_day = Requests(3000);
    CHECK_FALSE(exceeded_limit(api, small, b.catalog, b.costs));
  }
  SECTION("nor of batches, which have a pool of their own") {
    b.catalog.api_offers[0].batch_prices = build::prices(1.5, 7.5);
    CHECK_FALSE(exceeded_limit(api, job(), b.catalog, b.costs));
  }
}

TEST_CASE("two million documents over a week-end are a batch, and no machine to buy", "[job]") {
  ProjectInput input = stated(2e6, 48);
  const auto advice = advise(input, frozen_market(), build::today(), {});
  REQUIRE(advice.pick);
  const Option& pick = advice.options[*advice.pick];
  CHECK_FALSE(pick.deployment);
  for (const auto& flip : advice.flips) {
    CHECK(flip.input != InputRef(Number::requests_per_day));
    CHECK(flip.input != InputRef(Number::hours_per_day));
  }
  for (const auto& o : advice.options) {
    if (o.kind != OptionKind::on_premises || o.bill.lines.empty()) continue;
    CHECK(o.monthly.expected >= o.up_front);
  }
}

TEST_CASE("what a hunt finds for a job is what all options give", "[job]") {
  for (const double requests : {3e4, 2e6, 5e7}) {
    for (const auto kind : {OptionKind::rented_gpu, OptionKind::on_premises}) {
      CAPTURE(requests, to_string(kind));
      ProjectInput input = stated(requests, 24);
      input.filters.only = {kind};
      const Project project = resolve(input, frozen_market());
      const Market market = stock_market(frozen_market(), project.filters, build::today());
      Search search(market, build::today());
      const auto all = search.all(project);
      const auto best = choose(all, search.rule(project)).pick;
      const auto some = search.contenders(project);
      const auto found = choose(some, search.rule(project)).pick;
      REQUIRE(best.has_value() == found.has_value());
      if (best) CHECK(key_of(all[*best].candidate) == key_of(some[*found].candidate));
    }
  }
}

TEST_CASE("two models are advised where the easy share pays, and add up", "[routing]") {
  ProjectInput input;
  input.quality = QualityBand::frontier;
  input[Number::easy_share] = 0.7;
  const auto advice = advise(input, frozen_market(), build::today(), {});
  REQUIRE(advice.pick);
  REQUIRE(advice.routing);
  const Routing& r = *advice.routing;
  CHECK(r.hard == ref_of(advice.options[*advice.pick]));
  CHECK(r.alone == advice.options[*advice.pick].full_cost.expected);
  CHECK(r.easy_cost + r.hard_cost < r.alone);
  // An API's bill is that of its share.
  CHECK_FALSE(advice.options[*advice.pick].deployment);
  CHECK_THAT(r.hard_cost.value(), WithinRel(r.alone.value() * 0.3, 1e-6));
  input[Number::easy_share].reset();
  CHECK_FALSE(advise(input, frozen_market(), build::today(), {}).routing);
}

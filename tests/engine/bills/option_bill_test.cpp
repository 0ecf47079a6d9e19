#include "llmadvisor/engine/bills/option_bill.hpp"

#include <cmath>
#include <optional>

#include "llmadvisor/engine/bills/gpu_bill.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/lines.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

RetrievalModel embedding(std::string provider) {
  RetrievalModel m;
  m.id = m.name = "embed-" + provider;
  m.dimensions = 1024;
  m.provenance = build::provenance();
  if (provider.empty()) {
    m.weights = Weights::open;
    m.parameters = 0.5e9;
  } else {
    m.input = PricePerMillionTokens(0.02);
  }
  m.provider = std::move(provider);
  return m;
}

/// Every kind of option, with every kind of line.
struct World {
  Catalog catalog = build::catalog();
  std::optional<CostBook> prices;

  World() {
    ApiOffer& offer = catalog.api_offers[0];
    offer.prices.cached_input = PricePerMillionTokens(0.3);
    offer.prices.cache_write = PricePerMillionTokens(3.75);
    offer.batch_prices = build::prices(1.5, 7.5);
    catalog.gpu_offers[0].reserved_1_year = PricePerHour(0.65);
    catalog.retrieval_models = {embedding("acme"), embedding("openhost"), embedding("")};
    FineTuningOffer tuning;
    tuning.id = "tuning";
    tuning.provider = "openhost";
    tuning.max_parameters = 16e9;
    tuning.training = PricePerMillionTokens(0.5);
    tuning.serving_price_factor = 1.5;
    tuning.provenance = build::provenance();
    catalog.fine_tuning_offers = {tuning};
    prices.emplace(catalog);
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  std::vector<Candidate> options() const {
    ApiCandidate thinking = build::closed_api(catalog);
    thinking.mode = build::mode(60, 1, 600);
    ApiCandidate hosted = build::hosted_api(catalog);
    const auto sold = prices->hosted_retrieval(RetrievalModelKind::embedding);
    thinking.hosts.embedding = hosted.hosts.embedding = &sold.front();
    return {thinking,
            hosted,
            build::rented(catalog, Purchase::on_demand),
            build::rented(catalog, Purchase::spot),
            build::rented(catalog, Purchase::reserved),
            build::owned(catalog)};
  }
};

Project busy_project() {
  Project p = build::project();
  p.workload.cached_share = 0.37;
  p.workload.batch_share = 0.21;
  p.workload.hours_per_day = Hours(11);
  p.workload.days_per_week = 5;
  p.rag = RagPlan{12345, Tokens(777), Tokens(400), 0.07, Wanted::no};
  return p;
}

/// As the search does it: as many machines as the volume needs.
Candidate sized(Candidate option, const Project& project) {
  if (Fleet* fleet = fleet_of(option)) {
    fleet->sizing = size_for(fleet->capacity, fleet->replicas_per_machine(), project);
  }
  return option;
}

}  // namespace

TEST_CASE("Lines add up to the totals, and totals alone are the same to the last bit") {
  const World world;
  const CostBook costs(world.catalog);
  Project project = busy_project();
  const bool tuned = GENERATE(false, true);
  if (tuned) project.tuning = TuningPlan{Tokens(5e6), 3};
  for (const auto& option : world.options()) {
    BillBuilder lines(Detail::lines);
    BillBuilder totals(Detail::totals);
    const Priced priced = add_bill(lines, option, project, costs, build::today());
    CHECK(add_bill(totals, option, project, costs, build::today()) == priced);
    // The closed model cannot be tuned by anybody: no price, no bill.
    CHECK((priced == Priced::no) == (tuned && kind_of(option) == OptionKind::closed_api));
    const BillTotals with_lines = lines.totals();
    const Bill bill = std::move(lines).take_bill();
    CHECK(with_lines.monthly.low == totals.totals().monthly.low);
    CHECK(with_lines.monthly.expected == totals.totals().monthly.expected);
    CHECK(with_lines.monthly.high == totals.totals().monthly.high);
    CHECK(with_lines.full_cost.expected == totals.totals().full_cost.expected);
    CHECK(monthly(bill).expected == with_lines.monthly.expected);
    CHECK_THAT(full_cost(bill).expected.value(),
               WithinRel(with_lines.full_cost.expected.value(), 1e-12));
    CHECK(with_lines.monthly.low <= with_lines.monthly.expected);
    CHECK(with_lines.monthly.expected <= with_lines.monthly.high);
  }
}

TEST_CASE("Every line is a quantity at a unit price with a source and a date") {
  const World world;
  const CostBook costs(world.catalog);
  for (const auto& option : world.options()) {
    BillBuilder builder(Detail::lines);
    REQUIRE(add_bill(builder, option, busy_project(), costs, build::today()) == Priced::yes);
    Bill bill = std::move(builder).take_bill();
    auto lines = bill.lines;
    lines.insert(lines.end(), bill.full_cost_lines.begin(), bill.full_cost_lines.end());
    for (const auto& line : lines) {
      CHECK_THAT(line.quantity * line.unit_price_usd,
                 WithinRel(line.amount.expected.value(), 1e-9));
      CHECK(line.quantity > 0);
      CHECK(line.unit_price_usd > 0);
      CHECK(line.amount.low <= line.amount.expected);
      CHECK(line.amount.expected <= line.amount.high);
      CHECK_FALSE(line.formula.empty());
      CHECK_FALSE(line.source.empty());
      CHECK(line.as_of > Date{});
    }
  }
}

TEST_CASE("More requests are never cheaper") {
  const World world;
  const CostBook costs(world.catalog);
  Project project = busy_project();
  for (const auto& option : world.options()) {
    double before = 0;
    for (double requests = 1; requests < 1e7; requests = std::ceil(requests * 1.17)) {
      project.workload.requests_per_day = Requests(requests);
      BillBuilder builder(Detail::totals);
      REQUIRE(add_bill(builder, sized(option, project), project, costs, build::today()) ==
              Priced::yes);
      const double now = builder.totals().monthly.expected.value();
      CHECK(now >= before);
      before = now;
    }
  }
}

TEST_CASE("People cost beside the bill, not in it") {
  const World world;
  const CostBook costs(world.catalog);
  BillBuilder builder(Detail::lines);
  REQUIRE(add_bill(builder, world.options()[2], build::project(), costs, build::today()) ==
          Priced::yes);
  const Bill bill = std::move(builder).take_bill();
  // 5 h a month, and 24 h of set-up over 12 months, at $60 x 1.4
  const auto hours = line_of(bill.full_cost_lines, LineKind::running);
  REQUIRE(hours);
  CHECK_THAT(hours->amount.expected.value(), WithinRel(420, 1e-12));
  CHECK_THAT((full_cost(bill).expected - monthly(bill).expected).value(), WithinRel(588, 1e-12));
}

TEST_CASE("A tuned model is called at its own price") {
  const World world;
  const CostBook costs(world.catalog);
  Project project = build::project();
  const auto served = [&] {
    BillBuilder builder(Detail::lines);
    REQUIRE(add_bill(builder, world.options()[1], project, costs, build::today()) == Priced::yes);
    return line_of(std::move(builder).take_bill(), LineKind::output)->amount.expected;
  };
  const Usd base = served();
  project.tuning = TuningPlan{Tokens(5e6), 3};
  CHECK_THAT(served() / base, WithinRel(1.5, 1e-12));
}

TEST_CASE("No bill on a machine is below its least cost") {
  const World world;
  const CostBook costs(world.catalog);
  const Project project = busy_project();
  for (const auto& option : world.options()) {
    const auto* rented = std::get_if<RentedCandidate>(&option);
    const auto* owned = std::get_if<OwnedCandidate>(&option);
    if (rented == nullptr && owned == nullptr) continue;
    BillBuilder builder(Detail::totals);
    REQUIRE(add_bill(builder, option, project, costs, build::today()) == Priced::yes);
    const Usd least = rented != nullptr
                          ? instance_cost(*rented->offer, rented->purchase, project, costs)
                          : instance_cost(*owned->server, project, costs);
    CHECK(least <= builder.totals().monthly.expected);
  }
}

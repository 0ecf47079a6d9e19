#include "llmadvisor/engine/bills/tuning_bill.hpp"

#include <algorithm>
#include <utility>

#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/lines.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

constexpr double exact = 1e-12;

FineTuningOffer service(std::string id, double price, double up_to) {
  FineTuningOffer o;
  o.id = std::move(id);
  o.provider = "openhost";
  o.max_parameters = up_to;
  o.training = PricePerMillionTokens(price);
  o.serving_price_factor = 1;
  o.provenance = build::provenance();
  return o;
}

/// Ten million tokens, three epochs, spread over twelve months.
struct Tuning {
  Catalog catalog = build::catalog();
  Project project = build::project();
  Candidate option = build::hosted_api(catalog);

  Tuning() {
    catalog.fine_tuning_offers = {service("large", 3, 80e9), service("small", 0.5, 16e9)};
    project.tuning = TuningPlan{Tokens(10e6), 3};
    project.amortisation_months = 12;
  }
  Tuning(const Tuning&) = delete;
  Tuning& operator=(const Tuning&) = delete;

  std::optional<BillLine> line(Priced expected = Priced::yes) const {
    const CostBook costs(catalog);
    BillBuilder builder(Detail::lines);
    const auto add = [&](const auto& way) { return add_tuning_bill(builder, way, project, costs); };
    CHECK(std::visit(add, option) == expected);
    return line_of(std::move(builder).take_bill(), LineKind::tuning);
  }
};

}  // namespace

TEST_CASE("A hosted tuning is billed by the training token, once in its life") {
  Tuning t;
  const auto line = t.line();
  REQUIRE(line);
  // 10 M x 3 epochs / 12 months = 2.5 M tokens at the $0.50 of models up to 16 B
  CHECK_THAT(line->quantity, WithinRel(2.5, exact));
  CHECK_THAT(line->amount.expected.value(), WithinRel(1.25, exact));
  CHECK(line->detail == "small");
}

TEST_CASE("A training price that is not sourced leaves the option without a bill") {
  Tuning t;
  t.catalog.fine_tuning_offers[1].training.reset();
  CHECK_FALSE(t.line(Priced::no));
}

TEST_CASE("Tuning on a rented GPU takes hours of its instance") {
  Tuning t;
  t.option = build::rented(t.catalog, Purchase::spot);
  const auto line = t.line();
  REQUIRE(line);
  // 6 x 8e9 x 30e6 x 0.7 (LoRA) = 1.008e18 operations at 0.35 x 70 TFLOPS: 11.4286 h / 12 months,
  // at the on-demand price even when the service runs on spot
  CHECK_THAT(line->quantity, WithinRel(1.008e18 / 24.5e12 / 3600 / 12, exact));
  CHECK(line->unit_price_usd == 1.006);
}

TEST_CASE("Where weights in 16 bits leave no room for training, adapters stand on four bits") {
  Tuning t;
  const auto trains_as = [&](double parameters) {
    t.catalog.models[1].architecture->total_parameters = parameters;
    t.option = build::rented(t.catalog);
    const auto line = t.line();
    REQUIRE(line);
    const auto is = [&](Term term) {
      return std::ranges::any_of(line->formula, [&](const FormulaPart& part) {
        const auto* figure = std::get_if<Figure>(&part);
        return figure != nullptr && figure->term == term;
      });
    };
    return std::make_pair(is(Term::adapter_share), is(Term::quantised_adapter_share));
  };
  // 22,888 MiB x 0.8 = 19.2 GB hold 9.6 B parameters in 16 bits.
  CHECK(trains_as(9.5e9) == std::make_pair(true, false));
  CHECK(trains_as(9.7e9) == std::make_pair(false, true));
}

TEST_CASE("Tuning on an own server costs electricity") {
  Tuning t;
  t.option = build::owned(t.catalog);
  const auto line = t.line();
  REQUIRE(line);
  // Two GPUs: 5.714286 h x 1 kW x (1 - 0.3 idle) / 12 months
  CHECK_THAT(line->quantity, WithinRel(1.008e18 / 49e12 / 3600 * 0.7 / 12, exact));
  CHECK(line->unit == BillUnit::kilowatt_hour);
}

TEST_CASE("Only offers that serve tuned models can serve one") {
  Tuning t;
  const auto serves_tuned = [&](const ApiOffer& offer) {
    return can_serve_tuned(offer.provider, *t.catalog.find_model(offer.model), t.catalog);
  };
  CHECK_FALSE(serves_tuned(t.catalog.api_offers[0]));
  CHECK(serves_tuned(t.catalog.api_offers[1]));
  SECTION("tuning without serving by the token does not do") {
    for (auto& offer : t.catalog.fine_tuning_offers) offer.serving_price_factor.reset();
    CHECK_FALSE(serves_tuned(t.catalog.api_offers[1]));
  }
  SECTION("nor does a service for smaller models") {
    for (auto& offer : t.catalog.fine_tuning_offers) offer.max_parameters = 4e9;
    CHECK_FALSE(serves_tuned(t.catalog.api_offers[1]));
  }
  SECTION("a list of models says which") {
    t.catalog.fine_tuning_offers[0].provider = "acme";
    t.catalog.fine_tuning_offers[0].models = {"acme-large"};
    CHECK(serves_tuned(t.catalog.api_offers[0]));
  }
}

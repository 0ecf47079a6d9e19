#include "llmadvisor/engine/bills/cost_book.hpp"

#include "llmadvisor/engine/bills/machine_hours.hpp"
#include "llmadvisor/engine/bills/on_premises_bill.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

TEST_CASE("a price changes for one record and leaves the catalogue as it is") {
  const Catalog catalog = build::catalog();
  const CostBook costs(catalog);
  const ApiOffer& offer = catalog.api_offers[0];
  const auto output = [](const ApiOffer& o) { return o.prices.output->value(); };

  const CostBook dearer = costs.with({{PriceKind::output_tokens, offer.id, offer.currency}, 20});
  CHECK(output(dearer.priced(offer)) == 20);
  CHECK(dearer.priced(offer).prices.input == offer.prices.input);
  CHECK(output(dearer.priced(catalog.api_offers[1])) == 15);
  CHECK(output(costs.priced(offer)) == 15);
  CHECK(output(offer) == 15);
  // One price at a time: the next change is from the catalogue's prices.
  const CostBook other = dearer.with({{PriceKind::input_tokens, offer.id, offer.currency}, 1});
  CHECK(output(other.priced(offer)) == 15);
  CHECK(other.priced(offer).prices.input->value() == 1);
}

TEST_CASE("an hour, a server and a kilowatt-hour may have other prices too") {
  const Catalog catalog = build::catalog();
  const CostBook costs(catalog);
  const GpuOffer& offer = catalog.gpu_offers[0];
  const CostBook hour = costs.with({{PriceKind::instance_hour, offer.id, offer.currency}, 2});
  CHECK(hourly_price(offer, Purchase::on_demand, hour).expected == UsdPerHour(2));
  CHECK(hourly_price(offer, Purchase::on_demand, costs).expected == UsdPerHour(1.006));

  // $15,000 of cards and $5,000 of host at half of it, the range of each with it: 18,000 to 22,000.
  const Server& server = catalog.servers[0];
  const CostBook cheap =
      costs.with({{PriceKind::server_purchase, server.id, Currency::usd}, 10000});
  const CostRange price = purchase_price(cheap.priced(server));
  CHECK_THAT(price.low.value(), WithinRel(9000, 1e-12));
  CHECK_THAT(price.expected.value(), WithinRel(10000, 1e-12));
  CHECK_THAT(price.high.value(), WithinRel(11000, 1e-12));

  // EUR 0.20, 0.25, 0.25 at twice what is expected, and a dollar ten for a euro.
  const CostBook power =
      costs.with({{PriceKind::electricity, "electricity_fr", Currency::eur}, 0.5});
  CHECK_THAT(power[CostId::electricity_fr].low, WithinRel(0.44, 1e-12));
  CHECK_THAT(power[CostId::electricity_fr].expected, WithinRel(0.55, 1e-12));
  CHECK_THAT(costs[CostId::electricity_fr].expected, WithinRel(0.275, 1e-12));
}

TEST_CASE("traffic costs what the provider asks, else what clouds ask in general") {
  const Catalog catalog = build::catalog();
  const CostBook costs(catalog);
  CHECK(costs.egress(catalog.providers[2]).per_gb.expected == 0.09);
  CHECK(costs.egress(catalog.providers[2]).free_gb == 100);
  CHECK(costs.egress(catalog.providers[0]).per_gb.expected == 0.01);
  CHECK(costs.egress(catalog.providers[0]).free_gb == 0);
}

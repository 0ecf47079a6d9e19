#include "llmadvisor/catalog/audit.hpp"

#include <algorithm>
#include <set>

#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;

namespace {

std::vector<std::string> drawn(const Draw& draw) {
  std::vector<std::string> figures;
  for (const auto& f : audit(test::frozen_catalog(), draw)) {
    figures.push_back(f.table + "/" + f.record + "/" + f.field);
  }
  return figures;
}

}  // namespace

TEST_CASE("a seed draws the same figures each time, and another seed others") {
  CHECK(drawn({20, 7, {}}) == drawn({20, 7, {}}));
  CHECK(drawn({20, 7, {}}) != drawn({20, 8, {}}));
  // The first ten of a draw of twenty are a draw of ten.
  const auto twenty = drawn({20, 7, {}});
  CHECK(std::ranges::equal(drawn({10, 7, {}}), std::vector(twenty.begin(), twenty.begin() + 10)));
}

TEST_CASE(
    "a draw takes one figure of a record, of the table asked for, and no more than there are") {
  const auto figures = audit(test::frozen_catalog(), {1000000, 1, "gpus"});
  std::set<std::string> records;
  for (const auto& f : figures) {
    CHECK(f.table == "gpus");
    CHECK_FALSE(f.source.empty());
    CHECK_FALSE(f.as_of.empty());
    records.insert(f.record);
  }
  CHECK(records.size() == figures.size());
  CHECK(figures.size() == test::frozen_catalog().gpus.size());
}

TEST_CASE("every table is drawn from by the name that it is listed by") {
  const Catalog& catalog = test::frozen_catalog();
  CHECK(audit(catalog, {1000000, 1, "cost-figures"}).size() == catalog.cost_figures.size());
  CHECK_FALSE(audit(catalog, {1000000, 1, "retrieval-models"}).empty());
}

TEST_CASE("each table of a file has its own records") {
  Catalog catalog;
  catalog.models.emplace_back().id = "m";
  catalog.models[0].provenance.source = "s";
  catalog.models[0].max_context_tokens = 4096;
  RefusedModel& refused = catalog.refused_models.emplace_back();
  refused.id = "r";
  refused.provenance.source = "s";
  CHECK(audit(catalog, {10, 1, "models"}).size() == 1);
  // A name that is refused has no figure.
  CHECK(audit(catalog, {10, 1, "refused-models"}).empty());
  CHECK(audit(catalog, {10, 1, {}}).size() == 1);
}

TEST_CASE("a limit is drawn with the source and the day of the limits") {
  Catalog catalog;
  ApiOffer& offer = catalog.api_offers.emplace_back();
  offer.id = "h/m";
  offer.max_context_tokens = 131072;
  offer.provenance.source = "a page of prices";
  offer.provenance.as_of = *parse_date("2026-10-01");
  offer.limits_source = "a list of limits";
  offer.limits_as_of = parse_date("2026-07-02");
  const auto figures = audit(catalog, {1, 1, {}});
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].source == "a list of limits");
  CHECK(figures[0].as_of == "2026-07-02");
}

TEST_CASE("what is fitted here is drawn only where it is asked for") {
  Catalog catalog;
  Ability& ability = catalog.abilities.emplace_back();
  ability.model = "m";
  ability.provenance.source = "scores.csv";
  CHECK(audit(catalog, {10, 1, {}}).empty());
  CHECK(audit(catalog, {10, 1, "abilities"}).size() == 1);
}

TEST_CASE("a drawn figure says its unit, its mark and what a second source says") {
  Catalog catalog;
  ApiOffer offer = build::api_offer();
  offer.prices = {};
  offer.prices.output = PricePerMillionTokens(15);
  offer.max_context_tokens.reset();
  offer.max_output_tokens.reset();
  offer.second_sources = {{OfferFigure::output, 15, "one list", build::today(), {}, {}, {}},
                          {OfferFigure::output, 18, "another list", build::today(), {}, {}, {}}};
  catalog.api_offers = {offer};
  const auto figures = audit(catalog, {1, 1, "api-offers"});
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].field == "prices/output_per_million_tokens");
  CHECK(figures[0].unit == "usd_per_million_tokens");
  CHECK(figures[0].mark == Mark::contradicted);
  CHECK(figures[0].second_value.starts_with("18"));
  CHECK(figures[0].second_source == "another list");
}

#include "llmadvisor/catalog/overrides.hpp"

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;
using Catch::Matchers::Contains;
using Catch::Matchers::WithinRel;

namespace {

constexpr double exact = 1e-12;
const std::string schema_file = LLMADVISOR_SOURCE_DIR "/data/schema/overrides.schema.json";

/// One of everything, as docs/catalogue.md shows it.
constexpr const char* example = R"({
  "discounts": [
    {"provider": "acme", "percent": 20, "why": "contract of 2026-09"},
    {"offer": "aws/g5.xlarge@us-east-1", "percent": 50}
  ],
  "withdrawn": ["openhost/open-8b"],
  "servers": [
    {"id": "our-rack", "gpu": "A10G", "gpus": 4, "power_watts": 1600, "price_usd": 9000,
     "price_usd_low": 8000, "as_of": "2026-05-01", "why": "bought used"}
  ],
  "cost_figures": [
    {"id": "electricity_us", "expected": 0.07, "unit": "eur_per_kwh", "as_of": "2026-10-01"},
    {"id": "egress_own_premises_per_gb", "expected": 0.001, "as_of": "2026-10-01"}
  ]
})";

struct Overridden {
  Catalog catalog = build::catalog();
  Origins origins;

  explicit Overridden(const std::vector<std::string>& texts) {
    std::vector<Overrides> files;
    for (const auto& text : texts) {
      files.push_back(read_overrides("file" + std::to_string(files.size()), text));
    }
    apply_overrides(files, catalog, origins);
  }
};

}  // namespace

TEST_CASE("discounts are taken off every price that they fit") {
  Catalog base = build::catalog();
  const Overridden with({example});
  const auto& offer = with.catalog.api_offers.front();
  // 20 % off 3 and 15 USD.
  CHECK_THAT(offer.prices.input->value(), WithinRel(2.4, exact));
  CHECK_THAT(offer.prices.output->value(), WithinRel(12.0, exact));
  CHECK(offer.provenance.note == "negotiated discount of 20 % (contract of 2026-09)");
  CHECK(offer.provenance.as_of == base.api_offers.front().provenance.as_of);
  CHECK(with.origins.at("api_offers/acme/acme-large") == "file0");
  // Half of 1.006, 0.4246 and 0.4507 USD an hour.
  const auto& rented = with.catalog.gpu_offers.front();
  CHECK_THAT(rented.on_demand->value(), WithinRel(0.503, exact));
  CHECK_THAT(rented.spot->low.value(), WithinRel(0.2123, exact));
  CHECK_THAT(rented.spot->high.value(), WithinRel(0.22535, exact));
}

TEST_CASE("a discount reaches batch, tiers and timed prices") {
  Catalog catalog = build::catalog();
  auto& offer = catalog.api_offers.front();
  offer.batch_prices = build::prices(1, 2);
  offer.context_tiers.push_back({200000, build::prices(6, 30)});
  offer.timed_prices.push_back({{}, {}, {}, build::prices(5, 10)});
  Origins origins;
  apply_overrides({read_overrides("f", R"({"discounts": [{"provider": "acme", "percent": 50}]})")},
                  catalog, origins);
  CHECK(offer.batch_prices->output->value() == 1);
  CHECK(offer.context_tiers[0].prices.input->value() == 3);
  CHECK(offer.timed_prices[0].prices.input->value() == 2.5);
}

TEST_CASE("of several discounts on an offer one holds: its own first, then the last") {
  const auto input_after = [](const std::vector<std::string>& texts) {
    return Overridden(texts).catalog.api_offers.front().prices.input->value();
  };
  const std::string own = R"({"discounts": [{"offer": "acme/acme-large", "percent": 10}]})";
  const std::string all = R"({"discounts": [{"provider": "acme", "percent": 50}]})";
  const std::string third = R"({"discounts": [{"provider": "acme", "percent": 40}]})";
  CHECK_THAT(input_after({own, all}), WithinRel(2.7, exact));
  CHECK_THAT(input_after({all, own}), WithinRel(2.7, exact));
  CHECK_THAT(input_after({all, third}), WithinRel(1.8, exact));
}

TEST_CASE("withdrawn offers are gone, own servers and figures are there") {
  const Overridden with({example});
  CHECK(with.catalog.api_offers.size() == 1);
  REQUIRE(with.catalog.servers.size() == 2);
  const auto& server = with.catalog.servers.back();
  CHECK(server.gpu == "a10g");
  CHECK(server.name == "our-rack");
  CHECK(server.power == Watts(1600));
  REQUIRE(server.parts.size() == 1);
  CHECK(server.parts[0].usd_low == 8000);
  CHECK(server.parts[0].usd_high == 9000);
  CHECK(server.provenance.source == "own figure: bought used");
  const auto* power = with.catalog.find_cost_figure("electricity_us");
  CHECK(power->low == 0.07);
  CHECK(power->high == 0.07);
  CHECK(power->unit == "eur_per_kwh");
  CHECK(power->provenance.source == "own figure: file0");
  CHECK(with.catalog.find_cost_figure("egress_own_premises_per_gb")->unit == "usd_per_gb");
  CHECK(with.origins.at("servers/our-rack") == "file0");
}

TEST_CASE("an id that fits nothing is named with what it could have been") {
  const Catalog catalog = build::catalog();
  CHECK(find_unmatched(read_overrides("f", example), catalog).empty());
  const auto [text, what, name, place] =
      GENERATE(table<const char*, const char*, const char*, const char*>({
          {R"({"discounts": [{"provider": "acmee", "percent": 5}]})", "provider", "acmee",
           "f: /discounts/0"},
          {R"({"discounts": [{"offer": "acme/acme-larg", "percent": 5}]})", "offer",
           "acme/acme-larg", "f: /discounts/0"},
          {R"({"withdrawn": ["acme/acme-large", "acme/other"]})", "offer", "acme/other",
           "f: /withdrawn/1"},
          {R"({"servers": [{"id": "x", "gpu": "a10q", "gpus": 1, "power_watts": 9, "price_usd": 9,
          "as_of": "2026-05-01"}]})",
           "gpu", "a10q", "f: /servers/0"},
          {R"({"cost_figures": [{"id": "electricity", "expected": 1, "as_of": "2026-05-01"}]})",
           "cost figure", "electricity", "f: /cost_figures/0"},
      }));
  const auto unmatched = find_unmatched(read_overrides("f", text), catalog);
  REQUIRE(unmatched.size() == 1);
  CHECK(to_string(unmatched[0].target) == what);
  CHECK(unmatched[0].name == name);
  CHECK(unmatched[0].place == place);
  CHECK_FALSE(unmatched[0].known.empty());
}

TEST_CASE("overrides that make no sense are refused with file and place") {
  const auto [text, part] = GENERATE(table<const char*, const char*>({
      {R"({"discount": []})", "/discount: unknown key"},
      {R"({"discounts": [{"percent": 5}]})", "a provider or an offer"},
      {R"({"discounts": [{"provider": "a", "offer": "b", "percent": 5}]})",
       "a provider or an offer"},
      {R"({"discounts": [{"provider": "a", "percent": 100}]})", "/discounts/0/percent"},
      {R"({"discounts": [{"provider": "a", "percent": -3}]})", "/discounts/0/percent"},
      {R"({"discounts": [{"provider": "a"}]})", "/discounts/0/percent: missing"},
      {R"({"servers": [{"id": "x", "gpu": "l4", "gpus": 1, "power_watts": 9, "price_usd": 0,
          "as_of": "2026-05-01"}]})",
       "/servers/0/price_usd"},
      {R"({"cost_figures": [{"id": "pue", "expected": 1, "low": 2, "as_of": "2026-05-01"}]})",
       "/cost_figures/0/low: expected no more than expected, 1"},
      {R"({"cost_figures": [{"id": "pue", "expected": 0.5, "as_of": "2026-05-01"}]})",
       "/cost_figures/0/expected: expected a number from 1 to 10"},
      {R"({"cost_figures": [{"id": "pue", "expected": 1}]})", "as_of: missing"},
      {"{", "not valid JSON"},
      {"[]", "expected an object"},
  }));
  CAPTURE(text);
  CHECK_THROWS_WITH(read_overrides("mine.json", text), Contains("mine.json") && Contains(part));
}

TEST_CASE("a figure in another unit is refused") {
  Catalog catalog = build::catalog();
  Origins origins;
  const auto file = read_overrides("f", R"({"cost_figures": [{"id": "electricity_us",
      "expected": 70, "unit": "usd_per_mwh", "as_of": "2026-05-01"}]})");
  CHECK_THROWS_WITH(apply_overrides({file}, catalog, origins), Contains("expected usd_per_kwh"));
}

TEST_CASE("the example of the documentation is valid and fits the shipped catalogue") {
  const auto page = read_file(LLMADVISOR_SOURCE_DIR "/docs/catalogue.md");
  const auto from = page.find("```json\n") + 8;
  REQUIRE(from > 8);
  const auto text = page.substr(from, page.find("```", from) - from);
  for (const auto& violation : test::schema_violations(schema_file, text)) FAIL_CHECK(violation);
  for (const auto& each : find_unmatched(read_overrides("example", text), shipped_catalog())) {
    FAIL_CHECK(each.place << ": " << each.name);
  }
}

TEST_CASE("the published schema allows the example and refuses what the reader refuses") {
  for (const auto& violation : test::schema_violations(schema_file, example)) {
    FAIL_CHECK(violation);
  }
  for (const auto* wrong : {R"({"discounts": [{"percent": 5}]})",
                            R"({"discounts": [{"provider": "a", "percent": 100}]})",
                            R"({"withdrawn": [3]})", R"({"servers": [{"id": "x"}]})"}) {
    CAPTURE(wrong);
    CHECK_FALSE(test::schema_violations(schema_file, wrong).empty());
  }
}

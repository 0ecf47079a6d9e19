#include "llmadvisor/catalog/layers.hpp"

#include <fstream>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/catalog/write_catalog.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// A layer with one API offer: acme/acme-large at another input price and day.
void write_offer(const fs::path& directory, double input, Date as_of) {
  Catalog catalog;
  catalog.api_offers = {build::api_offer()};
  catalog.api_offers[0].prices.input = PricePerMillionTokens(input);
  catalog.api_offers[0].provenance.as_of = as_of;
  write(directory / "api_offers.json", catalog_file_text(catalog, "api_offers"));
}

double input_price(const LayeredCatalog& layered) {
  return layered.catalog.api_offers.front().prices.input->value();
}

const std::string offer_id = "acme/acme-large";

}  // namespace

TEST_CASE("the later day wins over the layers, and the answer says whose record it is") {
  const test::TemporaryDirectory temporary;
  const auto user = temporary.path() / "user";
  const auto named = temporary.path() / "named";
  write_offer(user, 2, build::day(2026, 11, 2));
  write_offer(named, 1, build::day(2026, 10, 1));
  const std::vector<CatalogLayer> layers{{"user", user}, {"catalog", named}};

  const auto by_date = load_layers(build::catalog(), layers, Prefer::later_date);
  CHECK(input_price(by_date) == 2);
  CHECK(origin_of(by_date, "api_offers", offer_id) == (user / "api_offers.json").string());
  CHECK(layer_of(by_date, "api_offers", offer_id) == "user");
  CHECK(layer_of(by_date, "gpus", "a10g") == "embedded");
  REQUIRE(by_date.layers.size() == 3);
  CHECK(by_date.layers[1].records == 1);
  CHECK(by_date.layers[1].older.empty());
  CHECK(by_date.layers[2].records == 0);
  REQUIRE(by_date.layers[2].older.size() == 1);
  CHECK(by_date.layers[2].older[0].key == offer_id);

  const auto by_layer = load_layers(build::catalog(), layers, Prefer::upper_layer);
  CHECK(input_price(by_layer) == 1);
  CHECK(layer_of(by_layer, "api_offers", offer_id) == "catalog");
}

TEST_CASE("layers that are not there, or empty, change nothing") {
  const test::TemporaryDirectory temporary;
  const auto base = build::catalog();
  const auto layered =
      load_layers(base, {{"user", temporary.path() / "none"}, {"catalog", temporary.path()}},
                  Prefer::later_date);
  CHECK(layered.origins.empty());
  CHECK(layered.catalog.api_offers.size() == base.api_offers.size());
  REQUIRE(layered.layers.size() == 2);
  CHECK(layered.layers[0].name == "embedded");
  CHECK(layered.layers[1].records == 0);
}

TEST_CASE("overrides come last, whatever the layer and the day") {
  const test::TemporaryDirectory temporary;
  const auto user = temporary.path() / "user";
  const auto named = temporary.path() / "named";
  write(user / "overrides.json", R"({"discounts": [{"provider": "acme", "percent": 50}]})");
  write_offer(named, 2, build::day(2026, 11, 2));
  const auto layered =
      load_layers(build::catalog(), {{"user", user}, {"catalog", named / ""}}, Prefer::later_date);
  CHECK(input_price(layered) == 1);
  CHECK(layer_of(layered, "api_offers", offer_id) == "user overrides");
  CHECK(layered.layers[1].has_overrides);
  CHECK(layered.layers[1].overridden == 1);
  CHECK(layered.layers[2].records == 0);
}

TEST_CASE("an override that fits nothing is reported, not dropped") {
  const test::TemporaryDirectory temporary;
  write(temporary.path() / "overrides.json", R"({"withdrawn": ["acme/acme-lrge"]})");
  const auto layered =
      load_layers(build::catalog(), {{"user", temporary.path()}}, Prefer::later_date);
  REQUIRE(layered.unmatched.size() == 1);
  CHECK(layered.unmatched[0].name == "acme/acme-lrge");
}

TEST_CASE("writing records into a layer leaves its overrides alone") {
  const test::TemporaryDirectory temporary;
  const std::string text = R"({"discounts": [{"provider": "acme", "percent": 50}]})";
  write(temporary.path() / "overrides.json", text);
  write_offer(temporary.path(), 2, build::day(2026, 11, 2));
  Catalog records;
  records.api_offers = {build::api_offer()};
  records.api_offers[0].prices.input = PricePerMillionTokens(8);
  records.api_offers[0].provenance.as_of = build::day(2026, 11, 3);
  write_records(temporary.path(), records);
  CHECK(read_file(temporary.path() / "overrides.json") == text);
  CHECK(input_price(
            load_layers(build::catalog(), {{"user", temporary.path()}}, Prefer::later_date)) == 4);
}

TEST_CASE("a layer that is a file is refused") {
  const test::TemporaryDirectory temporary;
  write(temporary.path() / "file", "");
  CHECK_THROWS_AS(
      load_layers(build::catalog(), {{"user", temporary.path() / "file"}}, Prefer::later_date),
      DataError);
}

TEST_CASE("the user's layer is where the XDG convention puts it") {
  CHECK(user_catalog_directory("/data", "/home/me") == fs::path("/data/llmadvisor"));
  CHECK(user_catalog_directory("relative", "/home/me") ==
        fs::path("/home/me/.local/share/llmadvisor"));
  CHECK(user_catalog_directory({}, "/home/me") == fs::path("/home/me/.local/share/llmadvisor"));
  CHECK(user_catalog_directory("", "") == std::nullopt);
  CHECK(user_catalog_directory({}, {}) == std::nullopt);
}

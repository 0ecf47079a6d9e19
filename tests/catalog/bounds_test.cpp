#include "llmadvisor/catalog/bounds.hpp"

#include <fstream>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/check.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/input_number.hpp"
#include "llmadvisor/report/speak/findings.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;

namespace {

/// A figure that cannot be, and the words of the reader and of the check for it.
struct Impossible {
  const char* what;
  const char* stem;
  void (*make)(Catalog&);
  const char* says;
};

Architecture& shape(Catalog& c) { return *c.models[1].architecture; }

const std::vector<Impossible>& impossible_figures() {
  static const std::vector<Impossible> all = {
      {"serving factor below 0", "fine_tuning",
       [](Catalog& c) {
         c.fine_tuning_offers.emplace_back().id = "tuned";
         c.fine_tuning_offers.back().provider = "host";
         c.fine_tuning_offers.back().serving_price_factor = -5;
       },
       "serving_price_factor: expected a number above 0, up to 1000"},
      {"active parameters below 0", "models", [](Catalog& c) { shape(c).active_parameters = -1; },
       "architecture/active_parameters: expected a number above 0"},
      {"no heads", "models", [](Catalog& c) { shape(c).kv_heads = 0; },
       "architecture/kv_heads: expected a whole number from 1 to 20000000"},
      {"no head size", "models", [](Catalog& c) { shape(c).head_size = 0; },
       "architecture/head_size: expected a whole number from 1 to 20000000"},
      {"dense layers beyond the layers", "models",
       [](Catalog& c) { shape(c).first_dense_layers = 33; },
       "architecture/first_dense_layers: expected no more than layers, 32"},
      {"servers for less than nothing", "servers",
       [](Catalog& c) { c.servers[0].parts[1].usd_low = -100000; },
       "parts/1/usd_low: expected a number from 0 to 1000000000"},
      {"a part of a quadrillionth of a cent", "servers",
       [](Catalog& c) { c.servers[0].parts[0].usd_expected = 5e-324; },
       "parts/0/usd_expected: expected a sane number"},
      {"memory below 0", "gpu_offers", [](Catalog& c) { c.gpu_offers[0].ram_gib = -1; },
       "ram_gib: expected a number above 0, up to 1000000"},
      {"100 GPUs in one machine", "gpu_offers", [](Catalog& c) { c.gpu_offers[0].gpus = 100; },
       "gpus: expected a whole number from 1 to 72"},
      {"an embedding model without size", "retrieval",
       [](Catalog& c) {
         c.retrieval_models.emplace_back().id = "embedder";
         c.retrieval_models.back().name = "Embedder";
         c.retrieval_models.back().parameters = -1;
       },
       "parameters: expected a number from 100000 to"},
      {"a constant below 0", "calibration",
       [](Catalog& c) {
         c.calibration.push_back({"bandwidth_16bit", -1, "share", 0.5, 0.95, "", {}, {}});
       },
       "value: expected a number from 0.001 to 1000"},
      {"a constant beyond its own bounds", "calibration",
       [](Catalog& c) {
         c.calibration.push_back({"bandwidth_16bit", 0.97, "share", 0.5, 0.95, "", {}, {}});
       },
       "most: expected no less than value, 0.97"},
      {"a figure in a denormal", "costs", [](Catalog& c) { c.cost_figures[0].low = 5e-324; },
       "low: expected a sane number"},
      {"a share above 1", "costs",
       [](Catalog& c) { c.cost_figures = {build::figure("idle_power_share", 0.2, 0.3, 1.4)}; },
       "high: expected a number from 0 to 1"},
      {"a day of -5 hours", "defaults",
       [](Catalog& c) {
         c.defaults = {{"hours_per_day", -5, {}, "why not"}};
       },
       "number: expected a number from 0.25 to 24"},
      {"a score above 100", "quality",
       [](Catalog& c) {
         c.qualities.emplace_back().model = "m";
         c.qualities.back().basis = "scores";
         c.qualities.back().scores.emplace_back().benchmark = "GPQA";
         c.qualities.back().scores.back().percent = 101;
       },
       "scores/0/percent: expected a number from 0 to 100"},
  };
  return all;
}

std::string refusal(const Catalog& catalog, const char* stem) {
  Catalog again;
  try {
    read_catalog_file(again, "t.json", stem, catalog_file_text(catalog, stem));
  } catch (const DataError& e) {
    return e.what();
  }
  return "accepted";
}

std::string default_file(const NumberSpec& spec, double value) {
  Catalog catalog;
  catalog.defaults = {{std::string(spec.name), value, {}, "for the test"}};
  return catalog_file_text(catalog, "defaults");
}

}  // namespace

TEST_CASE("a figure that cannot be is refused as it is read, with file and place") {
  for (const auto& each : impossible_figures()) {
    CAPTURE(each.what);
    Catalog catalog = build::catalog();
    each.make(catalog);
    const auto message = refusal(catalog, each.stem);
    CAPTURE(message);
    CHECK(message.rfind("t.json: /", 0) == 0);
    CHECK(message.find(each.says) != std::string::npos);
  }
}

TEST_CASE("the check calls the same figures errors, in the same words") {
  for (const auto& each : impossible_figures()) {
    CAPTURE(each.what);
    Catalog catalog = build::catalog();
    each.make(catalog);
    const auto findings = check_catalog(catalog, build::today());
    CHECK(std::ranges::any_of(findings, [&](const Finding& finding) {
      return finding.severity == Severity::error &&
             sentence_of(finding, Language::en).find(each.says) != std::string::npos;
    }));
  }
}

TEST_CASE("the default of a number keeps the limits of its flag") {
  for (const auto& spec : number_specs()) {
    CAPTURE(spec.name);
    for (const double edge : {spec.least, spec.most}) {
      Catalog catalog;
      CHECK_NOTHROW(read_catalog_file(catalog, "d", "defaults", default_file(spec, edge)));
    }
    for (const double outside : {spec.least - 1, spec.most * 1.5}) {
      Catalog catalog;
      CHECK_THROWS_AS(read_catalog_file(catalog, "d", "defaults", default_file(spec, outside)),
                      DataError);
    }
  }
}

TEST_CASE("nothing is answered from a layer with an impossible default") {
  const auto hours = GENERATE("-5", "0", "2147483648", "1e300");
  const test::TemporaryDirectory layer;
  std::ofstream(layer.path() / "defaults.json")
      << R"({"defaults": [{"input": "hours_per_day", "number": )" << hours
      << R"(, "why": "for the test"}]})";
  const auto place = layer.path().string() + "/defaults.json: /defaults/0/number: expected a ";
  for (const auto* command : {"recommend --budget 300", "catalog check", "catalog list gpus"}) {
    CAPTURE(command);
    const auto outcome =
        test::run_line(std::string(command) + " --catalog " + layer.path().string());
    CHECK(outcome.code == cli::ExitCode::failure);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(place) != std::string::npos);
  }
}

TEST_CASE("the ends of bounds belong to them, and are said") {
  CHECK_FALSE(expected_instead(24, within(0.25, 24)));
  CHECK(expected_instead(24.001, within(0.25, 24)) == "expected a number from 0.25 to 24");
  CHECK(expected_instead(0, positive) == "expected a number above 0");
  CHECK_FALSE(expected_instead(0, not_negative));
  CHECK(expected_instead(-1, not_negative) == "expected a number 0 or more");
  CHECK(expected_instead(1.5, count_of_some) == "expected a whole number 1 or more");
  CHECK(expected_instead(2, positive.at_least(3, "low")) == "expected no less than low, 3");
  // 3 x 0.7 / 0.7 is 3.0000000000000004: figures that were scaled together are still in order.
  CHECK_FALSE(expected_instead(3, positive.at_least(3 * 0.7 / 0.7, "low")));
}

TEST_CASE("what is no number, or no sane one, is within no bounds") {
  for (const double value : {std::nan(""), 1e300, -1e300, 5e-324, 1e-13, HUGE_VAL}) {
    CAPTURE(value);
    CHECK(expected_instead(value, not_negative) == "expected a sane number");
  }
}

#include "llmadvisor/catalog/catalog_merge.hpp"

#include "llmadvisor/catalog/catalog_check.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;

namespace {

const Date today = *parse_date("2026-11-23");

Gpu gpu(const char* id, const char* name) {
  Gpu gpu;
  gpu.id = id;
  gpu.name = name;
  return gpu;
}

bool mentions(const std::vector<std::string>& problems, const std::string& part) {
  return std::ranges::any_of(
      problems, [&](const auto& problem) { return problem.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("a record laid over another with the same key replaces it, others are added") {
  Catalog base;
  base.as_of = *parse_date("2026-11-01");
  base.gpus = {gpu("a10g", "old"), gpu("l4", "kept")};
  base.defaults = {{"peak_factor", 3, {}, "old"}};
  Catalog over;
  over.as_of = today;
  over.gpus = {gpu("a10g", "new"), gpu("t4", "added")};
  over.defaults = {{"peak_factor", 5, {}, "new"}};
  const auto both = overlay(base, over);
  REQUIRE(both.gpus.size() == 3);
  CHECK(both.gpus[0].name == "new");
  CHECK(both.gpus[1].name == "kept");
  CHECK(both.gpus[2].name == "added");
  REQUIRE(both.defaults.size() == 1);
  CHECK(both.defaults[0].number == 5);
  CHECK(both.as_of == today);
  CHECK(overlay(over, base).as_of == today);
}

TEST_CASE("what is unsound in a catalogue is named") {
  Catalog catalog = test::frozen_catalog();
  CHECK(check_catalog(catalog, today).empty());
  catalog.gpus.push_back(catalog.gpus.front());
  catalog.api_offers.front().model = "no-such-model";
  catalog.gpu_offers.front().gpu = "no-such-gpu";
  catalog.gpu_offers.front().on_demand = PricePerHour(0);
  catalog.servers.front().provenance.as_of = today + std::chrono::days(1);
  catalog.models.front().provenance.source.clear();
  const auto problems = check_catalog(catalog, today);
  CHECK(problems.size() == 6);
  for (const auto* part :
       {"two records", "no such model: no-such-model", "no such GPU: no-such-gpu", "price of zero",
        "after today", "no source"}) {
    CAPTURE(part);
    CHECK(mentions(problems, part));
  }
}

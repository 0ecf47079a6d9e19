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
  Catalog both = base;
  merge(both, over, Prefer::upper_layer);
  REQUIRE(both.gpus.size() == 3);
  CHECK(both.gpus[0].name == "new");
  CHECK(both.gpus[1].name == "kept");
  CHECK(both.gpus[2].name == "added");
  REQUIRE(both.defaults.size() == 1);
  CHECK(both.defaults[0].number == 5);
  CHECK(both.as_of == today);
  merge(over, base, Prefer::upper_layer);
  CHECK(over.as_of == today);
}

TEST_CASE("of two records with the same key the later one stays, and the older is named") {
  const auto dated = [](const char* id, const char* name, const char* day) {
    auto made = gpu(id, name);
    made.provenance.as_of = *parse_date(day);
    return made;
  };
  Catalog base;
  base.gpus = {dated("a10g", "base", "2026-11-01"), dated("l4", "base", "2026-11-01"),
               dated("t4", "base", "2026-11-01")};
  Catalog over;
  over.gpus = {dated("a10g", "over", "2026-10-31"), dated("l4", "over", "2026-11-02"),
               dated("t4", "over", "2026-11-01")};
  Origins origins;
  const auto older = merge(base, over, Prefer::later_date, "mine", origins);
  CHECK(base.gpus[0].name == "base");
  CHECK(base.gpus[1].name == "over");
  CHECK(base.gpus[2].name == "over");  // of the same day: the later source
  REQUIRE(older.size() == 1);
  CHECK(older[0].key == "a10g");
  CHECK(older[0].as_of == *parse_date("2026-10-31"));
  CHECK(older[0].newer == *parse_date("2026-11-01"));
  CHECK(origins == Origins{{"gpus/l4", "mine"}, {"gpus/t4", "mine"}});
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

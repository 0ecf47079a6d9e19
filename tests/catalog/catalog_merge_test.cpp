#include "llmadvisor/catalog/catalog_merge.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

const Date today = *parse_date("2026-11-23");

Gpu gpu(const char* id, const char* name) {
  Gpu gpu;
  gpu.id = id;
  gpu.name = name;
  return gpu;
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

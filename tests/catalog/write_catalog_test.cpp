#include "llmadvisor/catalog/write_catalog.hpp"

#include <fstream>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using llmadvisor::test::TemporaryDirectory;

namespace fs = std::filesystem;

namespace {

Catalog with_default(const char* input, double number) {
  Catalog catalog;
  catalog.as_of = *parse_date("2026-11-23");
  catalog.defaults = {{input, number, {}, "why"}};
  return catalog;
}

}  // namespace

TEST_CASE("records are added to the files of a directory, which is made where it is missing") {
  const TemporaryDirectory directory;
  const auto written = write_records(directory.path() / "deep", with_default("peak_factor", 3));
  CHECK(written.size() == 2);
  write_records(directory.path() / "deep", with_default("cached_share", 0.5));
  write_records(directory.path() / "deep", with_default("peak_factor", 4));
  const auto read = read_catalog_directory(directory.path() / "deep");
  REQUIRE(read.defaults.size() == 2);
  CHECK(read.defaults[0].number == 4);
  CHECK(read.as_of == *parse_date("2026-11-23"));
}

TEST_CASE("a directory that holds a broken table stays as it was") {
  const TemporaryDirectory directory;
  std::ofstream(directory.path() / "defaults.json") << "{\"defaults\": [";
  CHECK_THROWS_AS(write_records(directory.path(), with_default("peak_factor", 3)), DataError);
  CHECK(read_file(directory.path() / "defaults.json") == "{\"defaults\": [");
  CHECK(std::distance(fs::directory_iterator(directory.path()), {}) == 1);
}

TEST_CASE("a file in the place of the directory is an error with its name") {
  const TemporaryDirectory directory;
  const auto place = directory.path() / "taken";
  std::ofstream(place) << "here first";
  CHECK_THROWS_WITH(write_records(place, with_default("peak_factor", 3)),
                    Catch::Contains(place.string()));
}

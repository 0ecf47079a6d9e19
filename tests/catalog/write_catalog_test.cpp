#include "llmadvisor/catalog/write_catalog.hpp"

#include <fstream>
#include <thread>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/catalog/layers.hpp"
#include "support/catch.hpp"
#include "support/sudden_death.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using llmadvisor::test::dies_at_call;
using llmadvisor::test::TemporaryDirectory;

namespace fs = std::filesystem;

namespace {

Catalog with_default(const std::string& input, double number) {
  Catalog catalog;
  catalog.as_of = *parse_date("2026-11-23");
  catalog.defaults = {{input, number, {}, "why"}};
  return catalog;
}

/// Two tables that say the same number, so that a mix of two imports shows.
Catalog edition(double number) {
  auto catalog = with_default("peak_factor", number);
  CostFigure figure;
  figure.id = figure.label = "pue";
  figure.low = figure.expected = figure.high = number;
  figure.unit = "ratio";
  figure.provenance = {"made up for tests", catalog.as_of, Confidence::high, ""};
  catalog.cost_figures = {figure};
  return catalog;
}

/// The number of both tables; 0 when they disagree.
double edition_in(const fs::path& directory) {
  const auto read = read_layer(directory);
  if (read.defaults.size() != 1 || read.cost_figures.size() != 1) return 0;
  return read.defaults[0].number == read.cost_figures[0].expected ? *read.defaults[0].number : 0;
}

auto entries(const fs::path& directory) {
  return std::distance(fs::directory_iterator(directory), {});
}

fs::perms mode_of(const fs::path& file) { return fs::status(file).permissions(); }

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
  CHECK(entries(directory.path()) == 1);
}

TEST_CASE("a file in the place of the directory is an error with its name") {
  const TemporaryDirectory directory;
  const auto place = directory.path() / "taken";
  std::ofstream(place) << "here first";
  CHECK_THROWS_WITH(write_records(place, with_default("peak_factor", 3)),
                    Catch::Contains(place.string()));
}

TEST_CASE("an end at any time leaves all old tables or all new ones, and the next import tidies") {
  int deaths = 0;
  int old_left = 0;
  for (int n = 1;; ++n) {
    const TemporaryDirectory directory;
    write_records(directory.path(), edition(1));
    const bool died = dies_at_call(n, [&] { write_records(directory.path(), edition(2)); });
    CAPTURE(n);
    const double left = edition_in(directory.path());
    if (!died) {
      CHECK(left == 2);
      break;
    }
    ++deaths;
    old_left += left == 1 ? 1 : 0;
    CHECK((left == 1 || left == 2));
    // The next one may be about another table: what was decided stays decided.
    write_records(directory.path(), with_default("headroom", 0.5));
    const auto read = read_layer(directory.path());
    REQUIRE(read.defaults.size() == 2);
    CHECK(read.defaults[0].number == left);
    CHECK(read.cost_figures[0].expected == left);
    CHECK(entries(directory.path()) == 3);
  }
  CHECK(deaths > 10);
  CHECK(old_left > 0);
  CHECK(old_left < deaths);
}

TEST_CASE("an end while an interrupted import is finished leaves what it had decided") {
  const auto import = [](const fs::path& directory, double number) {
    return [directory, number] { write_records(directory, edition(number)); };
  };
  // The call after the one that decides: one table is in place, the others wait.
  const auto interrupted = [&](const fs::path& directory, int n) {
    write_records(directory, edition(1));
    REQUIRE(dies_at_call(n, import(directory, 2)));
    return fs::exists(directory / ".llmadvisor-import");
  };
  int deciding = 1;
  while (!interrupted(TemporaryDirectory().path(), deciding)) ++deciding;
  for (int n = 1;; ++n) {
    const TemporaryDirectory directory;
    REQUIRE(interrupted(directory.path(), deciding + 2));
    CHECK(edition_in(directory.path()) == 2);
    const bool died = dies_at_call(n, import(directory.path(), 3));
    const double now = edition_in(directory.path());
    CAPTURE(n);
    CHECK((now == 2 || now == 3));
    if (!died) break;
  }
}

TEST_CASE("of two imports at once both have their records in the end") {
  for (int round = 0; round < 10; ++round) {
    const TemporaryDirectory directory;
    const auto import = [&](const char* input) {
      return std::thread([&, input] { write_records(directory.path(), with_default(input, 1)); });
    };
    auto one = import("peak_factor");
    auto other = import("spare_replicas");
    one.join();
    other.join();
    CHECK(read_layer(directory.path()).defaults.size() == 2);
    CHECK(entries(directory.path()) == 2);
  }
}

TEST_CASE("who reads while an import writes sees one edition or the other") {
  const TemporaryDirectory directory;
  write_records(directory.path(), edition(1));
  std::thread writer([&] {
    for (int round = 0; round < 20; ++round) {
      write_records(directory.path(), edition(2 - round % 2));
    }
  });
  int mixed = 0;
  for (int round = 0; round < 200; ++round) mixed += edition_in(directory.path()) == 0 ? 1 : 0;
  writer.join();
  CHECK(mixed == 0);
}

TEST_CASE("an import keeps the mode of a table, and follows a link to it") {
  const TemporaryDirectory directory;
  const auto layer = directory.path() / "layer";
  const auto elsewhere = directory.path() / "elsewhere.json";
  write_records(layer, edition(1));
  fs::permissions(layer / "costs.json", fs::perms::owner_read | fs::perms::owner_write);
  fs::rename(layer / "defaults.json", elsewhere);
  fs::create_symlink("../elsewhere.json", layer / "defaults.json");
  write_records(layer, edition(2));
  CHECK(edition_in(layer) == 2);
  CHECK(mode_of(layer / "costs.json") == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(fs::is_symlink(layer / "defaults.json"));
  CHECK(read_file(elsewhere).find('2') != std::string::npos);
  CHECK(entries(directory.path()) == 2);
}

TEST_CASE("a journal that no import wrote is refused") {
  const TemporaryDirectory directory;
  write_records(directory.path(), edition(1));
  std::ofstream(directory.path() / ".llmadvisor-import") << "../../etc/passwd\n";
  CHECK_THROWS_WITH(read_layer(directory.path()), Catch::Contains("no list of table files"));
  CHECK_THROWS_AS(write_records(directory.path(), edition(2)), DataError);
}

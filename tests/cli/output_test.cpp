#include "output.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using namespace llmadvisor::cli;

TEST_CASE("a file is written whole, and written over whole") {
  const test::TemporaryDirectory directory;
  const auto path = directory.path() / "answer.txt";
  write_file(path.string(), "first\n");
  CHECK(read_file(path) == "first\n");
  write_file(path.string(), "second\n");
  CHECK(read_file(path) == "second\n");
  const auto entries = std::filesystem::directory_iterator(directory.path());
  CHECK(std::distance(begin(entries), end(entries)) == 1);
}

TEST_CASE("a file that cannot be written is named, and nothing is left behind") {
  const test::TemporaryDirectory directory;
  const auto path = (directory.path() / "no" / "such" / "answer.txt").string();
  CHECK_THROWS_AS(write_file(path, "text"), DataError);
  CHECK(std::filesystem::is_empty(directory.path()));
}

TEST_CASE("a directory is not written over") {
  const test::TemporaryDirectory directory;
  CHECK_THROWS_AS(write_file(directory.path().string(), "text"), DataError);
  CHECK(std::filesystem::is_directory(directory.path()));
}

TEST_CASE("devices are written to, not replaced") {
  write_file("/dev/null", "text");
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a full disk is an error") {
  std::ofstream full("/dev/full");
  if (full) CHECK_THROWS_AS(write_stream(full, "text"), DataError);
}

#include "output.hpp"

#include <fstream>
#include <sstream>

#include "llmadvisor/catalog/error.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;
using namespace llmadvisor::cli;

TEST_CASE("a full disk is an error") {
  std::ofstream full("/dev/full");
  if (full) CHECK_THROWS_AS(write_stream(full, "text"), DataError);
}

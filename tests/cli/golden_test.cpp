#include "support/golden.hpp"

#include "support/catch.hpp"

TEST_CASE("whole answers are as recorded") {
  const auto differences = llmadvisor::test::golden_differences();
  INFO(differences << "if this is intended: LLMADVISOR_UPDATE_GOLDEN=1 and run the test again");
  CHECK(differences.empty());
}

#include "support/catch.hpp"
#include "support/command.hpp"

using llmadvisor::test::run_line;

TEST_CASE("every JSON form says first which version of the contract it follows") {
  for (const auto* line :
       {"recommend --no-robustness", "explain", "estimate --model qwen3-8b --gpu a10g",
        "accuracy data/measurements/serving.csv", "prompt basic", "catalog list",
        "catalog list models", "catalog show gpu a10g", "catalog check",
        "catalog diff embedded embedded"}) {
    CAPTURE(line);
    const auto out = run_line(line + std::string(" --json")).out;
    CHECK(out.starts_with("{\n  \"schema_version\": \"1.1\","));
  }
}

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/command.hpp"

using llmadvisor::test::run_line;
using nlohmann::json;

TEST_CASE("an option that is explained says what the list of all options says of it") {
  for (const std::string project :
       {"--budget 300", "--requests-per-day 20000 --horizon 12 --growth-percent-per-month 10",
        "--only rented-gpu"}) {
    const auto listed =
        json::parse(run_line("recommend --all --json --no-robustness " + project).out);
    const auto& options = listed["options"];
    REQUIRE(options.size() > 10);
    for (std::size_t i = 0; i < options.size(); i += 1 + options.size() / 8) {
      const auto id = options[i]["id"].get<std::string>();
      CAPTURE(project, id);
      const auto one = json::parse(run_line("explain " + id + " --json " + project).out);
      CHECK(one["option"] == options[i]);
    }
  }
}

TEST_CASE("without a name, the pick is explained") {
  const auto answer = json::parse(run_line("recommend --json --no-robustness --budget 300").out);
  const auto one = json::parse(run_line("explain --json --budget 300").out);
  CHECK(one["option"]["id"] == answer["recommendation"]["option"]);
  CHECK(one["option"]["lines"].size() > 0);
}

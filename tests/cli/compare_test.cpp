#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;
using namespace llmadvisor::test;
using Json = nlohmann::json;
using cli::ExitCode;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Json compared(const std::string& line) {
  const auto outcome = run_line("compare " + line + " --json");
  INFO(outcome.err);
  REQUIRE(outcome.code == ExitCode::answered);
  return Json::parse(outcome.out)["compared"];
}

}  // namespace

TEST_CASE("two options stand side by side as they stand in the answer") {
  const auto both = compared("pick rented-gpu");
  REQUIRE(both.size() == 2);
  const auto advice = Json::parse(run_line("recommend --json").out);
  CHECK(both[0]["option"]["id"] == advice["recommendation"]["option"]);
  CHECK(both[1]["option"]["kind"] == "rented-gpu");
  for (const auto& one : both) {
    CHECK(one["type"] == "option");
    // Twelve of its months.
    CHECK_THAT(one["twelve_months_usd"].get<double>(),
               Catch::Matchers::WithinRel(
                   12 * one["option"]["full_cost_usd"]["expected"].get<double>(), 1e-9));
  }
}

TEST_CASE("with growth a year is the sum of its twelve months") {
  const auto one = compared("pick on-premises --growth-percent-per-month 10")[0];
  double sum = 0;
  for (const auto& month : one["months"]) sum += month["all_in_usd"].get<double>();
  CHECK_THAT(one["twelve_months_usd"].get<double>(), Catch::Matchers::WithinRel(sum, 1e-9));
}

TEST_CASE("the text names each column and says which costs least and which is ablest") {
  const auto outcome = run_line("compare closed-api hosted-open-api");
  CHECK(outcome.code == ExitCode::answered);
  CHECK(has(outcome.out, "12 months"));
  CHECK(has(outcome.out, "all-in"));
  const auto french = run_line("compare closed-api hosted-open-api --lang fr");
  CHECK(has(french.out, "Côte à côte"));
}

TEST_CASE("what cannot be compared says why and what would help") {
  const auto today = run_line("compare pick today");
  CHECK(today.code == ExitCode::usage);
  CHECK(has(today.err, "--today"));
  CHECK(run_line("compare pick today --today 500").code == ExitCode::answered);
  CHECK(has(run_line("compare pick pick").err, "are the same option"));
  CHECK(has(run_line("compare pick no-such-thing").err, "no-such-thing"));
  CHECK(run_line("compare pick").code == ExitCode::usage);
}

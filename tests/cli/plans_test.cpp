#include <nlohmann/json.hpp>

#include "exit_code.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/json_schema.hpp"
#include "values.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;
using Json = nlohmann::json;
using test::run_line;

namespace {

Json answer(const std::string& flags) {
  const auto outcome = run_line("recommend --json " + flags);
  CHECK(outcome.err == "");
  for (const auto& violation : test::schema_violations(
           LLMADVISOR_SOURCE_DIR "/data/schema/advice.schema.json", outcome.out)) {
    FAIL_CHECK(violation);
  }
  return Json::parse(outcome.out);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

double hours(std::string_view text) {
  return cli::parse_hours(text, "--within", {0.25, 8760, Whole::no});
}

}  // namespace

TEST_CASE("a time is read in hours, days, weeks and minutes", "[plans]") {
  CHECK(hours("48h") == 48);
  CHECK(hours("2d") == 48);
  CHECK(hours("2 jours") == 48);
  CHECK(hours("1w") == 168);
  CHECK(hours("30min") == 0.5);
  CHECK(hours("1.5 h") == 1.5);
  CHECK(hours("12") == 12);
  for (const auto* wrong : {"", "h", "2 fortnights", "-3h", "1min", "2y", "400d"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(hours(wrong), cli::UsageError);
  }
}

TEST_CASE("growth is billed month by month in JSON", "[plans]") {
  const Json json = answer("--growth-percent-per-month 20");
  CHECK(json["basis"] == "month");
  CHECK(json["inputs"]["requests_per_day"] == 5000);
  CHECK(json["inputs"]["horizon"] == 12);
  const Json& growth = json["growth"];
  REQUIRE(growth["months"].size() == 12);
  CHECK(growth["option"] == json["recommendation"]["option"]);
  CHECK_THAT(growth["mean_over_first"].get<double>(), WithinRel(39.580502 / 12, 1e-6));
  double sum = 0;
  for (const auto& month : growth["months"]) {
    sum += month["all_in_usd"].get<double>();
    CHECK_THAT(month["cumulative_all_in_usd"].get<double>(), WithinRel(sum, 1e-9));
  }
  // An API of one price: the year is 39.58 first months, and the mean month is what was chosen on.
  const double first = growth["months"][0]["all_in_usd"].get<double>();
  CHECK_THAT(sum, WithinRel(first * 39.580502, 1e-6));
  CHECK_THAT(json["recommendation"]["monthly_usd"]["expected"].get<double>(),
             WithinRel(sum / 12, 1e-9));
}

TEST_CASE("without growth and horizon an answer says nothing of months ahead", "[plans]") {
  CHECK_FALSE(answer("").contains("growth"));
  CHECK_FALSE(has(run_line("recommend").out, "Over 12 months"));
  CHECK(answer("--horizon 24")["growth"]["months"].size() == 24);
}

TEST_CASE("the months stand in text, in both languages, and in explain", "[plans]") {
  const auto text = run_line("recommend --growth-percent-per-month 20").out;
  CHECK(has(text, "Over 12 months, 20 % more each month"));
  CHECK_FALSE(has(text, "Month by month"));
  CHECK(has(run_line("recommend -v --growth-percent-per-month 20").out, "Month by month"));
  CHECK(has(run_line("recommend --lang fr --growth-percent-per-month 20").out,
            "Sur 12 mois, 20\u00a0% de plus chaque mois"));
  CHECK(has(run_line("explain --growth-percent-per-month 20").out, "Month by month"));
}

TEST_CASE("a job is billed for the job, and nothing in its answer is of a month", "[plans]") {
  for (const auto* flags :
       {"--job 2000000 --within 48h --budget 900", "--job 2000000 --within 48h --only rented-gpu",
        "--job 300000 --within 6h --only on-premises --budget 10"}) {
    CAPTURE(flags);
    const auto text = run_line("recommend " + std::string(flags)).out;
    CHECK(has(text, "for the job"));
    CHECK_FALSE(has(text, "a month"));
    const auto french = run_line("recommend --lang fr " + std::string(flags)).out;
    CHECK(has(french, "pour le traitement"));
    CHECK_FALSE(has(french, "par mois"));
    CHECK_FALSE(has(french, "/mois"));
  }
}

TEST_CASE("a job is an input like others in JSON, and reads back", "[plans]") {
  const Json json = answer("--job 2000000 --within 2d");
  CHECK(json["basis"] == "job");
  CHECK(json["inputs"]["job"] == 2000000);
  CHECK(json["inputs"]["within"] == 48);
  CHECK(json["inputs"]["requests_per_day"].is_null());
  CHECK(json["inputs"]["batch_share"] == 1);
  test::World world;
  world.input = json.dump();
  const auto again = run_line("recommend --json --project -", world);
  CHECK(Json::parse(again.out)["recommendation"]["monthly_usd"] ==
        json["recommendation"]["monthly_usd"]);
}

TEST_CASE("traffic and a job exclude each other, by name", "[plans]") {
  const auto outcome = run_line("recommend --job 1000 --within 1d --hours-per-day 8 --json");
  CHECK(outcome.code == cli::ExitCode::usage);
  const auto error = Json::parse(outcome.err)["error"];
  CHECK(error["code"] == "contradiction");
  CHECK(error["message"] == "--job and --hours-per-day exclude each other");
}

TEST_CASE("calls of agents are named in the inputs and in the bill", "[plans]") {
  const Json one = answer("--only closed-api --model gpt-5.6-luna");
  const Json eight = answer("--only closed-api --model gpt-5.6-luna --calls-per-task 8");
  CHECK(eight["inputs"]["calls_per_task"] == 8);
  const auto bill = [](const Json& json) {
    return json["options"][0]["monthly_usd"]["expected"].get<double>();
  };
  CHECK_THAT(bill(eight), WithinRel(bill(one) * 8, 1e-9));
  CHECK(has(eight["options"][0]["lines"][0]["formula"].get<std::string>(), "8 calls each"));
}

#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/files.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/json_schema.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using llmadvisor::cli::ExitCode;
using llmadvisor::test::run_line;
using Json = nlohmann::json;

namespace {

/// Two weeks of requests, 300 in each of ten hours a day, of a model that costs 0.04 dollars each.
test::World world_with_log() {
  test::World world;
  std::string log =
      "generation_id,created_at,cost_total,tokens_prompt,tokens_completion,"
      "tokens_reasoning,tokens_cached,model_permaslug,provider_name\n";
  for (int day = 2; day <= 15; ++day) {
    for (int hour = 8; hour < 18; ++hour) {
      for (int i = 0; i < 30; ++i) {
        log += "g,2026-11-" + std::to_string(100 + day).substr(1) + " " +
               std::to_string(100 + hour).substr(1) + ":" + std::to_string(100 + i).substr(1) +
               ":00,0.04,1800,240,90,1200,acme/large-1,Acme\n";
      }
    }
  }
  world.files["activity.csv"] = log;
  return world;
}

std::string project_of(const test::World& world) {
  return run_line("usage import --format openrouter activity.csv -o -", world).out;
}

}  // namespace

TEST_CASE("an import writes a project file that recommend reads") {
  test::World world = world_with_log();
  const auto project = Json::parse(project_of(world));
  CHECK(project["requests_per_day"] == 300);
  CHECK(project["hours_per_day"] == 10);
  CHECK(project["days_per_week"] == 7);
  CHECK(project["input_tokens"] == 1800);
  CHECK(project["output_tokens"] == 150);
  CHECK(project["reasoning_tokens"] == 90);
  CHECK(project["today"]["models"] == Json::array({"acme/large-1"}));
  // 300 requests a day at 0.04 dollars: 12 x 365 / 12.
  CHECK(project["today"]["amount"] == 365);
  world.input = project.dump();
  const auto answer = run_line("recommend --project - --json --no-robustness", world);
  CHECK(answer.code == ExitCode::answered);
  const auto json = Json::parse(answer.out);
  CHECK(json["inputs"]["requests_per_day"] == 300);
  CHECK(json["inputs"]["today"] == project["today"]);
}

TEST_CASE("the file that an import writes is a valid project file") {
  CHECK(test::schema_violations(LLMADVISOR_SOURCE_DIR "/data/schema/project.schema.json",
                                project_of(world_with_log())) == std::vector<std::string>{});
}

TEST_CASE("an import writes where it is told to, and says how to go on") {
  const test::TemporaryDirectory directory;
  const auto path = (directory.path() / "project.json").string();
  const auto outcome =
      run_line("usage import --format openrouter activity.csv -o " + path, world_with_log());
  CHECK(outcome.code == ExitCode::answered);
  CHECK(outcome.err.empty());
  CHECK(outcome.out.find("Next:") != std::string::npos);
  CHECK(Json::parse(read_file(path))["requests_per_day"] == 300);
}

TEST_CASE("an import tells in both languages what it found and what it cannot know") {
  const auto english = run_line("usage import --format openrouter activity.csv", world_with_log());
  for (const auto* words :
       {"4,200 rows of openrouter, 2026-11-02 to 2026-11-15 (14 days)", "300 on a day with traffic",
        "10 a day with over a tenth", "and 90 hidden ones", "67% of it cached",
        "$168 in all, $365 a month", "acme/large-1", "taken for UTC"}) {
    CAPTURE(words, english.out);
    CHECK(english.out.find(words) != std::string::npos);
  }
  const auto french =
      run_line("usage import --format openrouter activity.csv --lang fr", world_with_log());
  for (const auto* words : {"du 2026-11-02 au 2026-11-15", "14 jours actifs sur 14", "Payé",
                            "lues en UTC", "Aucun fichier de projet écrit"}) {
    CAPTURE(words, french.out);
    CHECK(french.out.find(words) != std::string::npos);
  }
}

TEST_CASE("the JSON of an import is valid by its schema") {
  const auto outcome =
      run_line("usage import --format openrouter activity.csv --json", world_with_log());
  CHECK(test::schema_violations(LLMADVISOR_SOURCE_DIR "/data/schema/usage.schema.json",
                                outcome.out) == std::vector<std::string>{});
  const auto json = Json::parse(outcome.out);
  CHECK(json["sums"]["requests"] == 4200);
  CHECK(json["input_token_quantiles"]["p90"] == 1800);
  CHECK(json["models"][0]["paid"].get<double>() > 167.9);
}

TEST_CASE("what is wrong with an export ends the program with its line") {
  test::World world;
  world.files["bad.json"] = "[{\"startTime\":\"2026-11-02T09:14:03Z\",\n\"prompt_tokens\":-1}]";
  const auto bad = run_line("usage import --format litellm bad.json", world);
  CHECK(bad.code == ExitCode::failure);
  CHECK(bad.out.empty());
  CHECK(bad.err.find("bad.json: line 1: record 1: prompt_tokens is negative") != std::string::npos);
  CHECK(run_line("usage import bad.json", world).code == ExitCode::usage);
  CHECK(run_line("usage import --format excel bad.json", world).code == ExitCode::usage);
  CHECK(run_line("usage import --format litellm", world).code == ExitCode::usage);
  CHECK(run_line("usage import --format litellm --covers 3 bad.json", world).code ==
        ExitCode::usage);
  CHECK(run_line("usage import --format litellm no-such-file.json").code == ExitCode::failure);
}

TEST_CASE("a log comes from standard input as well") {
  test::World world;
  world.input = world_with_log().files["activity.csv"];
  CHECK(run_line("usage import --format openrouter - -o -", world).out ==
        project_of(world_with_log()));
}

TEST_CASE("progress is told to a terminal alone, and wiped") {
  test::World world = world_with_log();
  auto& log = world.files["activity.csv"];
  const auto rows = log.substr(log.find('\n') + 1);
  while (log.size() < 20'000'000) log += rows;
  CHECK(run_line("usage import --format openrouter activity.csv -o -", world).err.empty());
  world.err.is_terminal = true;
  CHECK(run_line("usage import --format openrouter activity.csv -o - -q", world).err.empty());
  const auto told = run_line("usage import --format openrouter activity.csv -o -", world).err;
  CHECK(told.find(" MB / 20 MB") != std::string::npos);
  CHECK(told.ends_with("\r\x1b[K"));
}

TEST_CASE("today's bill is the first row, with what would have been cheaper") {
  const auto text =
      run_line(
          "recommend --today 5000 --today-model acme-large --requests-per-day 1000 --no-robustness")
          .out;
  const auto today = text.find("  Today ");
  REQUIRE(today != std::string::npos);
  CHECK(today < text.find("  Closed API "));
  CHECK(text.find("$5,000", today) != std::string::npos);
  const auto unbroken = run_line(
                            "recommend --today 5000 --today-model acme-large --requests-per-day "
                            "1000 --no-robustness --format markdown")
                            .out;
  CHECK(unbroken.find("the pick saves") != std::string::npos);
  CHECK(unbroken.find("acme-large; cheaper on the invoice: ") != std::string::npos);
  const auto french = run_line(
                          "recommend --today 5000eur --requests-per-day 1000 --no-robustness "
                          "--lang fr --format markdown")
                          .out;
  CHECK(french.find("Aujourd'hui") != std::string::npos);
  CHECK(french.find("le choix économise") != std::string::npos);
  CHECK(run_line("recommend --today 5000 --no-robustness --format html").out.find("Today") !=
        std::string::npos);
}

TEST_CASE("in JSON today's bill is an alternative and no option") {
  const auto json = Json::parse(run_line("recommend --today 5000 --no-robustness --json").out);
  const auto& today = json["alternatives"].at(0);
  CHECK(today["type"] == "today");
  CHECK(today["monthly_usd"]["expected"] == 5000);
  CHECK(today["options"][0]["option"] == json["recommendation"]["option"]);
  const double pick = json["recommendation"]["monthly_usd"]["expected"];
  CHECK_THAT(today["options"][0]["saves_usd"].get<double>(),
             Catch::Matchers::WithinRel(5000 - pick, 1e-12));
  CHECK(Json::parse(run_line("recommend --no-robustness --json").out)["alternatives"].empty());
}

TEST_CASE("a bill that nothing beats says so") {
  const auto text =
      run_line("recommend --today 0.01 --requests-per-day 1000 --no-robustness --format markdown")
          .out;
  CHECK(text.find("the pick costs") != std::string::npos);
  CHECK(text.find("none of the options below is cheaper") != std::string::npos);
}

TEST_CASE("what is paid today needs its amount") {
  CHECK(run_line("recommend --today-model acme-large").code == ExitCode::usage);
  test::World world;
  world.files["p.json"] = R"({"today": {"models": ["m"]}})";
  CHECK(run_line("recommend --project p.json", world).code == ExitCode::failure);
  world.files["p.json"] = R"({"today": "300eur"})";
  CHECK(run_line("recommend --project p.json --no-robustness", world).code == ExitCode::answered);
}

TEST_CASE("the log that is read is never written over") {
  const test::TemporaryDirectory directory;
  const std::string log = (directory.path() / "log.json").string();
  const std::string text =
      R"({"startTime": "2026-11-02T09:14:03Z", "prompt_tokens": 1800, "completion_tokens": 240})";
  write_file(log, text);
  const auto outcome = test::run_words({"usage", "import", "--format", "litellm", log, "-o", log});
  CHECK(outcome.code == ExitCode::usage);
  CHECK(outcome.err.find("write over the log") != std::string::npos);
  CHECK(read_file(log) == text);
}

TEST_CASE("a bill says what is saved where somebody says how much is asked for it") {
  const auto assumed = run_line("recommend --today 900 --no-robustness --format markdown");
  CHECK(assumed.out.find("state --requests-per-day to compare") != std::string::npos);
  CHECK(assumed.out.find("saves") == std::string::npos);
  const auto json = [](const std::string& line) {
    return Json::parse(run_line(line + " --json").out)["alternatives"][0];
  };
  CHECK(json("recommend --today 900 --no-robustness")["volume_assumed"] == true);
  const std::string stated = "recommend --today 900 --no-robustness --requests-per-day 5000";
  CHECK(json(stated)["volume_assumed"] == false);
  CHECK(run_line(stated + " --format markdown").out.find("saves") != std::string::npos);
}

#include <nlohmann/json.hpp>

#include "exit_code.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using llmadvisor::cli::ExitCode;
using llmadvisor::test::run_line;

namespace {

nlohmann::json json_of(const llmadvisor::test::Outcome& outcome) {
  CAPTURE(outcome.err);
  return nlohmann::json::parse(outcome.out);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a recommendation comes in every form") {
  for (const auto* form : {"text", "json", "markdown", "html"}) {
    CAPTURE(form);
    const auto outcome = run_line(std::string("recommend --budget 300 --format ") + form);
    CHECK(outcome.code == ExitCode::answered);
    CHECK(outcome.err.empty());
    CHECK(outcome.out.size() > 500);
    CHECK(outcome.out.back() == '\n');
  }
  CHECK(json_of(run_line("recommend --json"))["schema_version"] == "1.0");
  const auto csv = run_line("recommend --format csv");
  CHECK(csv.code == ExitCode::usage);
  CHECK(csv.out.empty());
}

TEST_CASE("what nothing can meet is answered with exit 3") {
  const auto outcome = run_line("recommend --budget 0.01 --requests-per-day 100000000 --json");
  CHECK(outcome.code == ExitCode::nothing_fits);
  CHECK(json_of(outcome)["recommendation"]["option"].is_null());
}

TEST_CASE("names that the catalogue does not know are refused with the nearest") {
  const auto [line, message, hint] = GENERATE(table<std::string, std::string, std::string>({
      {"--model 'Llama 4 - 8B'", "unknown model 'Llama 4 - 8B'", "'llama-4-scout'"},
      {"--gpu a10q", "unknown gpu 'a10q'", "'a10g'"},
      {"--provider grok", "unknown provider 'grok'", "'groq'"},
      {"--deny-provider opnai", "unknown provider 'opnai'", "'openai'"},
      {"--instance-type g5.xlrge", "unknown instance type 'g5.xlrge'", "'g5.xlarge'"},
      {"--region us-esat-1", "unknown region 'us-esat-1'", "'us-east-1'"},
      {"--gpu zzz", "unknown gpu 'zzz'", "list all: llmadvisor catalog list gpus"},
  }));
  CAPTURE(line);
  const auto outcome = run_line("recommend " + line);
  CHECK(outcome.code == ExitCode::usage);
  CHECK(outcome.out.empty());
  CHECK(has(outcome.err, message));
  CHECK(has(outcome.err, hint));
  CHECK(has(outcome.err, "list all: llmadvisor catalog list"));
}

TEST_CASE("names are found whatever their case, and narrow the answer") {
  const auto answer = json_of(run_line("recommend --gpu A10G --only rented-gpu --json"));
  CHECK(!answer["options"].empty());
  for (const auto& option : answer["options"]) CHECK(option["deployment"]["gpu"] == "a10g");
}

TEST_CASE("inputs that exclude each other are exit 2") {
  const auto outcome = run_line("recommend --context 10 --json");
  CHECK(outcome.code == ExitCode::usage);
  CHECK(nlohmann::json::parse(outcome.err)["error"]["code"] == "contradiction");
}

TEST_CASE("a catalogue that cannot be read is exit 1") {
  for (const auto* command : {"recommend", "explain", "catalog list", "catalog check"}) {
    CAPTURE(command);
    const auto outcome = run_line(std::string(command) + " --catalog no/such/directory");
    CHECK(outcome.code == ExitCode::failure);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, "no/such/directory"));
  }
}

TEST_CASE("an option is explained by its id, or the pick without one") {
  const auto pick = json_of(run_line("recommend --json"))["recommendation"]["option"];
  const auto explained = json_of(run_line("explain --json"))["option"];
  CHECK(explained["id"] == pick);
  double sum = 0;
  for (const auto& line : explained["lines"]) sum += line["monthly_usd"].get<double>();
  CHECK_THAT(sum,
             Catch::Matchers::WithinRel(explained["monthly_usd"]["expected"].get<double>(), 1e-9));
  const auto text = run_line("explain " + pick.get<std::string>());
  CHECK(text.code == ExitCode::answered);
  CHECK(has(text.out, pick.get<std::string>()));
  const auto unknown = run_line("explain " + pick.get<std::string>() + "x");
  CHECK(unknown.code == ExitCode::usage);
  CHECK(has(unknown.err, "did you mean '" + pick.get<std::string>() + "'"));
}

TEST_CASE("a prompt with figures carries the comparison, its dates and the request to challenge") {
  for (const auto* language : {"en", "fr"}) {
    const auto outcome =
        run_line(std::string("prompt pro -q --with-figures --as-of 2026-11-22 --lang ") + language);
    CHECK(outcome.code == ExitCode::answered);
    CHECK(has(outcome.out, "2026-11-22"));
    CHECK(has(outcome.out, "2026-11-20"));
    CHECK(has(outcome.out, *language == 'f' ? "Conteste-les" : "Challenge them"));
    for (std::size_t at = 0; at < outcome.out.size(); at = outcome.out.find('\n', at) + 1) {
      CHECK(outcome.out[at] == '>');
    }
  }
}

TEST_CASE("a prompt comes as JSON too") {
  const auto prompt = json_of(run_line("prompt basic -q --json"));
  CHECK(prompt["kind"] == "basic");
  CHECK(prompt["missing"] == nlohmann::json{"description"});
  CHECK(prompt["prompt"] == run_line("prompt basic -q").out);
  CHECK(run_line("prompt basic --format html").code == ExitCode::usage);
}

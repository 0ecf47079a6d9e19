#include <nlohmann/json.hpp>

#include "exit_code.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using llmadvisor::cli::ExitCode;
using llmadvisor::test::run_line;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every table is listed in both forms") {
  const auto overview = nlohmann::json::parse(run_line("catalog list --json").out);
  REQUIRE(overview["tables"].size() > 10);
  for (const auto& table : overview["tables"]) {
    const auto name = table["table"].get<std::string>();
    CAPTURE(name);
    const auto text = run_line("catalog list " + name);
    CHECK(text.code == ExitCode::answered);
    const auto json = nlohmann::json::parse(run_line("catalog list --json " + name).out);
    CHECK(json["records"].size() == table["records"]);
  }
  CHECK(has(run_line("catalog list").out, "Catalogue of 2026-11-20"));
}

TEST_CASE("a record is shown by its id, alias or name, with its source") {
  for (const auto* line :
       {"catalog show gpu a10g", "catalog show gpus A10G", "catalog show provider Groq",
        "catalog show model llama-3.1-8b", "catalog show cost-figure eur_usd_rate",
        "catalog show quality claude-haiku-5.5"}) {
    CAPTURE(line);
    const auto outcome = run_line(line);
    CHECK(outcome.code == ExitCode::answered);
    CHECK(has(outcome.out, "as_of: "));
    CHECK(has(outcome.out, "source:"));
  }
  const auto json = nlohmann::json::parse(run_line("catalog show gpu a10g --json").out);
  CHECK(json["record"]["id"] == "a10g");
}

TEST_CASE("unknown tables and records are refused with the nearest") {
  const auto [line, hint] = GENERATE(table<std::string, std::string>({
      {"catalog list modles", "did you mean 'models'?"},
      {"catalog show gpu a10q", "'a10g'"},
      {"catalog show server server-8x-h100", "'server-8x-h100-sxm'"},
      {"catalog lst", "did you mean 'list'?"},
      {"catalog", "catalog list|show|check"},
      {"catalog show gpu", "show --help"},
  }));
  CAPTURE(line);
  const auto outcome = run_line(line);
  CHECK(outcome.code == ExitCode::usage);
  CHECK(outcome.out.empty());
  CHECK(has(outcome.err, hint));
}

TEST_CASE("the frozen catalogue is sound") {
  const auto outcome = run_line("catalog check");
  CAPTURE(outcome.err);
  CHECK(outcome.code == ExitCode::answered);
  CHECK(has(outcome.out, "The catalogue is sound"));
}

TEST_CASE("facts that are weak, old or undated are marked") {
  const auto shown = nlohmann::json::parse(
      run_line("catalog show provider ovhcloud --json --as-of 2026-11-23").out);
  int marked = 0;
  for (const auto& fact : shown["record"]["facts"]) {
    const bool weak = fact["grade"] != "primary" && fact["grade"] != "quoted";
    const std::string caution = fact.value("caution", "");
    CHECK((caution.find("weak") != std::string::npos) == weak);
    if (!fact.contains("as_of")) CHECK(caution.find("undated") != std::string::npos);
    marked += caution.empty() ? 0 : 1;
  }
  CHECK(marked > 0);
  CHECK(run_line("catalog show provider ovhcloud").out.find("caution: ") != std::string::npos);
}

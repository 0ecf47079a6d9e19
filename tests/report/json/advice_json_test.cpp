#include "llmadvisor/report/json/advice_json.hpp"

#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/engine/advise.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/json_schema.hpp"

using namespace llmadvisor;
using Json = nlohmann::json;
using llmadvisor::test::run_line;

namespace {

const std::string schema_file = LLMADVISOR_SOURCE_DIR "/data/schema/advice.schema.json";

Json answer(const std::string& flags) {
  return Json::parse(run_line("recommend --json " + flags).out);
}

double sum_of(const Json& lines) {
  double sum = 0;
  for (const auto& line : lines) sum += line["monthly_usd"].get<double>();
  return sum;
}

}  // namespace

TEST_CASE("real answers are valid by the published schema") {
  for (const std::string flags :
       {"", "--budget 300 --sensitivity medical", "--budget 1 --all",
        "--sensitivity secret --lang fr --currency eur", "--rag --fine-tuning --top 3",
        "--only rented-gpu --purchase spot --gpu a10g --region us-east-1 --deny-provider runpod",
        "--budget 280eur --sensitivity card --jurisdiction eu -d shop --specifics RAG",
        "--no-robustness --max-ttft 200 --max-tpot 50 --context 32000"}) {
    CAPTURE(flags);
    const auto outcome = run_line("recommend --json " + flags);
    CHECK(outcome.err.empty());
    for (const auto& violation : test::schema_violations(schema_file, outcome.out)) {
      FAIL_CHECK(violation);
    }
  }
}

TEST_CASE("the published names are those that answers choose from") {
  // Mended by: llmadvisor_schemas SOURCE_DIRECTORY
  for (const auto& file : name_schemas()) {
    CAPTURE(file.name);
    CHECK(read_file(LLMADVISOR_SOURCE_DIR "/data/schema/" + file.name) == file.text);
  }
}

TEST_CASE("the answer from the shipped catalogue is valid too, even where a text is broken") {
  const auto catalog = read_catalog_directory(LLMADVISOR_SOURCE_DIR "/data");
  ProjectInput input;
  input.budget = Money{300, Currency::usd};
  input.sensitivity = Sensitivity::medical;
  input.description = "caf\xe9 \"x\" \n\033";
  const auto advice =
      advise(input, catalog, *parse_date("2026-11-23"),
             {.top = 25, .listing = Listing::top, .robustness = Robustness::skipped});
  ReportContext context;
  context.version = "1.2.3";
  const auto text = advice_json(advice, catalog, context);
  for (const auto& violation : test::schema_violations(schema_file, text)) FAIL_CHECK(violation);
}

TEST_CASE("the lines of an option add up to its bill and, with the people, to its full cost") {
  const auto json = answer("--rag --fine-tuning --all --no-robustness");
  int billed = 0;
  for (const auto& option : json["options"]) {
    if (option["monthly_usd"].is_null()) continue;
    CAPTURE(option["id"]);
    ++billed;
    const double bill = sum_of(option["lines"]);
    CHECK_THAT(bill,
               Catch::Matchers::WithinRel(option["monthly_usd"]["expected"].get<double>(), 1e-9));
    CHECK_THAT(bill + sum_of(option["full_cost_lines"]),
               Catch::Matchers::WithinRel(option["full_cost_usd"]["expected"].get<double>(), 1e-9));
    for (const auto& line : option["lines"]) {
      CHECK_THAT(line["quantity"].get<double>() * line["unit_price_usd"].get<double>(),
                 Catch::Matchers::WithinRel(line["monthly_usd"].get<double>(), 1e-9));
      CHECK_FALSE(line["source"].get<std::string>().empty());
    }
  }
  CHECK(billed > 10);
}

TEST_CASE("the recommended option stands first, rejected ones last") {
  const auto json = answer("--budget 300");
  CHECK(json["options"][0]["id"] == json["recommendation"]["option"]);
  bool rejected = false;
  for (const auto& option : json["options"]) {
    if (option["verdict"] == "rejected") rejected = true;
    CHECK((option["verdict"] == "rejected") == rejected);
  }
}

TEST_CASE("every input in effect is there, said or not") {
  const auto json = answer("--budget 280eur --requests-per-day 7000 --rag");
  const auto& inputs = json["inputs"];
  for (const auto& spec : number_specs()) CHECK(inputs.contains(std::string(spec.name)));
  CHECK(inputs["requests_per_day"] == 7000);
  CHECK(inputs["requests_per_day"].is_number_integer());
  CHECK(inputs["budget"]["amount"] == 280);
  CHECK(inputs["budget_usd"].get<double>() > 280);
  CHECK(inputs["rag"] == true);
  for (const auto& assumption : json["assumptions"]) {
    CHECK(assumption["input"] != "requests_per_day");
    CHECK(inputs[assumption["input"].get<std::string>()] == assumption["value"]);
  }
}

TEST_CASE("what is not known is null, never 0") {
  const auto json = answer("");
  CHECK(json["inputs"]["budget_usd"].is_null());
  CHECK(json["inputs"]["max_tpot"].is_null());
}

TEST_CASE("a limit that nobody stated is what the task asks for, and says so") {
  const auto inputs = answer("")["inputs"];
  // The task is the general one: somebody waits, 15 seconds at most.
  CHECK(inputs["max_ttft"] == 15000);
  CHECK(inputs["max_ttft_origin"] == "assumed");
  CHECK(answer("--max-ttft 900")["inputs"]["max_ttft_origin"] == "given");
}

#include "project_file.hpp"

#include "options.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "values.hpp"

using namespace llmadvisor;
using namespace llmadvisor::cli;
using llmadvisor::test::run_line;

namespace {

ProjectInput input_of(std::string_view json) {
  return recommend_options({.settings = parse_project_file("p.json", json), .arguments = {}}).input;
}

std::string refusal(std::string_view json) {
  try {
    static_cast<void>(input_of(json));
  } catch (const Error& e) {
    return e.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a project file takes the keys of the flags") {
  const auto input = input_of(R"({"description": "shop", "budget": "280eur", "sensitivity": "card",
    "jurisdiction": "eu", "rag": true, "fine_tuning": false, "specifics": "voice", "quality":
    "strong", "prefer": "privacy", "requests_per_day": 1200, "max_ttft": 500.5,
    "model": ["llama-3.1-8b", "qwen3-8b"], "provider": "groq", "only": ["rented-gpu"]})");
  CHECK(input.description == "shop");
  CHECK(input.budget->amount == 280);
  CHECK(input.budget->currency == Currency::eur);
  CHECK(input.sensitivity == Sensitivity::card);
  CHECK(input.jurisdiction == Jurisdiction::eu);
  CHECK(input.rag == Wanted::yes);
  CHECK(input.fine_tuning == Wanted::no);
  CHECK(input.quality == QualityBand::strong);
  CHECK(input.prefer == Preference::privacy);
  CHECK(input[Number::requests_per_day] == 1200);
  CHECK(input[Number::max_ttft] == 500.5);
  CHECK(input.filters.models == std::vector<std::string>{"llama-3.1-8b", "qwen3-8b"});
  CHECK(input.filters.providers == std::vector<std::string>{"groq"});
  CHECK(input.filters.only == std::vector{OptionKind::rented_gpu});
}

TEST_CASE("a project file takes what a choice by value needs") {
  const auto input = input_of(R"({"task": "coding", "answer_language": "de", "needs": ["vision",
    "json"], "weights": "int4", "decide_on": "invoice", "team": "platform", "quality": "gpt-4",
    "prefer": "value", "jurisdiction": "Allemagne", "budget": "1 500,50 €"})");
  CHECK(input.task == Task::coding);
  CHECK(input.answer_language == Skill::de);
  CHECK(input.needs == std::vector{Capability::vision, Capability::json});
  CHECK(input.weights == ServedFormat(WeightFormat::int4_awq));
  CHECK(input.decide_on == CostBasis::invoice);
  CHECK(input.team == Team::platform);
  CHECK_FALSE(input.quality);
  CHECK(input.quality_like == "gpt-4");
  CHECK(input.prefer == Preference::value);
  CHECK(input.jurisdiction == Jurisdiction::eu);
  CHECK(input.budget->amount == 1500.5);
  CHECK(input_of(R"({"needs": "tools, vision"})").needs ==
        std::vector{Capability::vision, Capability::tools});
  CHECK(refusal(R"({"needs": ["sight"]})") ==
        "p.json: /needs: unknown value 'sight'; expected vision, tools, json, audio");
  CHECK(refusal(R"({"answer_language": "ja"})") ==
        "p.json: /answer_language: unknown value 'ja'; expected en, fr, de, es, it, nl, pt");
}

TEST_CASE("a number of JSON has a point before its decimals and nowhere else") {
  CHECK(input_of(R"({"budget": 300.125})").budget->amount == 300.125);
  CHECK(input_of(R"({"budget": {"amount": 300.125, "currency": "eur"}})").budget->amount ==
        300.125);
  CHECK(input_of(R"({"cost": {"pue": 1.375}})").costs.at(0).value == 1.375);
  CHECK(refusal(R"({"requests_per_day": 5.125})").find("not a whole number") != std::string::npos);
}

TEST_CASE("an empty project says nothing, nor does null") {
  const auto text = GENERATE("{}", R"({"budget": null, "rag": null})");
  const auto input = input_of(text);
  CHECK(!input.budget);
  CHECK(!input.rag);
}

TEST_CASE("a project file may name its schema and hold comments") {
  const auto input = input_of(R"({
    "$schema": "../data/schema/project.schema.json",
    // what we can spend
    "budget": 300, /* a month */
    "rag": true
  })");
  CHECK(input.budget->amount == 300);
  CHECK(input.rag == Wanted::yes);
}

TEST_CASE("the inputs of an answer are a project file, and so is the answer") {
  const std::string inputs = R"({"budget_usd": 308, "budget": {"amount": 280, "currency": "eur"},
    "sensitivity": "internal", "quality": "strong", "cost": {"pue": 1.3}, "max_ttft": null,
    "requests_per_day": 5000, "model": ["qwen3-8b"], "assumed": ["sensitivity", "requests_per_day"]})";
  for (const auto& text : {inputs, R"({"schema_version": "1.0", "inputs": )" + inputs + "}"}) {
    const auto input = input_of(text);
    CHECK(input.budget->amount == 280);
    CHECK(input.budget->currency == Currency::eur);
    CHECK_FALSE(input.sensitivity);
    CHECK(input.quality == QualityBand::strong);
    CHECK(input.costs.at(0).value == 1.3);
    CHECK_FALSE(input[Number::max_ttft]);
    CHECK_FALSE(input[Number::requests_per_day]);
    CHECK(input.filters.models == std::vector<std::string>{"qwen3-8b"});
  }
  CHECK(input_of(R"({"budget_usd": 308})").budget->amount == 308);
}

TEST_CASE("what is wrong in a project file is named with file, pointer and expectation") {
  const auto [json, message] = GENERATE(table<std::string, std::string>({
      {R"({"bugdet": 3})", "p.json: /bugdet: unknown key"},
      {R"({"project": "x"})", "p.json: /project: unknown key"},
      {R"({"requests_per_day": "5000"})", "p.json: /requests_per_day: expected a number"},
      {R"({"rag": "yes"})", "p.json: /rag: expected true or false"},
      {R"({"description": 3})", "p.json: /description: expected a string"},
      {R"({"model": ["a", 3]})", "p.json: /model/1: expected a string, or a list of those"},
      {R"({"model": []})", "p.json: /model: an empty list allows nothing"},
      {R"({"budget": 3, "budget": 4})", "p.json: duplicate key \"budget\""},
      {R"([1])", "p.json: /: expected an object"},
      {R"({"inputs": 3})", "p.json: /inputs: expected an object"},
      {R"({"inputs": {"rag": 3}})", "p.json: /inputs/rag: expected true or false"},
      {R"({"inputs": {"bugdet": 3}})", "p.json: /inputs/bugdet: unknown key"},
      {R"({"budget": {"amount": 3}})", "p.json: /budget: expected an amount and a currency"},
      {R"({"cost": {"pue": "low"}})", "p.json: /cost/pue: expected a number"},
      {R"({"assumed": "all"})", "p.json: /assumed: expected a list of keys"},
      {R"({"$schema": 3})", "p.json: /$schema: expected a string"},
      {R"({"budget": -3})",
       "p.json: /budget: '-3' is out of range; expected more than 0 and at "
       "most 1000000000"},
      {R"({"requests_per_day": 1.5})",
       "p.json: /requests_per_day: '1.5' is not a whole number; expected a whole number from 1 to "
       "10000000000 (requests/day)"},
  }));
  CAPTURE(json);
  CHECK(refusal(json) == message);
}

TEST_CASE("text that is not JSON is refused with the position") {
  const auto json = GENERATE("", "{", R"({"budget": 3)", R"({"budget": 3,})", R"({"budget": NaN})",
                             R"({"budget": 1e999})", "{} {}", "\xff\xfe", "budget: 3");
  CAPTURE(json);
  CHECK_THAT(refusal(json), Catch::Matchers::StartsWith("p.json: not valid JSON: "));
}

TEST_CASE("deep nesting is refused before it grows") {
  CHECK_THAT(refusal(R"({"model": [)" + std::string(100'000, '[')),
             Catch::Matchers::StartsWith("p.json: nested too deeply"));
}

TEST_CASE("a misspelt key is answered with the nearest") {
  try {
    static_cast<void>(input_of(R"({"requets_per_day": 3})"));
    FAIL("accepted");
  } catch (const Error& e) {
    CHECK(e.hint() == "did you mean 'requests_per_day'?");
  }
}

TEST_CASE("flags override the project file, which overrides the environment") {
  test::World world;
  world.files["p.json"] = R"({"budget": 100, "sensitivity": "medical", "rag": true, "lang": "fr"})";
  world.variables["LLMADVISOR_LANG"] = "en";
  const auto both = run_line("prompt pro -q --project p.json --budget 200 --no-rag", world);
  CHECK(both.code == ExitCode::answered);
  CHECK(both.out.find("200 $ par mois") != std::string::npos);
  CHECK(both.out.find("données médicales") != std::string::npos);
  CHECK(both.out.find("besoin de RAG`") == std::string::npos);
  const auto english = run_line("prompt pro -q --project p.json --lang en", world);
  CHECK(english.out.find("$100 per month") != std::string::npos);
}

TEST_CASE("a project file comes from standard input too") {
  test::World world;
  world.input = R"({"budget": 100})";
  CHECK(run_line("prompt pro -q --project -", world).out.find("$100 per month") !=
        std::string::npos);
  world.input = "{";
  const auto bad = run_line("prompt pro --project -", world);
  CHECK(bad.code == ExitCode::failure);
  CHECK(bad.out.empty());
  CHECK_THAT(bad.err, Catch::Matchers::StartsWith("llmadvisor: error: standard input: "));
}

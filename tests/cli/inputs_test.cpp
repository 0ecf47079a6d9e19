#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;
using llmadvisor::test::run_line;
using Json = nlohmann::json;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Json inputs_of(const std::string& flags) {
  const auto outcome = run_line("recommend --json --no-robustness " + flags);
  CAPTURE(flags, outcome.err);
  REQUIRE_FALSE(outcome.out.empty());
  return Json::parse(outcome.out)["inputs"];
}

}  // namespace

TEST_CASE("what is stated of the choice comes back among the inputs") {
  const auto inputs = inputs_of(
      "--task coding --answer-language german --needs json,vision --needs tools --weights int4 "
      "--decide-on invoice --team platform --prefer cost --jurisdiction Allemagne "
      "--budget '1 500,50 €' --requests-per-day 5k");
  CHECK(inputs["task"] == "coding");
  CHECK(inputs["answer_language"] == "de");
  CHECK(inputs["needs"] == Json{"vision", "tools", "json"});
  CHECK(inputs["weights"] == "int4-awq");
  CHECK(inputs["decide_on"] == "invoice");
  CHECK(inputs["team"] == "platform");
  CHECK(inputs["prefer"] == "cost");
  CHECK(inputs["jurisdiction"] == "eu");
  CHECK(inputs["budget"]["amount"] == 1500.5);
  CHECK(inputs["requests_per_day"] == 5000);
}

TEST_CASE("value is what is preferred where nobody says") {
  CHECK(inputs_of("")["prefer"] == "value");
}

TEST_CASE("a family of models is taken as several filters and noted") {
  const auto outcome = run_line("recommend --json --no-robustness --model qwen3");
  CHECK(has(outcome.err, "note: 'qwen3' stands for qwen3-32b, qwen3-8b\n"));
  CHECK(Json::parse(outcome.out)["inputs"]["model"] == Json{"qwen3-32b", "qwen3-8b"});
  CHECK(run_line("recommend --no-robustness -q --model qwen3").err.empty());
}

TEST_CASE("explain takes the name of a model for its best option") {
  const auto outcome = run_line("explain qwen3-32b --json");
  CHECK(outcome.code == cli::ExitCode::answered);
  CHECK(has(outcome.out, "/qwen3-32b"));
  CHECK(run_line("explain llama-9").code == cli::ExitCode::usage);
}

TEST_CASE("what is refused says where, what and how, on every command that takes it") {
  for (const auto* command : {"recommend", "explain", "prompt basic"}) {
    for (const auto& [flags, message, hint] :
         std::vector<std::tuple<const char*, const char*, const char*>>{
             {"--budget 0", "--budget: '0' leaves nothing to spend", "leave --budget out"},
             {"--budget 1.000", "--budget: '1.000' may mean thousands or decimals: 1000 or 1",
              "write 300"},
             {"--requests-per-day 5.000", "may mean thousands or decimals: 5000 or 5",
              "write 5000"},
             {"--quality best", "--quality: 'best' is no level and no model", "catalog list"},
             {"--needs sight", "--needs: unknown value 'sight'; expected vision", ""},
             {"--task cook", "--task: unknown value 'cook'; expected general", ""},
             {"--weights int3", "--weights: unknown value 'int3'; expected bf16", ""},
             {"--jurisdiction india", "--jurisdiction: unknown value 'india'; expected any", ""},
             {"--model nobody", "unknown model 'nobody'", "catalog list models"}}) {
      CAPTURE(command, flags);
      const auto outcome = run_line(std::string(command) + " " + flags);
      CHECK(outcome.code == cli::ExitCode::usage);
      CHECK(outcome.out.empty());
      CHECK(has(outcome.err, message));
      CHECK(has(outcome.err, hint));
    }
  }
}

TEST_CASE("help says what each choice means") {
  const auto help = run_line("help recommend").out;
  for (const auto* part :
       {"--task TASK", "coding: writing and reviewing code", "--answer-language LANG", "de: German",
        "--needs LIST", "vision: images in the prompt", "--weights FORMAT",
        "int4-awq, int4, awq: 4 bit integers", "--decide-on COST", "invoice: the bill alone",
        "--team WHO", "platform: people who run such machines every day", "--prefer WHAT",
        "value: the ablest level", "--quality LEVEL|MODEL", "gpt-4"}) {
    CAPTURE(part);
    CHECK(has(help, part));
  }
  CHECK(has(run_line("help estimate").out, "--weights FORMAT"));
}

TEST_CASE("what a description says is in effect, and what is stated goes before it") {
  const auto heard = inputs_of("-d 'RAG with fine-tuning and OCR'");
  CHECK(heard["rag"] == true);
  CHECK(heard["fine_tuning"] == true);
  CHECK(heard["needs"] == Json{"vision"});
  const auto denied = inputs_of("--no-rag --no-fine-tuning -d 'RAG with fine-tuning'");
  CHECK(denied["rag"] == false);
  CHECK(denied["fine_tuning"] == false);
  CHECK(inputs_of("-d 'chatbot without RAG, 200 users'")["rag"] == false);
  // Ten each, by the preset of a chat.
  CHECK(inputs_of("--task chat -d 'chatbot for 200 users'")["requests_per_day"] == 2000);
  CHECK(inputs_of("--requests-per-day 70 -d 'chatbot for 200 users'")["requests_per_day"] == 70);
}

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

/// What comes first of the machines on premises.
nlohmann::json picked(const std::string& flags) {
  const auto answer =
      json_of(run_line("recommend --only on-premises --no-robustness --json " + flags));
  return answer["options"][0];
}

bool has_line(const nlohmann::json& option, std::string_view part) {
  for (const auto& line : option["lines"]) {
    if (line["label"].get<std::string>().find(part) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("whoever owns two cards is told what fits on them") {
  const auto outcome = run_line("what-fits --own '2 x rtx-4090' --json");
  CHECK(outcome.code == ExitCode::answered);
  const auto machine = json_of(outcome)["machines"][0];
  CHECK(machine["gpus"] == 2);
  CHECK(machine["models"].size() > 3);
  const auto& first = machine["models"][0];
  CHECK(first["many"]["engine"] == "vllm");
  CHECK(first["many"]["output_tokens_per_s"] > 0);
  CHECK(first["many"]["longest_context_tokens"] >= 1300);
  for (const auto* line : {"what-fits --own 2xrtx-4090", "what-fits --gpu rtx-4090 --gpus 2"}) {
    CHECK(json_of(run_line(std::string(line) + " --json"))["machines"] ==
          json_of(outcome)["machines"]);
  }
}

TEST_CASE("what fits is told in both languages, and exit 3 where nothing does") {
  const auto english = run_line("what-fits --own apple-m4-max");
  CHECK(english.out.find("One person") != std::string::npos);
  const auto french = run_line("what-fits --own apple-m4-max --lang fr");
  CHECK(french.out.find("Une personne") != std::string::npos);
  CHECK(run_line("what-fits --own apple-m1 --model llama-3.3-70b").code == ExitCode::nothing_fits);
  CHECK(run_line("what-fits").code == ExitCode::usage);
  const auto unknown = run_line("what-fits --own '2 x rtx-409O'");
  CHECK(unknown.code == ExitCode::usage);
  CHECK(unknown.err.find("unknown machine 'rtx-409O'") != std::string::npos);
}

TEST_CASE("nothing is bought for the cards that one has") {
  const auto option = picked("--own '1 x rtx-4090' --requests-per-day 200");
  CHECK(option["deployment"]["owned_instances"] == 1);
  CHECK(option["up_front_usd"] == 0);
  CHECK(has_line(option, "electricity"));
  CHECK_FALSE(has_line(option, "purchase"));
}

TEST_CASE("where what one has is too small the answer says what must be bought besides") {
  const std::string asked = "--own rtx-4090 --requests-per-day 400000 --model qwen3-8b";
  const auto option = picked(asked);
  const auto& d = option["deployment"];
  CHECK(d["owned_instances"] == 1);
  CHECK(d["instances"] > 1);
  CHECK(option["up_front_usd"] > 0);
  const auto text = run_line("recommend --format markdown --only on-premises --no-robustness " + asked);
  CHECK(text.out.find("1 yours already") != std::string::npos);
}

TEST_CASE("a data-centre card that one has is not bought again") {
  const auto option = picked("--own a100-sxm-80gb --requests-per-day 2000 --model qwen3-32b");
  CHECK(option["deployment"]["gpu"] == "a100-sxm-80gb");
  CHECK(option["up_front_usd"] == 0);
}

TEST_CASE("a Mac that one has serves a few with llama.cpp, and many only in numbers") {
  const auto option = picked("--own apple-m4-max --requests-per-day 50 --model gpt-oss-20b");
  CHECK(option["verdict"] != "rejected");
  CHECK(option["deployment"]["engine"] == "llama.cpp");
  CHECK(option["deployment"]["weights"] == "mxfp4");
  CHECK(option["deployment"]["instances"] == 1);
  CHECK(option["performance"]["ttft_ms"] > 0);
  const auto many = picked("--own apple-m4-max --requests-per-day 50000 --model gpt-oss-20b");
  CHECK(many["deployment"]["instances"] > 5);
}

TEST_CASE("a Mac with more memory holds more, up to what is sold") {
  CHECK(run_line("what-fits --own apple-m4-max --model gpt-oss-120b").code ==
        ExitCode::nothing_fits);
  CHECK(run_line("what-fits --own 'apple-m4-max 128 GB' --model gpt-oss-120b").code ==
        ExitCode::answered);
  const auto refused = run_line("what-fits --own apple-m4-max-512gb");
  CHECK(refused.code == ExitCode::usage);
  CHECK(refused.err.find("apple-m4-max has 36 to 128 GB, not 512") != std::string::npos);
}

TEST_CASE("how long what one has will serve is said") {
  const auto answer = run_line(
      "recommend --only on-premises --own rtx-4090 --own-since 2024-11-23 --requests-per-day 200 "
      "--no-robustness");
  // Five years later.
  CHECK(answer.out.find("2029-11-2") != std::string::npos);
}

TEST_CASE("what one has is among the inputs, which a project file takes back") {
  const auto answer =
      run_line("recommend --own '2 x rtx-4090' --own-since 2025-06-01 --no-robustness --json");
  const auto inputs = json_of(answer)["inputs"];
  CHECK(inputs["own"] == nlohmann::json::array({"2 x rtx-4090"}));
  CHECK(inputs["own_since"] == "2025-06-01");
  llmadvisor::test::World world;
  world.input = inputs.dump();
  const auto again = run_line("recommend --project - --no-robustness --json", world);
  CHECK(json_of(again)["inputs"] == inputs);
}

TEST_CASE("cards are counted where they are named, and nobody owns what is yet to be bought") {
  CHECK(run_line("what-fits --own rtx-4090 --gpus 2").code == ExitCode::usage);
  const auto later = run_line("recommend --own rtx-4090 --own-since 2030-01-01");
  CHECK(later.code == ExitCode::usage);
  CHECK(later.err.find("2030-01-01 is yet to come") != std::string::npos);
}

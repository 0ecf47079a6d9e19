#include "options.hpp"

#include <algorithm>

#include "commands.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "values.hpp"

using namespace llmadvisor;
using namespace llmadvisor::cli;
using llmadvisor::test::run_line;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// A line that each command answers, short of its form.
std::string plain_line(const Command& command) {
  const std::string name(command.name);
  if (name == "prompt") return "prompt basic -q";
  if (name == "estimate") return "estimate --model llama-3.1-8b --gpu a10g";
  if (name == "compare") return "compare pick rented-gpu";
  if (name == "what-fits") return "what-fits --own rtx-4090";
  if (name == "catalog show") return "catalog show gpu a10g";
  if (name == "catalog diff") return "catalog diff embedded embedded";
  if (name == "accuracy") return "accuracy measurements.csv";
  return name;
}

test::World world_with_measurements() {
  test::World world;
  world.files["measurements.csv"] =
      "model,weights,gpu,tensor_parallel,input_tokens,output_tokens,load,load_value,metric,value\n"
      "llama-3.1-8b,bf16,a10g,1,240,225,open_loop,1,req_s,0.98\n";
  return world;
}

std::string question_of(const std::vector<std::string_view>& words) {
  return repeated_question(
      parse_command_line(words, flags_of(*find_command("recommend"))).settings);
}

}  // namespace

TEST_CASE("every flag has one row, and every row a flag") {
  std::vector<Flag> ids;
  for (const auto& flag : flag_table()) ids.push_back(flag.id);
  std::ranges::sort(ids);
  REQUIRE(ids.size() == static_cast<std::size_t>(Flag::first_number) + number_count);
  for (std::size_t i = 0; i < ids.size(); ++i) CHECK(static_cast<std::size_t>(ids[i]) == i);
}

TEST_CASE("a command helps with the forms that it has, answers in each, and refuses the others") {
  const auto world = world_with_measurements();
  for (const auto& command : command_table()) {
    // Of imports it is the file's; of `init` there is no answer.
    if (command.name.ends_with(" import") || command.name == "init") continue;
    std::string help;
    for (const auto format : command.formats) {
      help += (help.empty() ? "--format " : "|") + std::string(to_string(format));
    }
    CAPTURE(command.name, help);
    const auto told = run_line("help " + std::string(command.name)).out;
    CHECK((has(told, help + "\n") || has(told, help + " ")));
    for (const auto format :
         {Format::text, Format::json, Format::markdown, Format::html, Format::csv}) {
      const auto outcome =
          run_line(plain_line(command) + " --format " + std::string(to_string(format)), world);
      CAPTURE(to_string(format), outcome.err);
      const bool is_there = std::ranges::count(command.formats, format) > 0;
      CHECK((outcome.code == ExitCode::usage) == !is_there);
      CHECK(outcome.out.empty() == !is_there);
      if (!is_there)
        CHECK(has(outcome.err, "--format: unknown value '" + std::string(to_string(format)) +
                                   "'; expected text, json"));
    }
  }
}

TEST_CASE("numbers of flags are held to the bounds and the unit of their row") {
  CHECK(has(run_line("estimate --model llama-3.1-8b --gpu a10g --concurrency 0").err,
            "--concurrency: '0' is out of range; expected a whole number from 1 to 1000000"));
  CHECK(has(run_line("estimate --model llama-3.1-8b --gpu a10g --request-rate 0").err,
            "expected a number from 1e-06 to 1000000 (requests/s)"));
  CHECK(has(run_line("estimate --model llama-3.1-8b --gpu a10g --gpus 2000").err,
            "expected a whole number from 1 to 1024"));
}

TEST_CASE("a question is repeated by the flags that decide its figures, as a shell takes them") {
  CHECK(question_of({}).empty());
  CHECK(question_of({"--sensitivity", "medical", "--budget", "300"}) ==
        " --budget 300 --sensitivity medical");
  CHECK(question_of({"--no-rag", "--all", "--json", "-v", "-o", "x", "-d", "shop"}) ==
        " --description shop --no-rag");
  CHECK(question_of({"--model", "Qwen3 32B", "--model=it's", "--as-of", "2026-11-23"}) ==
        " --model 'Qwen3 32B' --model 'it'\\''s' --as-of 2026-11-23");
  CHECK(question_of({"--project", "p.json", "--requests-per-day=10"}) ==
        " --project p.json --requests-per-day 10");
}

TEST_CASE("answers and errors name the command that explains their figures, flags and all") {
  const auto answer = run_line("recommend -v --requests-per-day 20000 --deny-provider groq").out;
  std::string unwrapped = answer;
  std::ranges::replace(unwrapped, '\n', ' ');
  CHECK(has(unwrapped, " --requests-per-day 20000 --deny-provider groq"));
  const auto error = run_line("explain nothing/such --requests-per-day 20000 --lang en").err;
  CHECK(has(error, "list them: llmadvisor recommend --all --json --requests-per-day 20000\n"));
}

TEST_CASE("paths are taken as they are") {
  const Request request{.settings = {{Flag::output, {"--output", {"a\tb"}}},
                                     {Flag::catalog, {"--catalog", {"caf\xe9"}}}},
                        .arguments = {}};
  CHECK(recommend_options(request).output == "a\tb");
  CHECK(recommend_options(request).catalog == "caf\xe9");
  CHECK_THROWS_AS(parse_path("", "--output"), UsageError);
  CHECK_THROWS_AS(parse_path(std::string_view("a\0b", 3), "--output"), UsageError);
}

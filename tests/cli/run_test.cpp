#include "run.hpp"

#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using llmadvisor::cli::ExitCode;
using llmadvisor::test::run_line;
using llmadvisor::test::run_words;
using llmadvisor::test::TemporaryDirectory;
using llmadvisor::test::World;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("alone, the program says in a line for each command what it is for") {
  const auto outcome = run_words({});
  CHECK(outcome.code == ExitCode::answered);
  CHECK(outcome.err.empty());
  // A line for each command, and a few around them.
  const auto lines = std::count(outcome.out.begin(), outcome.out.end(), '\n');
  CHECK(lines <= static_cast<long>(cli::command_table().size()) + 8);
}

TEST_CASE("the version names the program's and the catalogue's") {
  for (const auto* flag : {"--version", "-V"}) {
    const auto outcome = run_line(flag);
    CHECK(outcome.code == ExitCode::answered);
    CHECK(outcome.out == "llmadvisor " LLMADVISOR_VERSION "\ncatalogue 2026-11-20 (embedded)\n");
  }
}

TEST_CASE("every command helps, with examples first") {
  for (const auto& command : cli::command_table()) {
    CAPTURE(command.name);
    const auto by_flag = run_line(std::string(command.name) + " --help");
    const auto by_command = run_line("help " + std::string(command.name));
    CHECK(by_flag.code == ExitCode::answered);
    CHECK(by_flag.out == by_command.out);
    CHECK(by_flag.out.find("Examples:") < by_flag.out.find("Usage:"));
    CHECK(!command.examples.empty());
  }
}

TEST_CASE("every example of the help runs") {
  test::World world;
  world.files["measurements.csv"] =
      "model,weights,gpu,tensor_parallel,input_tokens,output_tokens,load,load_value,metric,value\n"
      "llama-3.1-8b,bf16,a10g,1,240,225,open_loop,1,req_s,0.98\n";
  world.files["model_prices_and_context_window.json"] =
      R"({"groq/qwen3-32b": {"litellm_provider": "groq", "mode": "chat",
          "input_cost_per_token": 2e-07, "output_cost_per_token": 6e-07}})";
  world.files["config.json"] =
      R"({"model_type": "llama", "hidden_size": 4096, "num_hidden_layers": 32, "vocab_size": 128256,
          "num_attention_heads": 32, "num_key_value_heads": 8, "intermediate_size": 14336,
          "max_position_embeddings": 131072, "torch_dtype": "bfloat16"})";
  world.files["spend_logs.json"] =
      R"({"startTime": "2026-11-02T09:14:03Z", "prompt_tokens": 1800, "completion_tokens": 240})";
  world.files["usage.json"] =
      R"({"data": [{"starting_at": "2026-11-02T00:00:00Z", "ending_at": "2026-11-03T00:00:00Z",
          "results": [{"uncached_input_tokens": 9000000, "output_tokens": 600000}]}]})";
  world.files["cost.json"] =
      R"({"data": [{"starting_at": "2026-11-02T00:00:00Z", "ending_at": "2026-11-03T00:00:00Z",
          "results": [{"amount": "1250", "currency": "USD"}]}]})";
  world.files["project.json"] = R"({"requests_per_day": 120000, "today": "380usd"})";
  world.input = std::string(8, '\n');  // whoever is asked leaves all open
  world.in.is_terminal = true;
  // Some examples write beside them.
  const test::TemporaryDirectory directory;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(directory.path());
  for (const auto& command : cli::command_table()) {
    for (const auto example : command.examples) {
      CAPTURE(example);
      REQUIRE(example.substr(0, 11) == "llmadvisor ");
      const auto outcome = run_line(example.substr(11), world);
      CAPTURE(outcome.err);
      CHECK((outcome.code == ExitCode::answered || outcome.code == ExitCode::nothing_fits));
      CHECK((!outcome.out.empty() || command.name == "init"));
    }
  }
  std::filesystem::current_path(before);
}

TEST_CASE("what the command line cannot mean is exit 2, said on stderr, with nothing on stdout") {
  const auto [line, message, hint] = GENERATE(table<std::string, std::string, std::string>({
      {"promt pro", "unknown command 'promt'", "did you mean 'prompt'?"},
      {"xyzzy", "unknown command 'xyzzy'", "list the commands: llmadvisor help"},
      {"help promt", "unknown command 'promt'", "did you mean 'prompt'?"},
      {"prompt", "'prompt' needs basic|pro", "see llmadvisor prompt --help"},
      {"prompt por", "prompt: unknown value 'por'; expected basic, pro", "did you mean 'pro'?"},
      {"prompt pro extra", "unexpected argument 'extra'", "'prompt' takes basic|pro"},
      {"prompt pro --budgett 3", "unknown flag '--budgett'", "did you mean '--budget'?"},
      {"prompt pro --budgett=3", "unknown flag '--budgett'", "did you mean '--budget'?"},
      {"prompt pro -x", "unknown flag '-x'", "list the flags: add --help"},
      {"prompt pro -5", "unknown flag '-5'", "list the flags: add --help"},
      {"prompt pro ++", "unknown flag '++'", "list the flags: add --help"},
      {"prompt pro --budget", "'--budget' needs a value: AMOUNT", ""},
      {"prompt pro --budget=", "'--budget' needs a value: AMOUNT", ""},
      {"prompt pro --budget --rag", "'--budget' needs a value: AMOUNT",
       "a value that starts with a hyphen is written --budget=VALUE"},
      {"prompt pro --rag=no", "'--rag' takes no value", ""},
      {"prompt pro --rag --no-rag", "'--rag' and '--no-rag' exclude each other", ""},
      {"prompt pro -q -v", "'--quiet' and '--verbose' exclude each other", ""},
      {"prompt pro --budget 1 --budget 2", "'--budget' is given 2 times", "give it once"},
      {"prompt pro --as-of 2026-02-30", "--as-of: '2026-02-30' is not a date; expected YYYY-MM-DD",
       ""},
      {"prompt pro --lang de", "--lang: unknown value 'de'; expected en, fr", ""},
      {"prompt pro --jurisdiction canada",
       "--jurisdiction: unknown value 'canada'; expected any, us, eu, fr, uk, ch, ca-qc",
       "did you mean 'ca-qc'?"},
      {"prompt pro -d ''", "--description: the text is empty", ""},
      {"--budget 300", "no command before '--budget'",
       "flags follow the command: llmadvisor recommend --budget ..."},
      {"--versoin", "unknown flag '--versoin'", "did you mean '--version'?"},
  }));
  CAPTURE(line);
  const auto outcome = run_line(line);
  CHECK(outcome.code == ExitCode::usage);
  CHECK(outcome.out.empty());
  std::string expected = "llmadvisor: error: " + message + "\n";
  if (!hint.empty()) expected += "  " + hint + "\n";
  CHECK(outcome.err == expected);
}

TEST_CASE("errors are JSON where JSON is asked for") {
  for (const auto* line :
       {"prompt pro --budget nan --json", "prompt pro --format json --budget x", "promt --json",
        "prompt pro --format=json --budgett 3", "prompt pro --json -d caf\xe9"}) {
    CAPTURE(line);
    const auto outcome = run_line(line);
    CHECK(outcome.code == ExitCode::usage);
    CHECK(outcome.out.empty());
    const auto object = nlohmann::json::parse(outcome.err);
    CHECK(object.size() == 2);
    CHECK(object["error"]["code"].is_string());
    CHECK(!object["error"]["message"].get<std::string>().empty());
    CHECK(object["error"]["hint"].is_string());
  }
}

TEST_CASE("a file that cannot be read is exit 1") {
  const auto outcome = run_line("prompt pro --project no/such/file.json");
  CHECK(outcome.code == ExitCode::failure);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find("no/such/file.json") != std::string::npos);
}

TEST_CASE("an answer goes to the file that -o names, or to stdout for -") {
  const test::TemporaryDirectory directory;
  const auto path = (directory.path() / "prompt.md").string();
  const auto to_file = run_words({"prompt", "basic", "-q", "-o", path});
  CHECK(to_file.code == ExitCode::answered);
  CHECK(to_file.out.empty());
  CHECK(std::filesystem::file_size(path) > 100);
  CHECK(!run_line("prompt basic -o -").out.empty());
  CHECK(run_words({"prompt", "basic", "-o", path + "/x"}).code == ExitCode::failure);
}

TEST_CASE("words after -- are arguments") {
  CHECK(run_line("prompt -q -- pro").code == ExitCode::answered);
  CHECK(run_line("prompt pro -- --help").code == ExitCode::usage);
}

TEST_CASE("the language comes from the flag, the variable or the locale") {
  const auto is_french = [](const char* line, const test::World& world) {
    return run_line(line, world).out.find("Rôle") != std::string::npos;
  };
  CHECK(!is_french("prompt basic", {}));
  CHECK(is_french("prompt basic", {.variables = {{"LANG", "fr_FR.UTF-8"}}}));
  CHECK(!is_french("prompt basic", {.variables = {{"LC_ALL", "C"}, {"LANG", "fr_FR.UTF-8"}}}));
  CHECK(is_french("prompt basic", {.variables = {{"LC_ALL", ""}, {"LC_MESSAGES", "fr_CA"}}}));
  CHECK(is_french("prompt basic", {.variables = {{"LLMADVISOR_LANG", "fr"}, {"LANG", "en_US"}}}));
  CHECK(!is_french("prompt basic --lang en", {.variables = {{"LLMADVISOR_LANG", "fr"}}}));
  const auto bad = run_line("prompt basic", {.variables = {{"LLMADVISOR_LANG", "klingon"}}});
  CHECK(bad.code == ExitCode::usage);
  CHECK(bad.err.find("LLMADVISOR_LANG") != std::string::npos);
}

TEST_CASE("a benchmark of one's own is compared, and what it teaches goes into a layer") {
  const TemporaryDirectory directory;
  World world;
  world.files["run.json"] = R"({"date": "20261120-101500", "model_id": "Qwen/Qwen3-8B",
      "gpu": "l40s", "weights": "bf16", "request_rate": "inf", "max_concurrency": 8,
      "completed": 64, "failed": 0, "total_input_tokens": 64000, "total_output_tokens": 19200,
      "request_throughput": 1.0, "output_throughput": 300.0, "total_token_throughput": 1300.0,
      "median_ttft_ms": 120.0, "median_tpot_ms": 25.0})";
  const std::string layer = directory.path().string();
  const auto learnt = run_line("accuracy run.json --learn -o " + layer, world);
  CHECK(learnt.code == ExitCode::answered);
  CHECK(has(learnt.out, "Learned for l40s"));
  const auto plain = run_line("estimate --model qwen3-8b --gpu l40s --json");
  CHECK_FALSE(has(plain.out, "learned_rows"));
  const auto taught = run_line("estimate --model qwen3-8b --gpu l40s --json --catalog " + layer);
  CHECK(has(taught.out, "\"learned_rows\": 1"));
  CHECK(run_line("accuracy run.json --learn", world).code == ExitCode::usage);
}

TEST_CASE("an estimate says how to measure its own claim") {
  const auto outcome = run_line(
      "estimate --model llama-3.1-8b --gpu l40s --weights fp8 --input-tokens 1000 "
      "--output-tokens 300 --concurrency 16 --json");
  CHECK(has(outcome.out,
            "vllm serve meta-llama/Llama-3.1-8B-Instruct --max-model-len 1536 "
            "--quantization fp8"));
  CHECK(has(outcome.out,
            "--random-input-len 1000 --random-output-len 300 --max-concurrency 16 "
            "--num-prompts 128 --save-result"));
  CHECK(has(outcome.out, "--metadata gpu=l40s weights=fp8 tensor_parallel=1"));
}

TEST_CASE("a machine of one person is estimated with llama.cpp, a data-centre card or not") {
  const auto mac = run_line(
      "estimate --engine llama.cpp --model llama-3.1-8b --gpu apple-m4-max "
      "--weights q4_k_m --json");
  CHECK(mac.code == ExitCode::answered);
  CHECK(has(mac.out, "\"engine\": \"llama.cpp\""));
  const auto small = run_line("estimate --engine llama.cpp --model llama-3.3-70b --gpu rtx-3060");
  CHECK(has(small.out, "GiB short. Fewer bits a weight"));
  CHECK_FALSE(has(small.out, "More GPUs"));
  CHECK(small.code == ExitCode::nothing_fits);
  CHECK(run_line("estimate --engine llama.cpp --model llama-3.1-8b --gpu rtx-3060 --weights fp8")
            .code == ExitCode::usage);
  CHECK(run_line("estimate --engine llama.cpp --model llama-3.1-8b --gpu rtx-3060 --gpus 2").code ==
        ExitCode::usage);
  CHECK(has(run_line("estimate --engine llama.cpp --model llama-3.1-8b --gpu no-box").err,
            "unknown device"));
  CHECK(
      has(run_line("estimate --model llama-3.1-8b --gpu apple-m4-max").err, "--engine llama.cpp"));
}

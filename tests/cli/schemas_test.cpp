#include <algorithm>
#include <nlohmann/json.hpp>

#include "exit_code.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/json_schema.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using llmadvisor::cli::ExitCode;
using llmadvisor::test::run_line;

namespace {

const std::string schemas = LLMADVISOR_SOURCE_DIR "/data/schema/";

test::World world_with_files() {
  test::World world;
  const std::string header =
      "model,weights,gpu,tensor_parallel,input_tokens,output_tokens,load,load_value,metric,value\n";
  world.files["measurements.csv"] = header +
                                    "llama-3.1-8b,bf16,a10g,1,240,225,open_loop,1,req_s,0.98\n"
                                    "nobody,bf16,a10g,1,240,225,open_loop,1,req_s,0.98\n";
  world.files["none.csv"] = header;
  world.files["prices.json"] =
      R"({"groq/qwen3-32b": {"litellm_provider": "groq", "mode": "chat",
          "input_cost_per_token": 2e-07, "output_cost_per_token": 6e-07},
          "groq/nobody-1b": {"litellm_provider": "groq", "mode": "chat",
          "input_cost_per_token": 2e-07, "output_cost_per_token": 6e-07}})";
  return world;
}

void check_valid(const std::string& schema, const std::string& json) {
  CHECK(test::schema_violations(schemas + schema + ".schema.json", json) ==
        std::vector<std::string>{});
  CHECK(nlohmann::json::parse(json)["schema_version"] == "1.1");
}

}  // namespace

TEST_CASE("every answer in JSON names its version and is valid by its schema") {
  const auto [schema, line] = GENERATE(table<std::string, std::string>({
      {"advice", "recommend --budget 300 --no-robustness --cost pue=1.4"},
      {"explain", "explain --sensitivity medical --rag"},
      {"explain", "explain --only on-premises --budget 280eur"},
      {"estimate", "estimate --model llama-3.1-8b --gpu a10g"},
      {"estimate", "estimate --model llama-3.3-70b --gpu a10g"},
      {"estimate", "estimate --engine llama.cpp --model llama-3.1-8b --gpu apple-m4-max"},
      {"estimate", "estimate --engine llama.cpp --model llama-3.3-70b --gpu rtx-3060"},
      {"advice", "recommend --no-robustness --users 40 --task chat --today 500eur"},
      {"compare", "compare pick rented-gpu today --today 500eur"},
      {"what_fits", "what-fits --own '2 x rtx-4090'"},
      {"what_fits", "what-fits --own apple-m4-max --own apple-m1"},
      {"advice",
       "recommend --no-robustness --only on-premises --own apple-m4-max --own-since 2025-01-01"},
      {"accuracy", "accuracy measurements.csv"},
      {"accuracy", "accuracy measurements.csv --learn -o LAYER"},
      {"accuracy", "accuracy none.csv"},
      {"prompt", "prompt basic -q"},
      {"prompt", "prompt pro -q -d shop --budget 300 --lang fr --with-figures"},
      {"catalog_list", "catalog list"},
      {"catalog_list", "catalog list api-offers"},
      {"catalog_show", "catalog show gpu a10g"},
      {"catalog_show", "catalog show provider ovhcloud --lang fr"},
      {"catalog_check", "catalog check"},
      {"catalog_diff", "catalog diff embedded data"},
  }));
  CAPTURE(line);
  auto words = line;
  if (const auto data = words.find(" data"); data != words.npos) {
    words.replace(data, 5, std::string(" ") + LLMADVISOR_SOURCE_DIR + "/data");
  }
  const test::TemporaryDirectory directory;
  if (const auto layer = words.find("LAYER"); layer != words.npos) {
    words.replace(layer, 5, directory.path().string());
  }
  const auto outcome = run_line(words + " --json", world_with_files());
  CAPTURE(outcome.err);
  check_valid(schema, outcome.out);
}

TEST_CASE("so is the report of an import, and the layer that it makes") {
  const test::TemporaryDirectory directory;
  const auto layer = directory.path().string();
  const auto world = world_with_files();
  for (int round = 0; round < 2; ++round) {
    const auto outcome =
        run_line("catalog import --format litellm prices.json --json -o " + layer, world);
    REQUIRE(outcome.code == ExitCode::answered);
    check_valid("catalog_import", outcome.out);
  }
  check_valid("catalog_list", run_line("catalog list --json --catalog " + layer).out);
  check_valid("catalog_audit", run_line("catalog audit --json --seed 7").out);
  check_valid("catalog_check", run_line("catalog check --json " + layer).out);
}

TEST_CASE("so is an error") {
  for (const auto* line : {"promt", "recommend --budget x", "catalog check no/such/directory"}) {
    CAPTURE(line);
    const auto outcome = run_line(std::string(line) + " --json");
    CHECK(outcome.out.empty());
    check_valid("error", outcome.err);
  }
}

TEST_CASE("every published schema of an answer has an absolute name of its own") {
  for (const auto* name :
       {"advice", "explain", "estimate", "accuracy", "prompt", "catalog_list", "catalog_show",
        "catalog_audit", "catalog_check", "catalog_diff", "catalog_import", "compare", "what_fits", "error",
        "project", "reason_codes", "languages"}) {
    const auto schema = nlohmann::json::parse(read_file(schemas + name + ".schema.json"));
    auto id = std::string("urn:llmadvisor:schema:") + name;
    std::ranges::replace(id, '_', '-');
    CHECK(schema["$id"] == id);
  }
}

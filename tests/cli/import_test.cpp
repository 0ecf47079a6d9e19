#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "llmadvisor/catalog/catalog_json.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using llmadvisor::cli::ExitCode;
using llmadvisor::test::run_words;

namespace fs = std::filesystem;

namespace {

/// A catalogue directory with something in it, and imports into it.
class Shop {
 public:
  Shop() { std::ofstream(prices()) << before; }

  test::Outcome import(const std::string& format, const std::string& text,
                       std::vector<std::string> more = {}) const {
    test::World world;
    world.files["given"] = text;
    std::vector<std::string> words{"catalog", "import", "--format", format,
                                   "given",   "-o",     place(),    "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return run_words(words, world);
  }
  [[nodiscard]] std::string place() const { return directory_.path().string(); }
  [[nodiscard]] bool is_untouched() const {
    return read_file(prices()) == before &&
           std::distance(fs::directory_iterator(directory_.path()), {}) == 1;
  }

 private:
  [[nodiscard]] fs::path prices() const { return directory_.path() / "api_offers.json"; }

  static constexpr const char* before = "{\"api_offers\": []}\n";
  test::TemporaryDirectory directory_;
};

nlohmann::json json_of(const std::string& text) { return nlohmann::json::parse(text); }

const std::string good = R"({"groq/qwen3-32b": {"litellm_provider": "groq", "mode": "chat",
  "input_cost_per_token": 2e-07, "output_cost_per_token": 6e-07}})";

}  // namespace

TEST_CASE("an import says what it added and writes it where recommend finds it") {
  const Shop shop;
  const auto outcome = shop.import("litellm", good, {"--as-of", "2026-11-20"});
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == ExitCode::answered);
  const auto report = json_of(outcome.out);
  CHECK(report["added"] == nlohmann::json({"api-offers/groq/qwen3-32b"}));
  CHECK(report["as_of"] == "2026-11-20");
  const auto advice = json_of(run_words({"recommend", "--catalog", shop.place(), "--provider",
                                         "groq", "--model", "qwen3-32b", "--json"})
                                  .out);
  CHECK(advice["recommendation"]["option"] == "groq/qwen3-32b:default");
  // The same again confirms the price and changes nothing.
  const auto again = json_of(shop.import("litellm", good, {"--as-of", "2026-11-21"}).out);
  CHECK(again["schema_version"] == "1.1");
  CHECK(again["added"].empty());
  CHECK(again["unchanged"] == 1);
}

TEST_CASE("an import into a layer of overrides alone adds to it and leaves them be") {
  const test::TemporaryDirectory layer;
  const std::string overrides = R"({"discounts": [{"provider": "groq", "percent": 50}]})";
  std::ofstream(layer.path() / "overrides.json") << overrides;
  test::World world;
  world.files["given"] = good;
  const auto outcome = run_words(
      {"catalog", "import", "--format", "litellm", "given", "-o", layer.path().string()}, world);
  CAPTURE(outcome.err);
  CHECK(outcome.code == ExitCode::answered);
  CHECK(fs::exists(layer.path() / "api_offers.json"));
  CHECK(read_file(layer.path() / "overrides.json") == overrides);
}

TEST_CASE("standard input is a file too") {
  const Shop shop;
  test::World world;
  world.input = good;
  const auto outcome =
      run_words({"catalog", "import", "--format", "litellm", "-", "-o", shop.place()}, world);
  CHECK(outcome.code == ExitCode::answered);
  CHECK(outcome.out.find("1 added, 0 changed, 0 unchanged") != std::string::npos);
}

TEST_CASE("a file without a day is dated today, and the report says so") {
  const Shop shop;
  const auto report = json_of(shop.import("litellm", good).out);
  CHECK(report["as_of"] == "2026-11-23");
  CHECK(report["notes"][0]["message"].get<std::string>().find("--as-of") != std::string::npos);
}

TEST_CASE("a file with nothing to take writes nothing") {
  const Shop shop;
  const auto report = json_of(shop.import("models-dev", R"({"nobody": {"models": {}}})").out);
  CHECK(report["written"].empty());
  CHECK(shop.is_untouched());
}

TEST_CASE("a broken or hostile file is refused by place and reason, and nothing is touched") {
  const std::string header = "InstanceType,AcceleratorName,AcceleratorCount,Price,Region\n";
  const auto [name, format, text, message] =
      GENERATE_COPY(table<std::string, std::string, std::string, std::string>({
          {"truncated", "litellm", good.substr(0, good.size() - 20), "not valid JSON"},
          {"empty", "litellm", "", "is empty"},
          {"white space", "models-dev", " \n\t ", "is empty"},
          {"not JSON", "genai-prices", "<html>Not found</html>", "not valid JSON"},
          {"array for object", "litellm", "[1, 2]", "expected an object"},
          {"object for array", "genai-prices", "{\"id\": 1}", "expected an array"},
          {"huge number", "litellm",
           R"({"groq/qwen3-32b": {"litellm_provider": "groq", "mode": "chat",
               "input_cost_per_token": 1e300}})",
           "/groq/qwen3-32b/input_cost_per_token: expected a sane number"},
          {"beyond a double", "litellm", R"({"a": {"input_cost_per_token": 1e999}})",
           "not valid JSON"},
          {"text for number", "litellm",
           R"({"a": {"litellm_provider": "groq", "input_cost_per_token": "cheap"}})",
           "/a/input_cost_per_token: expected a number"},
          {"number for text", "models-dev",
           R"({"groq": {"models": {"qwen3-32b": {"status": 3}}}})", "expected a string"},
          {"NaN", "litellm", R"({"a": {"input_cost_per_token": NaN}})", "not valid JSON"},
          {"duplicate key", "litellm", R"({"a": {}, "a": {}})", "duplicate key"},
          {"deep nesting", "litellm", std::string(5000, '[') + std::string(5000, ']'),
           "nested too deeply"},
          {"deep objects", "models-dev",
           [] {
             std::string deep;
             for (int i = 0; i < 200; ++i) deep += "{\"a\":";
             return deep + "1" + std::string(200, '}');
           }(),
           "nested too deeply"},
          {"NUL byte", "litellm", std::string("{\"a\": \0}", 8), "line 1: a NUL byte"},
          {"UTF-16", "litellm", std::string("\xFF\xFE{\0}\0", 6), "is UTF-16"},
          {"Latin-1", "litellm", "{\n\"caf\xE9\": {}}", "line 2: not valid UTF-8"},
          {"overlong UTF-8", "litellm", "{\"\xC0\xAF\": {}}", "not valid UTF-8"},
          {"missing models", "models-dev", R"({"groq": {"name": "Groq"}})", "models"},
          {"provider is text", "models-dev", R"({"groq": "x"})", "expected a provider"},
          {"no prices", "llm-prices", R"({"updated_at": "2026-11-01"})", "prices"},
          {"bad date", "llm-prices", R"({"updated_at": "2026-25-11", "prices": []})",
           "expected a date"},
          {"bad clock", "genai-prices",
           R"([{"id": "groq", "models": [{"id": "qwen3-32b", "prices": [{"constraint":
              {"start_time": "noon", "end_time": "18:00"}, "prices": {"input_mtok": 1}}]}]}])",
           "expected a time of day"},
          {"unclosed quote", "skypilot", header + "\"g5.xlarge,A10G,1,1.0,us-east-1\n", "quote"},
          {"ragged rows", "skypilot", header + "g5.xlarge,A10G,1\n", "line 2: 3 fields"},
          {"words for a price", "skypilot", header + "g5.xlarge,A10G,1,free,us-east-1\n",
           "line 2, column Price: expected a number"},
          {"missing column", "skypilot", "InstanceType,Price\ng5.xlarge,1\n", "AcceleratorName"},
          {"unknown column", "csv", "provider,model,prize\ngroq,qwen3-32b,1\n", "unknown column"},
          {"no layers", "hf-config", R"({"model_type": "llama"})", "expected a positive number"},
          {"too many layers", "hf-config",
           R"({"hidden_size": 64, "num_attention_heads": 2, "vocab_size": 100,
               "num_hidden_layers": 100000000})",
           "num_hidden_layers"},
          {"shared experts", "hf-config",
           R"({"hidden_size": 64, "num_attention_heads": 2, "vocab_size": 100,
               "num_hidden_layers": 2, "num_experts": 8, "n_shared_experts": 10000000,
               "moe_intermediate_size": 10000000})",
           "too wide"},
          {"no heads in any layer", "hf-config",
           R"({"hidden_size": 64, "num_attention_heads": 2, "vocab_size": 100,
               "num_hidden_layers": 2, "num_attention_heads_per_layer": [0, 0]})",
           "expected heads from 1 to 10000"},
          {"too many heads", "hf-config",
           R"({"hidden_size": 64, "num_attention_heads": 2, "vocab_size": 100,
               "num_hidden_layers": 2, "num_attention_heads_per_layer": [1e9, 1e9]})",
           "expected heads from 1 to 10000"},
          {"too large", "litellm", std::string(33 * 1024 * 1024, ' '), "33 MiB is too large"},
      }));
  CAPTURE(name);
  const Shop shop;
  const auto outcome = shop.import(format, text, {"--provider", "aws"});
  CHECK(outcome.code == ExitCode::failure);
  CHECK(outcome.out.empty());
  const auto error = json_of(outcome.err)["error"]["message"].get<std::string>();
  CHECK_THAT(error, Catch::Contains("given") && Catch::Contains(message));
  CHECK(shop.is_untouched());
}

TEST_CASE("a name or number of half a megabyte is no reason to fall over") {
  const Shop shop;
  const std::string longest(400'000, 'a');
  const std::string digits(400'000, '9');
  const auto models_dev =
      shop.import("models-dev", R"({"groq": {"models": {")" + longest + R"(": {"cost": {"input": 1,
          "output": 1}}}}})");
  CHECK(models_dev.code == ExitCode::answered);
  const auto llm_prices = shop.import(
      "llm-prices", R"({"updated_at": "2026-11-01", "prices": [{"id": ")" + longest +
                        R"(", "vendor": "groq", "name": "x", "input": 1, "output": 1}]})");
  CHECK(llm_prices.code == ExitCode::answered);
  const auto skypilot =
      shop.import("skypilot",
                  "InstanceType,AcceleratorName,AcceleratorCount,Price,Region,GpuInfo\n"
                  "g5.xlarge,A10G,1,1.0,us-east-1,\"{'SizeInMiB': " +
                      digits + "}\"\n",
                  {"--provider", "aws"});
  CHECK(skypilot.code == ExitCode::answered);
}

TEST_CASE("what cannot be read or written is refused by name") {
  const Shop shop;
  const auto missing = run_words(
      {"catalog", "import", "--format", "litellm", "/nowhere/prices.json", "-o", shop.place()});
  CHECK(missing.code == ExitCode::failure);
  CHECK_THAT(missing.err, Catch::Contains("/nowhere/prices.json"));
  const auto directory =
      run_words({"catalog", "import", "--format", "litellm", "/", "-o", shop.place()});
  CHECK(directory.code == ExitCode::failure);
  CHECK(shop.is_untouched());
  std::ofstream(shop.place() + "/gpus.json") << "{";
  const auto broken = shop.import("litellm", good);
  CHECK(broken.code == ExitCode::failure);
  CHECK_THAT(broken.err, Catch::Contains("gpus.json"));
}

TEST_CASE("a file of 200 MB is refused by its size, unread") {
  const Shop shop;
  const test::TemporaryDirectory elsewhere;
  const auto huge = elsewhere.path() / "huge.json";
  std::ofstream(huge) << "{";
  fs::resize_file(huge, 200U * 1024 * 1024);  // sparse
  const auto outcome =
      run_words({"catalog", "import", "--format", "litellm", huge.string(), "-o", shop.place()});
  CHECK(outcome.code == ExitCode::failure);
  CHECK_THAT(outcome.err, Catch::Contains("is larger than"));
  CHECK(shop.is_untouched());
}

TEST_CASE("an import needs to know what and where") {
  const auto [line, message] = GENERATE(table<std::string, std::string>({
      {"catalog import file", "needs --format"},
      {"catalog import --format litellm file", "needs -o DIR"},
      {"catalog import --format litelm file -o x", "unknown value 'litelm'"},
      {"catalog import --format litellm -o x", "needs FILE|-"},
      {"catalog import --format litellm file -o x --file-currency jpy", "unknown value 'jpy'"},
  }));
  CAPTURE(line);
  const auto outcome = test::run_line(line);
  CHECK(outcome.code == ExitCode::usage);
  CHECK_THAT(outcome.err, Catch::Contains(message));
}

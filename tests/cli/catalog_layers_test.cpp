#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "exit_code.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/temporary_directory.hpp"

using llmadvisor::cli::ExitCode;
using llmadvisor::test::run_line;
using llmadvisor::test::TemporaryDirectory;
using llmadvisor::test::World;
namespace fs = std::filesystem;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// A person's home with a layer of their own, and a directory beside it.
struct Home {
  TemporaryDirectory temporary;
  World world;
  fs::path own = temporary.path() / "llmadvisor";
  fs::path named = temporary.path() / "named";

  Home() {
    world.variables["XDG_DATA_HOME"] = temporary.path().string();
    world.variables["COLUMNS"] = "400";
  }

  static void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  static std::string offer(const std::string& input, const std::string& day) {
    return R"({"api_offers": [{"id": "groq/gpt-oss-20b", "provider": "groq",
      "model": "gpt-oss-20b", "currency": "usd",
      "prices": {"input_per_million_tokens": )" +
           input + R"(, "output_per_million_tokens": 0.3}, "source": "own page", "as_of": ")" +
           day + "\"}]}";
  }
  [[nodiscard]] std::string catalog_flag() const { return " --catalog " + named.string(); }
};

}  // namespace

TEST_CASE("the overview names the layers in use") {
  Home home;
  CHECK_FALSE(has(run_line("catalog list").out, "user"));
  Home::write(home.own / "api_offers.json", Home::offer("0.05", "2026-11-22"));
  Home::write(home.own / "overrides.json", R"({"withdrawn": ["groq/gpt-oss-120b"],
      "cost_figures": [{"id": "pue", "expected": 1.3, "as_of": "2026-11-01"}]})");
  Home::write(home.named / "api_offers.json", Home::offer("9", "2020-01-01"));
  const auto line = "catalog list" + home.catalog_flag();
  const auto text = run_line(line, home.world);
  CHECK(text.code == ExitCode::answered);
  CHECK(has(text.out, "embedded"));
  CHECK(has(text.out, "user"));
  const auto json = nlohmann::json::parse(run_line(line + " --json", home.world).out);
  const auto& layers = json["layers"];
  REQUIRE(layers.size() == 3);
  CHECK(layers[1]["directory"] == home.own.string());
  CHECK(layers[1]["records"] == 1);
  CHECK(layers[1]["overridden"] == 1);
  CHECK(layers[2]["records"] == 0);
  CHECK(layers[2]["too_old"][0]["record"] == "groq/gpt-oss-20b");
}

TEST_CASE("list and show say which layer a record came from") {
  Home home;
  Home::write(home.own / "api_offers.json", Home::offer("0.05", "2026-11-22"));
  const auto file = (home.own / "api_offers.json").string();
  const auto list =
      nlohmann::json::parse(run_line("catalog list api-offers --json", home.world).out);
  CHECK(list["origins"] == nlohmann::json{{"groq/gpt-oss-20b", file}});
  CHECK(has(run_line("catalog list api-offers", home.world).out, " user "));
  const auto show = "catalog show api-offers groq/gpt-oss-20b";
  CHECK(nlohmann::json::parse(run_line(show + std::string(" --json"), home.world).out)["origin"] ==
        file);
  CHECK(has(run_line(show).out, "layer: embedded\n"));
  CHECK(has(run_line(show, home.world).out, "layer: "));
}

TEST_CASE("the later day holds unless the upper layer is asked for, and a note says so") {
  Home home;
  Home::write(home.named / "api_offers.json", Home::offer("9", "2020-01-01"));
  const std::string explain = "explain groq/gpt-oss-20b --json" + home.catalog_flag();
  const auto monthly = [&](const std::string& more, bool noted) {
    const auto outcome = run_line(explain + more, home.world);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == ExitCode::answered);
    CHECK(has(outcome.err, "1 record of") == noted);
    return nlohmann::json::parse(outcome.out)["option"]["monthly_usd"]["expected"].get<double>();
  };
  CHECK(monthly(" --precedence upper-layer", false) > 10 * monthly("", true));
  CHECK(run_line("catalog list --precedence newest").code == ExitCode::usage);
}

TEST_CASE("overrides change the answer, and misspelt ones stop it") {
  Home home;
  const std::string explain = "explain groq/gpt-oss-20b --json";
  const auto monthly = [&](const World& world) {
    const auto json = nlohmann::json::parse(run_line(explain, world).out);
    return json["option"]["monthly_usd"]["expected"].get<double>();
  };
  Home::write(home.own / "overrides.json",
              R"({"discounts": [{"provider": "groq", "percent": 50}]})");
  CHECK(monthly(home.world) == Approx(monthly({}) / 2));
  Home::write(home.own / "overrides.json",
              R"({"discounts": [{"provider": "groc", "percent": 50}]})");
  const auto outcome = run_line(explain, home.world);
  CHECK(outcome.code == ExitCode::failure);
  CHECK(outcome.out.empty());
  const auto error = nlohmann::json::parse(outcome.err)["error"];
  CHECK(error["code"] == "unknown-override");
  CHECK(has(error["message"], "overrides.json: /discounts/0: no provider 'groc'"));
  CHECK(has(error["hint"], "did you mean 'groq'?"));
  // Looking at the catalogue still works, to find the right id.
  CHECK(run_line("catalog list providers", home.world).code == ExitCode::answered);
}

TEST_CASE("the answer names its oldest price once, in the reader's language") {
  Home home;
  Home::write(home.own / "overrides.json", R"({"cost_figures": [
      {"id": "price_age_widening_per_month", "expected": 0.02, "as_of": "2026-11-01"}]})");
  Home::write(home.named / "costs.json", R"({"cost_figures": [
      {"id": "price_age_widening_per_month", "label": "widening", "low": 0, "expected": 0,
       "high": 0, "unit": "ratio", "source": "made up", "as_of": "2026-11-01"}]})");
  // Far enough ahead for a whole year beyond the stated age, whatever the price.
  const auto line =
      "recommend --only closed-api --sensitivity public --as-of 2030-01-01" + home.catalog_flag();
  const auto once = [](const std::string& text, std::string_view part) {
    return has(text, part) && text.find(part) == text.rfind(part);
  };
  const auto english = run_line(line, home.world).out;
  CHECK(once(english, "List price of 2026-"));
  // The pick's price is of 2026: over a year beyond the stated age, and over a thousand days old.
  CHECK(has(english, " days old): range 24% wider."));
  CHECK_FALSE(has(english, "% days old"));
  const auto french = run_line(line + " --lang fr", home.world).out;
  CHECK(once(french, "Prix public du 2026-"));
  CHECK(has(french, "fourchette élargie de 24"));
  const auto json = nlohmann::json::parse(run_line(line + " --json", home.world).out);
  const auto is_old = [](const auto& warning) { return warning["code"] == "stale-prices"; };
  CHECK(std::ranges::count_if(json["recommendation"]["warnings"], is_old) == 1);
  // Without the figure the age is named all the same, and nothing widened.
  CHECK(has(run_line("recommend --only closed-api --sensitivity public --as-of 2030-01-01").out,
            "days old)."));
}

TEST_CASE("own servers are options like any other") {
  Home home;
  Home::write(home.own / "overrides.json", R"({"servers": [{"id": "our-rack", "gpu": "l40s",
      "gpus": 4, "power_watts": 1800, "price_usd": 500, "as_of": "2026-05-01"}]})");
  const auto outcome =
      run_line("recommend --only on-premises --instance-type our-rack --json --all", home.world);
  CAPTURE(outcome.err);
  const auto json = nlohmann::json::parse(outcome.out);
  REQUIRE_FALSE(json["options"].empty());
  CHECK(json["options"][0]["deployment"]["instance_type"] == "our-rack");
}

TEST_CASE("a layer with a name that leads nowhere is an error and no crash") {
  Home home;
  auto text = Home::offer("0.05", "2026-11-22");
  text.replace(text.find("\"model\": \"gpt-oss-20b\""), 22, "\"model\": \"gpt-oss-21b\"");
  Home::write(home.own / "api_offers.json", text);
  const auto outcome = run_line("recommend", home.world);
  CHECK(outcome.code == ExitCode::failure);
  CHECK(has(outcome.err, "no model gpt-oss-21b"));
  CHECK(has(outcome.err, "api_offers.json"));
  CHECK(run_line("catalog check", home.world).code == ExitCode::failure);
}

TEST_CASE("check looks a directory over, and fails on errors only") {
  Home home;
  Home::write(home.named / "api_offers.json", Home::offer("0.5", "2026-08-01"));
  const auto line = "catalog check " + home.named.string();
  const auto odd = run_line(line, home.world);
  CHECK(odd.code == ExitCode::answered);
  CHECK(has(odd.out, "is 0.5 here and 0.075 in"));
  const auto json = nlohmann::json::parse(run_line(line + " --json", home.world).out);
  CHECK(json["errors"] == 0);
  CHECK(json["warnings"] > 0);
  const auto is_age = [](const auto& finding) {
    return finding["severity"] == "note" && finding["record"] == "groq";
  };
  CHECK(std::ranges::any_of(json["findings"], is_age));

  Home::write(home.named / "api_offers.json", Home::offer("300", "2026-08-01"));
  const auto wrong = run_line(line, home.world);
  CHECK(wrong.code == ExitCode::failure);
  CHECK(has(wrong.out, "error: api-offers: groq/gpt-oss-20b: input costs 300 a million tokens"));
  CHECK(has(wrong.out, "1 error, "));
  CHECK(wrong.err.empty());
  CHECK(run_line("catalog check no/such/directory").code == ExitCode::failure);
  CHECK(run_line(line + " --catalog x").code == ExitCode::usage);
}

TEST_CASE("a model in a precision that nobody serves stops every command, and says where") {
  Home home;
  auto model = nlohmann::json::parse(run_line("catalog show models llama-3.1-8b --json").out);
  model = model["record"];
  REQUIRE(model["architecture"]["native_precision"] == "bf16");
  model["architecture"]["native_precision"] = "fp32";
  Home::write(home.named / "models.json", nlohmann::json{{"models", {model}}}.dump());
  for (const auto* command : {"recommend", "catalog check"}) {
    CAPTURE(command);
    const auto outcome = run_line(command + home.catalog_flag(), home.world);
    CHECK(outcome.code == ExitCode::failure);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, "/models/0/architecture/native_precision: expected one of bf16, fp16"));
  }
}

TEST_CASE("check finds one id twice within a layer, and overrides that fit nothing") {
  Home home;
  auto text = Home::offer("0.05", "2026-11-22");
  const auto record = text.substr(text.find('[') + 1, text.rfind(']') - text.find('[') - 1);
  Home::write(home.named / "api_offers.json", R"({"api_offers": [)" + record + "," + record + "]}");
  Home::write(home.named / "overrides.json", R"({"withdrawn": ["groq/gpt-oss-20"]})");
  const auto outcome = run_line("catalog check " + home.named.string(), home.world);
  CHECK(outcome.code == ExitCode::failure);
  CHECK(has(outcome.out, "the id is there twice"));
  CHECK(has(outcome.out, "'groq/gpt-oss-20'"));
  CHECK(has(outcome.out, "did you mean 'groq/gpt-oss-20b'"));
}

TEST_CASE("a list says what company a price keeps, and that it is old") {
  Home home;
  Home::write(home.named / "costs.json",
              R"({"cost_figures": [{"id": "price_age_old_days", "label": "old",
      "low": 180, "expected": 180, "high": 180, "unit": "days", "source": "stated",
      "as_of": "2026-11-01"}]})");
  // An offer of its own: an older one of an id that is known would not be taken.
  auto offer = Home::offer("0.05", "2026-01-01");
  offer.replace(offer.find("groq/gpt-oss-20b"), 16, "groq/own-gpt-oss");
  offer.insert(offer.rfind("}]}"), R"(, "mark": "single-source")");
  Home::write(home.named / "api_offers.json", offer);
  const auto listed = [&](const std::string& flags) {
    return run_line("catalog list api-offers --format csv" + home.catalog_flag() + flags,
                    home.world)
        .out;
  };
  CHECK(has(listed(" --as-of 2026-11-26"), ",2026-01-01,\"single source, old\""));
  CHECK(has(listed(" --as-of 2026-02-01"), ",2026-01-01,single source\n"));
}

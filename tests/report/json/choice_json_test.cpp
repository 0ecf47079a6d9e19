#include <algorithm>
#include <nlohmann/json.hpp>

#include "llmadvisor/report/json/advice_json.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/sample_advice.hpp"

using namespace llmadvisor;
using Json = nlohmann::ordered_json;

namespace {

std::string told(const Advice& advice) {
  const Catalog catalog = sample::catalog();
  return advice_json(advice, catalog, {});
}

std::vector<std::string> keys_of(const Json& json) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  return keys;
}

}  // namespace

TEST_CASE("an answer made by hand is valid by the published schema") {
  Advice a = sample::advice();
  a.project.hints.mentions = {{Topic::rag, MentionUse::asked, {"manuals"}}};
  a.project.needs = {Capability::vision};
  for (const auto& violation :
       test::schema_violations(LLMADVISOR_SOURCE_DIR "/data/schema/advice.schema.json", told(a))) {
    FAIL_CHECK(violation);
  }
}

TEST_CASE("the level of an option is told with its error, its scale and its evidence") {
  Advice a = sample::advice();
  a.project.scales = {Skill::coding, Skill::fr};
  a.options[1].mode.standing->loss = 1.5;
  const auto quality = Json::parse(told(a))["options"][1]["quality"];
  CHECK(keys_of(quality) == std::vector<std::string>{"ability", "standard_error", "lower_bound",
                                                     "independent_scores", "level", "effort",
                                                     "scale", "after_quantisation", "basis",
                                                     "scores", "few_scores", "edge"});
  CHECK(quality["level"] == "strong");
  CHECK(quality["effort"] == "default");
  CHECK(quality["scale"] == "coding+fr");
  // 57.2 + 2 - 1.5.
  CHECK_THAT(quality["after_quantisation"].get<double>(), Catch::Matchers::WithinAbs(57.7, 1e-9));
}

TEST_CASE("an unrated option has no level, and an API that nobody measured no times") {
  Advice a = sample::advice();
  a.options[0].mode.standing.reset();
  const auto json = Json::parse(told(a));
  CHECK(json["options"][0]["quality"].is_null());
  CHECK(json["options"][0]["performance"].is_null());
  a.options[0].performance.emplace().first_visible = Seconds(0.6);
  const auto half = Json::parse(told(a))["options"][0]["performance"];
  CHECK(half["first_visible_token_ms"] == 600.0);
  CHECK(half["answer_s"].is_null());
  CHECK(half["requests_per_s"].is_null());
  CHECK(half["measured"] == false);
}

TEST_CASE("an option says what is paid first, the hours of people and where it left the choice") {
  const auto options = Json::parse(told(sample::advice()))["options"];
  CHECK(options[1]["up_front_usd"] == 4100.0);
  CHECK(options[1]["extra_people_hours"] == 6.0);
  CHECK(options[1]["set_up_hours"] == 0.0);
  CHECK(options[1]["left_at"] == "nothing-to-run");
  CHECK(options[0]["left_at"].is_null());
  CHECK(keys_of(options[0]["hidden_tokens"]) ==
        std::vector<std::string>{"low", "expected", "high"});
}

TEST_CASE("the answer tells the ladder, the decision and what may be regretted") {
  const auto json = Json::parse(told(sample::advice()));
  CHECK(json["ladder"].size() == 2);
  CHECK(json["ladder"][1]["option"] == "acme/acme-large");
  CHECK(json["ladder"][1]["all_in_usd"] == 120.0);
  CHECK(json["decision"]["by"] == "nothing-to-run");
  CHECK(json["decision"]["over"] == "own-premises/open-8b");
  CHECK(json["decision"]["cap_usd"] == 75.0);
  CHECK(keys_of(json["confidence"]) == std::vector<std::string>{"share", "materiality_usd",
                                                                "expected_regret_usd",
                                                                "toughest_rival", "draws"});
  CHECK(json["best"]["hosted-open-api"] == "host/open-8b");
  CHECK(json["best"]["closed-api"].is_null());
  CHECK(json["second_host"].is_null());
}

TEST_CASE("without a pick there is no decision to tell") {
  Advice a = sample::advice();
  a.pick.reset();
  a.decision.reset();
  a.confidence.reset();
  a.ladder.clear();
  const auto json = Json::parse(told(a));
  CHECK(json["decision"].is_null());
  CHECK(json["confidence"].is_null());
  CHECK(json["ladder"].empty());
}

TEST_CASE("what nobody stated is marked, what is named as the floor stands by its name") {
  Advice a = sample::advice();
  a.project.stated.quality_like = "gpt-4";
  a.project.stated.weights = WeightFormat::fp8;
  a.project.needs = {Capability::vision};
  const auto inputs = Json::parse(told(a))["inputs"];
  CHECK(inputs["quality"] == "gpt-4");
  CHECK(inputs["weights"] == "fp8");
  CHECK(inputs["needs"] == Json::array({"vision"}));
  const auto assumed = inputs["assumed"].get<std::vector<std::string>>();
  for (const auto* key : {"prefer", "decide_on", "team", "task", "needs"}) {
    CAPTURE(key);
    CHECK(std::ranges::count(assumed, key) == 1);
  }
  CHECK(std::ranges::count(assumed, "quality") == 0);
}

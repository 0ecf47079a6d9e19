#include "../../../src/report/speak/mode_words.hpp"

#include "../../../src/report/speak/option_words.hpp"
#include "support/catch.hpp"
#include "support/sample_advice.hpp"

using namespace llmadvisor;

namespace {

Option hosted() { return sample::advice().options[0]; }
Option owned() { return sample::advice().options[1]; }

}  // namespace

TEST_CASE("an effort stands beside a model that is listed at several, and only there") {
  const Catalog catalog = sample::catalog();
  const Voice english(catalog, {});
  Option o = hosted();
  o.mode.effort = Effort::high;
  CHECK(option_label(o, english) == "open-8b at host");
  o.mode.is_one_of_several = true;
  CHECK(option_label(o, english) == "open-8b with high thinking effort at host");
  ReportContext context;
  context.language = Language::fr;
  o.mode.effort = Effort::none;
  CHECK(option_label(o, Voice(catalog, context)) == "open-8b sans réflexion chez host");
  OptionRef ref{OptionKind::closed_api, Purchase::on_demand, "acme",
                "acme-large",           Effort::low,         Lowered::no};
  CHECK(option_name(ref, english) == "acme-large with low thinking effort at acme");
}

TEST_CASE("what is self-hosted names its precision") {
  const Catalog catalog = sample::catalog();
  CHECK(option_label(owned(), Voice(catalog, {})) == "open-8b (int4-awq) on your own 1 x rtx-4090");
}

TEST_CASE("points are cut and never rounded up to the next level") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, {});
  Option o = hosted();
  CHECK(level_text(o, voice) == "strong 58");
  o.mode.standing = sample::standing(56.96, QualityBand::solid);
  CHECK(level_text(o, voice) == "solid 56");
  o.mode.standing.reset();
  CHECK(level_text(o, voice) == "unrated");
}

TEST_CASE("an API that nobody measured says so, and machines say what they take") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, {});
  const Project project;
  CHECK(wait_text(hosted(), project, voice) == "unmeasured");
  CHECK(wait_text(owned(), project, voice) == "1.2 / 9.1");
  Option o = owned();
  o.performance->answer = Seconds(87.4);
  o.performance->first_visible = Seconds(0.03);
  CHECK(wait_text(o, project, voice) == "<0.1 / 87");
  // Half a measurement is no whole one.
  o = hosted();
  o.performance.emplace().first_visible = Seconds(0.6);
  CHECK(wait_text(o, project, voice) == "0.6 / ?");
}

TEST_CASE(
    "of an API that thinks and that nobody measured the wait is said that the choice assumes") {
  const Catalog catalog = sample::catalog();
  Project project;
  project.usual_speed = TokensPerSecond(80);
  Option o = hosted();
  o.mode.hidden = Tokens(900);
  // 900 / 80 = 11.25.
  CHECK(wait_text(o, project, Voice(catalog, {})) == "~11 assumed");
  ReportContext context;
  context.language = Language::fr;
  CHECK(wait_text(o, project, Voice(catalog, context)) == "~11 supposé");
  o.performance.emplace().first_visible = Seconds(0.6);
  CHECK(wait_text(o, project, Voice(catalog, {})) == "0.6 / ?");
}

TEST_CASE("what is asked of the host is to be obtained, and all else is to be done") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, {});
  RuleCondition of_host;
  of_host.asked_of = AskedOf::provider;
  RuleCondition of_dpo;
  of_dpo.asked_of = AskedOf::dpo;
  Option o = hosted();
  o.verdict = Verdict::conditional;
  for (const auto* condition : {&of_host, &of_dpo, &of_dpo}) {
    o.compliance.conditions.push_back({condition, nullptr, ConditionState::unknown, {}, {}, {}});
  }
  CHECK(verdict_text(o, voice) == "1 to obtain, 2 to do");
  o.kind = OptionKind::on_premises;
  CHECK(verdict_text(o, voice) == "3 to do");
  for (auto& c : o.compliance.conditions) c.state = ConditionState::attested;
  CHECK(verdict_text(o, voice) == "conditions met");
}

TEST_CASE("weak evidence is said beside the level") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, {});
  Option o = hosted();
  CHECK(evidence_note(o, voice).empty());
  o.mode.standing->basis = AbilityBasis::vendor;
  o.mode.standing->few_scores = true;
  o.mode.standing->on_edge = true;
  CHECK(evidence_note(o, voice) == "vendor figures only, few scores, on the edge");
}

TEST_CASE("hours of people are whole, and less than one is not none") {
  const Catalog catalog = sample::catalog();
  const Voice voice(catalog, {});
  CHECK(hours_text(Hours(6.67), voice) == "about 7 hours");
  CHECK(hours_text(Hours(1), voice) == "about 1 hour");
  CHECK(hours_text(Hours(0.3), voice) == "under an hour");
}

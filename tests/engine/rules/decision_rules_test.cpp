#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "llmadvisor/engine/rules/compliance.hpp"
#include "support/catch.hpp"
#include "support/compliance_catalog.hpp"
#include "support/stricter_classes.hpp"

using namespace llmadvisor;

namespace {

const Date today = *parse_date("2026-11-26");

/// Made-up operators, places and statements.
class Draw {
 public:
  Provider provider() {
    Provider made;
    made.id = "made-up";
    made.kind = any_of<ProviderKind>();
    made.jurisdiction = of({"", "FR", "US", "GB", "CH", "CN", "IN"});
    for (const auto& condition : compliance_catalog().rule_conditions) {
      for (const auto& proof : condition.proofs) {
        if (chance(0.5)) made.facts.push_back(fact(proof));
      }
    }
    return made;
  }
  std::string country() { return of({"", "FR", "DE", "US", "GB", "CH", "JP", "IN"}); }
  DataProfile data() {
    DataProfile data;
    data.jurisdiction = any_of<Jurisdiction>();
    data.site = any_of<Site>();
    for (const auto& condition : compliance_catalog().rule_conditions) {
      if (chance(0.3)) data.attested.push_back({condition.id, ""});
    }
    return data;
  }
  template <named_enum Enum>
  Enum any_of() {
    return static_cast<Enum>(below(enum_names<Enum>.size()));
  }

 private:
  ProviderFact fact(const Proof& proof) {
    ProviderFact made;
    made.fact = proof.fact;
    if (chance(0.8)) made.service = any_of<ServedAs>();
    made.answer = chance(0.5) ? proof.wanted : any_of<FactAnswer>();
    made.grade = any_of<EvidenceGrade>();
    made.as_of = today;
    return made;
  }
  std::size_t below(std::size_t n) { return engine_() % n; }
  bool chance(double p) { return static_cast<double>(engine_() % 1000) < p * 1000; }
  std::string of(const std::vector<std::string>& all) { return all[below(all.size())]; }

  std::mt19937 engine_{20261126};
};

Provider documented(ProviderKind kind, std::string seat, std::vector<ProviderFact> facts) {
  Provider made;
  made.id = "made-up";
  made.kind = kind;
  made.jurisdiction = std::move(seat);
  made.facts = std::move(facts);
  return made;
}

RuleVerdict verdict_at(const Provider& provider, DeploymentClass deployment,
                       std::string_view country, const DataProfile& data) {
  return assess(compliance_catalog(), data, {&provider, deployment, country}, today).verdict;
}

ProviderFact says_yes(const RuleCondition& condition) {
  ProviderFact made;
  made.fact = condition.proofs.front().fact;
  made.answer = condition.proofs.front().wanted;
  made.grade = EvidenceGrade::primary;
  made.as_of = today;
  return made;
}

ProviderFact contract() { return says_yes(*compliance_catalog().find_rule_condition("C3")); }

}  // namespace

TEST_CASE("a stricter class never admits more, over 1,000 drawn placements") {
  Draw draw;
  for (int i = 0; i < 1000; ++i) {
    const auto provider = draw.provider();
    const auto country = draw.country();
    const auto deployment = draw.any_of<DeploymentClass>();
    auto data = draw.data();
    for (const auto& [laxer, stricter] : stricter_classes) {
      data.sensitivity = laxer;
      const auto lax = verdict_at(provider, deployment, country, data);
      data.sensitivity = stricter;
      const auto strict = verdict_at(provider, deployment, country, data);
      INFO(to_string(laxer) << " < " << to_string(stricter) << ", " << to_string(data.jurisdiction)
                            << ", " << to_string(deployment) << " in " << country << " under "
                            << provider.jurisdiction);
      CHECK(lax <= strict);
    }
  }
}

TEST_CASE("a provider of whom nothing is known is never admitted for personal data or above") {
  for (std::size_t kind = 0; kind < enum_names<ProviderKind>.size(); ++kind) {
    const auto provider = documented(static_cast<ProviderKind>(kind), "FR", {});
    for (std::size_t d = 0; d < enum_names<DeploymentClass>.size(); ++d) {
      const auto deployment = static_cast<DeploymentClass>(d);
      if (deployment == DeploymentClass::own_premises) continue;
      for (std::size_t s = 2; s < enum_names<Sensitivity>.size(); ++s) {
        for (std::size_t j = 0; j < enum_names<Jurisdiction>.size(); ++j) {
          const DataProfile data{static_cast<Sensitivity>(s), static_cast<Jurisdiction>(j)};
          CHECK(verdict_at(provider, deployment, "FR", data) == RuleVerdict::not_advisable);
        }
      }
    }
  }
}

TEST_CASE("a known region outside the area is refused where the rule pins one") {
  const auto provider = documented(ProviderKind::gpu_cloud, "US", {contract()});
  const DataProfile french{Sensitivity::personal, Jurisdiction::fr};
  using enum DeploymentClass;
  for (const auto deployment : {hosted_api, cloud_gpu, neocloud_gpu}) {
    INFO(to_string(deployment));
    CHECK(verdict_at(provider, deployment, "FR", french) == RuleVerdict::conditional);
    CHECK(verdict_at(provider, deployment, "GB", french) == RuleVerdict::conditional);  // adequate
    CHECK(verdict_at(provider, deployment, "IN", french) == RuleVerdict::not_advisable);
    CHECK(verdict_at(provider, deployment, "US", french) == RuleVerdict::not_advisable);
    CHECK(verdict_at(provider, deployment, "", french) == RuleVerdict::not_advisable);
  }
}

TEST_CASE("each law has its own inside, and an adequacy ends on its day") {
  const auto& catalog = compliance_catalog();
  const auto at = [&](Jurisdiction law, std::string_view country) {
    return place_under(law, country, catalog, today);
  };
  CHECK(at(Jurisdiction::fr, "DE") == PlaceFit::inside);
  CHECK(at(Jurisdiction::uk, "GB") == PlaceFit::inside);
  CHECK(at(Jurisdiction::uk, "FR") == PlaceFit::adequate);
  CHECK(at(Jurisdiction::ch, "CH") == PlaceFit::inside);
  CHECK(at(Jurisdiction::ch, "US") == PlaceFit::outside);
  CHECK(at(Jurisdiction::ca_qc, "CA") == PlaceFit::outside);
  CHECK(at(Jurisdiction::eu, "") == PlaceFit::unstated);
  CHECK(at(Jurisdiction::eu, "GB") == PlaceFit::adequate);
  CHECK(place_under(Jurisdiction::eu, "GB", catalog, *parse_date("2031-12-28")) ==
        PlaceFit::outside);
}

TEST_CASE("the unknown region of a hyperscaler is no region of the area") {
  const auto provider = documented(ProviderKind::hyperscaler, "US", {contract()});
  const DataProfile health{Sensitivity::medical, Jurisdiction::eu};
  const auto deployment = DeploymentClass::hyperscaler_api;
  CHECK(verdict_at(provider, deployment, "IE", health) == RuleVerdict::conditional);
  CHECK(verdict_at(provider, deployment, "", health) == RuleVerdict::not_advisable);
  CHECK(verdict_at(provider, deployment, "US", health) == RuleVerdict::not_advisable);
}

TEST_CASE("what the user states opens an unless, is shown so, and undoes no page that says no") {
  auto provider = documented(ProviderKind::hyperscaler, "US", {contract()});
  const Placement placement{&provider, DeploymentClass::hyperscaler_api, "IE"};
  DataProfile bank{Sensitivity::financial, Jurisdiction::eu};
  CHECK(assess(compliance_catalog(), bank, placement, today).verdict == RuleVerdict::not_advisable);
  bank.attested = {{"C6", ""}};
  const auto verdict = assess(compliance_catalog(), bank, placement, today);
  CHECK(verdict.verdict == RuleVerdict::conditional);
  const auto dora = std::ranges::find(verdict.conditions, "C6",
                                      [](const auto& status) { return status.condition->id; });
  REQUIRE(dora != verdict.conditions.end());
  CHECK(dora->state == ConditionState::attested);
  // A word on one provider says nothing of another.
  bank.attested = {{"C6", "somebody-else"}};
  CHECK(assess(compliance_catalog(), bank, placement, today).verdict == RuleVerdict::not_advisable);
  bank.attested = {{"C6", provider.id}};
  CHECK(assess(compliance_catalog(), bank, placement, today).verdict == RuleVerdict::conditional);

  const DataProfile care{Sensitivity::medical, Jurisdiction::us, {{"C12", ""}}};
  auto refusal = says_yes(*compliance_catalog().find_rule_condition("C12"));
  refusal.answer = FactAnswer::no;
  provider.facts = {refusal};
  CHECK(assess(compliance_catalog(), care, placement, today).verdict == RuleVerdict::not_advisable);
}

TEST_CASE("own servers are asked nothing that only a provider could answer") {
  const auto& catalog = compliance_catalog();
  for (const auto& rule : catalog.rules) {
    if (rule.deployment != DeploymentClass::own_premises) continue;
    for (const auto& id : rule.conditions) {
      INFO(to_string(rule.sensitivity) << " " << to_string(rule.jurisdiction) << " " << id);
      CHECK(catalog.find_rule_condition(id)->asked_of != AskedOf::provider);
    }
  }
}

TEST_CASE("a colocation site is one more condition where somebody else's premises count") {
  const auto own = documented(ProviderKind::owner, "", {});
  const Placement placement{&own, DeploymentClass::own_premises, ""};
  const auto asks_for_site = [&](Site site) {
    DataProfile care{Sensitivity::medical, Jurisdiction::fr};
    care.site = site;
    const auto verdict = assess(compliance_catalog(), care, placement, today);
    return std::ranges::any_of(verdict.conditions,
                               [](const auto& c) { return c.condition->id == "C26"; });
  };
  CHECK(asks_for_site(Site::colocation));
  CHECK_FALSE(asks_for_site(Site::own_room));
}

TEST_CASE("the duties of the AI Act are said of every answer under EU or French law") {
  for (std::size_t s = 0; s < enum_names<Sensitivity>.size(); ++s) {
    for (const auto law : {Jurisdiction::any, Jurisdiction::eu, Jurisdiction::fr}) {
      const auto notices = answer_notices({static_cast<Sensitivity>(s), law});
      CHECK(std::ranges::count(notices, NoticeCode::ai_act_transparency) == 1);
    }
    const auto elsewhere = answer_notices({static_cast<Sensitivity>(s), Jurisdiction::us});
    CHECK(std::ranges::count(elsewhere, NoticeCode::ai_act_transparency) == 0);
  }
}

TEST_CASE("every condition has a short and a long form in each language, and no short one is cut") {
  for (const auto& condition : compliance_catalog().rule_conditions) {
    INFO(condition.id);
    for (const auto language : {Language::en, Language::fr}) {
      const auto& brief = condition.brief[language];
      CHECK(!brief.empty());
      CHECK(brief.size() <= 90);
      CHECK(std::ranges::count(brief, '(') == std::ranges::count(brief, ')'));
      CHECK(condition.text[language].size() > brief.size() / 2);
    }
  }
}

#include "llmadvisor/engine/rules/compliance.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include "support/catch.hpp"
#include "support/compliance_catalog.hpp"

using namespace llmadvisor;

namespace {

const Date today = *parse_date("2026-11-23");

struct At {
  std::string_view provider;
  ServedAs served_as;
  std::string_view country;
  Weights weights = Weights::open;
};

ComplianceVerdict assess_at(DataProfile data, const At& at,
                            const Catalog& catalog = compliance_catalog()) {
  const Provider* provider = catalog.find_provider(at.provider);
  REQUIRE(provider != nullptr);
  const auto deployment = deployment_class(*provider, at.served_as, at.weights, at.country);
  return assess(catalog, data, {provider, deployment, at.country}, today);
}

const ConditionStatus* status(const ComplianceVerdict& verdict, std::string_view id) {
  const auto found = std::ranges::find_if(verdict.conditions,
                                          [&](const auto& s) { return s.condition->id == id; });
  return found == verdict.conditions.end() ? nullptr : &*found;
}

ConditionState state(const ComplianceVerdict& verdict, std::string_view id) {
  const auto* found = status(verdict, id);
  REQUIRE(found != nullptr);
  return found->state;
}

bool says(const ComplianceVerdict& verdict, NoticeCode code) {
  return std::ranges::find(verdict.notices, code) != verdict.notices.end();
}

bool says(const std::vector<NoticeCode>& notices, NoticeCode code) {
  return std::ranges::find(notices, code) != notices.end();
}

const DataProfile medical_fr{Sensitivity::medical, Jurisdiction::fr};
const DataProfile medical_us{Sensitivity::medical, Jurisdiction::us};
const DataProfile financial_eu{Sensitivity::financial, Jurisdiction::eu};
const DataProfile card_any{Sensitivity::card, Jurisdiction::any};
const DataProfile secret_fr{Sensitivity::secret, Jurisdiction::fr};

Provider made_up(ProviderKind kind, std::string jurisdiction) {
  Provider provider;
  provider.id = "made-up";
  provider.kind = kind;
  provider.jurisdiction = std::move(jurisdiction);
  return provider;
}

ProviderFact fact(FactKind kind, FactAnswer answer, EvidenceGrade grade) {
  ProviderFact made;
  made.fact = kind;
  made.answer = answer;
  made.grade = grade;
  made.as_of = today;
  return made;
}

}  // namespace

TEST_CASE("a provider's kind, seat and place make the deployment class") {
  struct Case {
    At at;
    DeploymentClass expected;
  };
  const auto api = ServedAs::api;
  const auto gpu = ServedAs::gpu;
  const auto closed = Weights::closed;
  for (const auto& [at, expected] : {
           Case{{"openai", api, "", closed}, DeploymentClass::closed_api},
           Case{{"mistral", api, "FR", closed}, DeploymentClass::closed_api},
           Case{{"amazon-bedrock", api, "EU", closed}, DeploymentClass::hyperscaler_api},
           Case{{"together-ai", api, ""}, DeploymentClass::hosted_api},
           Case{{"together-ai", api, "", closed}, DeploymentClass::exposed_api},
           Case{{"nebius", api, "FI"}, DeploymentClass::hosted_api},
           Case{{"scaleway", api, "FR"}, DeploymentClass::eu_hosted_api},
           Case{{"ovhcloud", api, "CA"}, DeploymentClass::hosted_api},
           Case{{"deepseek", api, ""}, DeploymentClass::exposed_api},
           Case{{"openrouter", api, ""}, DeploymentClass::exposed_api},
           Case{{"aws", gpu, "FR"}, DeploymentClass::cloud_gpu},
           Case{{"seeweb", gpu, "IT"}, DeploymentClass::cloud_gpu},
           Case{{"verda", gpu, "FI"}, DeploymentClass::neocloud_gpu},
           Case{{"runpod", gpu, "US"}, DeploymentClass::neocloud_gpu},
           Case{{"runpod", ServedAs::marketplace_gpu, ""}, DeploymentClass::marketplace_gpu},
           Case{{"vast-ai", gpu, "US"}, DeploymentClass::marketplace_gpu},
           Case{{"own-premises", ServedAs::premises, ""}, DeploymentClass::own_premises},
       }) {
    INFO(at.provider);
    const auto& provider = *compliance_catalog().find_provider(at.provider);
    CHECK(deployment_class(provider, at.served_as, at.weights, at.country) == expected);
  }
}

TEST_CASE("medical in France: HDS-covered compute or own servers, no ready-made API") {
  for (const auto* api : {"openai", "mistral", "amazon-bedrock", "google-vertex", "azure-openai",
                          "together-ai", "scaleway", "ovhcloud", "deepseek"}) {
    INFO(api);
    const auto verdict = assess_at(medical_fr, {api, ServedAs::api, "FR"});
    CHECK(verdict.verdict == RuleVerdict::not_advisable);
    CHECK(!verdict.places.front().rule->reason.empty());
  }
  const auto scaleway = assess_at(medical_fr, {"scaleway", ServedAs::gpu, "FR"});
  CHECK(scaleway.verdict == RuleVerdict::conditional);
  CHECK(state(scaleway, "C9") == ConditionState::indicated);
  CHECK(state(scaleway, "C22") == ConditionState::offered);
  CHECK(state(scaleway, "C4") == ConditionState::met);
  CHECK(!says(scaleway, NoticeCode::cloud_act));

  const auto aws = assess_at(medical_fr, {"aws", ServedAs::gpu, "FR"});
  CHECK(aws.verdict == RuleVerdict::conditional);
  CHECK(state(aws, "C9") == ConditionState::indicated);
  CHECK(state(aws, "C4") == ConditionState::unknown);
  CHECK(says(aws, NoticeCode::cloud_act));

  const auto own = assess_at(medical_fr, {"own-premises", ServedAs::premises, ""});
  CHECK(own.verdict == RuleVerdict::conditional);
  CHECK(status(own, "C10") != nullptr);
  CHECK(says(answer_notices(medical_fr), NoticeCode::no_api_for_care_data));
}

TEST_CASE("medical in France: no certificate seen, or outside the EEA, is not advisable") {
  const auto seeweb = assess_at(medical_fr, {"seeweb", ServedAs::gpu, "IT"});
  CHECK(seeweb.verdict == RuleVerdict::not_advisable);
  CHECK(seeweb.places.front().cause == VerdictCause::condition_not_shown);
  CHECK(state(seeweb, "C9") == ConditionState::unknown);

  const auto virginia = assess_at(medical_fr, {"aws", ServedAs::gpu, "US"});
  CHECK(virginia.verdict == RuleVerdict::not_advisable);
  CHECK(virginia.places.front().cause == VerdictCause::condition_unmet);
  CHECK(status(virginia, "C22")->place == PlaceFit::outside);
  CHECK(assess_at(medical_fr, {"lambda", ServedAs::gpu, "US"}).verdict ==
        RuleVerdict::not_advisable);
}

TEST_CASE("medical in the US: a BAA, offered here, refused there, unknown elsewhere") {
  const auto bedrock = assess_at(medical_us, {"amazon-bedrock", ServedAs::api, "US"});
  CHECK(bedrock.verdict == RuleVerdict::conditional);
  CHECK(state(bedrock, "C12") == ConditionState::offered);
  CHECK(!says(bedrock, NoticeCode::cloud_act));
  // Azure's is known from an undated thread of questions and answers.
  CHECK(state(assess_at(medical_us, {"azure-openai", ServedAs::api, "US"}), "C12") ==
        ConditionState::indicated);

  const auto cohere = assess_at(medical_us, {"cohere", ServedAs::api, "US", Weights::closed});
  CHECK(cohere.verdict == RuleVerdict::not_advisable);
  CHECK(cohere.places.front().cause == VerdictCause::condition_unmet);
  CHECK(state(cohere, "C12") == ConditionState::unmet);

  for (const auto* nobody_saw : {"together-ai", "mistral", "scaleway"}) {
    const auto verdict = assess_at(medical_us, {nobody_saw, ServedAs::api, "US"});
    CHECK(verdict.verdict == RuleVerdict::not_advisable);
    CHECK(verdict.places.front().cause == VerdictCause::condition_not_shown);
    CHECK(state(verdict, "C12") == ConditionState::unknown);
  }
  // AWS's BAA is known from a third party only, which opens nothing.
  const auto aws = assess_at(medical_us, {"aws", ServedAs::gpu, "US"});
  CHECK(aws.verdict == RuleVerdict::not_advisable);
  CHECK(state(aws, "C12") == ConditionState::indicated);
}

TEST_CASE("financial in the EU: DORA clauses, which no page can show") {
  const auto bedrock = assess_at(financial_eu, {"amazon-bedrock", ServedAs::api, "EU"});
  CHECK(bedrock.verdict == RuleVerdict::not_advisable);
  CHECK(state(bedrock, "C6") == ConditionState::unknown);
  const auto bank = assess_at({Sensitivity::financial, Jurisdiction::eu, {{"C6", ""}}},
                              {"amazon-bedrock", ServedAs::api, "EU"});
  CHECK(bank.verdict == RuleVerdict::conditional);
  CHECK(state(bank, "C6") == ConditionState::attested);
  CHECK(state(bank, "C3") == ConditionState::offered);
  CHECK(says(bank, NoticeCode::cloud_act));

  const auto together = assess_at(financial_eu, {"together-ai", ServedAs::api, "US"});
  CHECK(together.verdict == RuleVerdict::not_advisable);
  REQUIRE(together.conditions.size() == 1);
  CHECK(state(together, "C22") == ConditionState::unmet);
  CHECK(says(together, NoticeCode::outside_eea));

  const auto scaleway = assess_at(financial_eu, {"scaleway", ServedAs::api, "FR"});
  CHECK(scaleway.verdict == RuleVerdict::conditional);
  CHECK(status(scaleway, "C4") == nullptr);
}

TEST_CASE("card data anywhere: a cloud with an attestation or own servers, each place named") {
  const auto aws = assess_at(card_any, {"aws", ServedAs::gpu, "DE"});
  CHECK(aws.verdict == RuleVerdict::conditional);
  CHECK(aws.places.size() == 3);
  CHECK(status(aws, "C8")->places.size() == 3);
  CHECK(status(aws, "C4")->places == std::vector{Jurisdiction::fr, Jurisdiction::eu});
  CHECK(state(aws, "C8") == ConditionState::indicated);
  CHECK(assess_at(card_any, {"ovhcloud", ServedAs::gpu, "FR"}).verdict ==
        RuleVerdict::not_advisable);
  // Keywords, and pages about other products of theirs, open nothing.
  for (const auto* cloud : {"gcp", "azure"}) {
    CHECK(assess_at(card_any, {cloud, ServedAs::gpu, "DE"}).verdict == RuleVerdict::not_advisable);
  }
  CHECK(assess_at(card_any, {"amazon-bedrock", ServedAs::api, "EU"}).verdict ==
        RuleVerdict::not_advisable);
  CHECK(assess_at(card_any, {"seeweb", ServedAs::gpu, "IT"}).verdict == RuleVerdict::not_advisable);
  for (const auto* id : {"openai", "groq", "scaleway"}) {
    CHECK(assess_at(card_any, {id, ServedAs::api, ""}).verdict == RuleVerdict::not_advisable);
  }
  CHECK(says(answer_notices(card_any), NoticeCode::strictest_place));
  CHECK(!says(answer_notices({Sensitivity::internal, Jurisdiction::any}),
              NoticeCode::strictest_place));
  CHECK(says(answer_notices(card_any), NoticeCode::tokenise_first));
}

TEST_CASE("secret in France: own accredited system only, whatever the provider says") {
  for (const auto& provider : compliance_catalog().providers) {
    if (provider.kind == ProviderKind::owner) continue;
    INFO(provider.id);
    for (const auto served_as : {ServedAs::api, ServedAs::gpu, ServedAs::marketplace_gpu}) {
      CHECK(assess_at(secret_fr, {provider.id, served_as, "FR"}).verdict ==
            RuleVerdict::not_advisable);
    }
  }
  const auto own = assess_at(secret_fr, {"own-premises", ServedAs::premises, "FR"});
  CHECK(own.verdict == RuleVerdict::conditional);
  CHECK(state(own, "C15") == ConditionState::unknown);
  CHECK(says(answer_notices(secret_fr), NoticeCode::security_officer));
}

TEST_CASE("a provider without facts satisfies no condition of any cell") {
  const auto& catalog = compliance_catalog();
  for (std::size_t kind = 0; kind < enum_names<ProviderKind>.size(); ++kind) {
    const auto provider = made_up(static_cast<ProviderKind>(kind), "");
    for (std::size_t d = 0; d < enum_names<DeploymentClass>.size(); ++d) {
      for (std::size_t s = 0; s < enum_names<Sensitivity>.size(); ++s) {
        const DataProfile data{static_cast<Sensitivity>(s), Jurisdiction::any};
        const Placement placement{&provider, static_cast<DeploymentClass>(d), ""};
        const auto verdict = assess(catalog, data, placement, today);
        for (const auto& c : verdict.conditions) CHECK(c.state == ConditionState::unknown);
        const bool personal = data.sensitivity > Sensitivity::internal;
        const bool own = placement.deployment == DeploymentClass::own_premises;
        CHECK((!personal || own || verdict.verdict == RuleVerdict::not_advisable));
      }
    }
  }
}

TEST_CASE("weak evidence refuses but never admits; partial evidence only points the way") {
  auto provider = made_up(ProviderKind::hyperscaler, "US");
  const auto verdict_with = [&](FactAnswer answer, EvidenceGrade grade) {
    provider.facts = {fact(FactKind::hipaa_baa, answer, grade)};
    return assess(compliance_catalog(), medical_us,
                  {&provider, DeploymentClass::hyperscaler_api, "US"}, today);
  };
  using enum EvidenceGrade;
  CHECK(state(verdict_with(FactAnswer::yes, primary), "C12") == ConditionState::offered);
  CHECK(state(verdict_with(FactAnswer::yes, quoted), "C12") == ConditionState::offered);
  CHECK(state(verdict_with(FactAnswer::yes, secondary), "C12") == ConditionState::indicated);
  CHECK(state(verdict_with(FactAnswer::yes, keyword), "C12") == ConditionState::indicated);
  CHECK(state(verdict_with(FactAnswer::partial, primary), "C12") == ConditionState::indicated);
  CHECK(state(verdict_with(FactAnswer::unclear, primary), "C12") == ConditionState::unknown);
  CHECK(verdict_with(FactAnswer::unclear, primary).verdict == RuleVerdict::not_advisable);
  CHECK(verdict_with(FactAnswer::partial, primary).verdict == RuleVerdict::conditional);
  CHECK(verdict_with(FactAnswer::yes, unknown).places.front().cause == VerdictCause::nothing_known);
  CHECK(verdict_with(FactAnswer::no, keyword).verdict == RuleVerdict::not_advisable);
  CHECK(says(verdict_with(FactAnswer::yes, keyword), NoticeCode::weak_evidence));
}

TEST_CASE("a cell that is closed opens only on strong evidence for that very service") {
  auto provider = made_up(ProviderKind::hyperscaler, "US");
  auto certificate = fact(FactKind::hds_certified, FactAnswer::yes, EvidenceGrade::primary);
  const auto verdict = [&] {
    provider.facts = {certificate};
    return assess(compliance_catalog(), medical_fr,
                  {&provider, DeploymentClass::hyperscaler_api, "FR"}, today)
        .verdict;
  };
  certificate.service = ServedAs::api;
  CHECK(verdict() == RuleVerdict::conditional);
  certificate.service = ServedAs::gpu;
  CHECK(verdict() == RuleVerdict::not_advisable);
  certificate.service = ServedAs::api;
  certificate.grade = EvidenceGrade::secondary;
  CHECK(verdict() == RuleVerdict::not_advisable);
}

TEST_CASE("a fact about another product opens nothing, and gives way to one about the service") {
  auto provider = made_up(ProviderKind::eu_cloud, "FR");
  auto other = fact(FactKind::hds_certified, FactAnswer::partial, EvidenceGrade::primary);
  other.service = ServedAs::gpu;
  const auto verdict = [&](std::vector<ProviderFact> facts) {
    provider.facts = std::move(facts);
    return assess(compliance_catalog(), medical_fr, {&provider, DeploymentClass::cloud_gpu, "FR"},
                  today)
        .verdict;
  };
  CHECK(verdict({other}) == RuleVerdict::conditional);
  other.product = "Hosted Private Cloud";
  CHECK(verdict({other}) == RuleVerdict::not_advisable);
  const auto company = fact(FactKind::hds_certified, FactAnswer::yes, EvidenceGrade::primary);
  CHECK(verdict({other, company}) == RuleVerdict::conditional);
  CHECK(verdict({company, other}) == RuleVerdict::conditional);
}

TEST_CASE("a refusal names its reason: the cell, a missing page, a page that says no, a hole") {
  const auto why = [](const ComplianceVerdict& verdict) { return refusal(verdict.places.front()); };
  CHECK(why(assess_at(medical_fr, {"openai", ServedAs::api, ""})) == "no-hds-api");
  CHECK(why(assess_at(medical_fr, {"seeweb", ServedAs::gpu, "IT"})) == "hds-evidence");
  CHECK(why(assess_at(medical_fr, {"aws", ServedAs::gpu, "US"})) == "condition-unmet");
  CHECK(why(assess_at(medical_us, {"modal", ServedAs::gpu, "US"})) == "nothing-known");
  CHECK(why(assess_at(medical_us, {"cohere", ServedAs::api, "US", Weights::closed})) ==
        "condition-unmet");
  const auto ovh = assess_at(card_any, {"ovhcloud", ServedAs::gpu, "FR"});
  CHECK(why(ovh) == "condition-unmet");
  CHECK(ovh.conditions.front().evidence.front().fact->fact == FactKind::pci_dss);
  CHECK(refusal(PlaceVerdict{}) == "no-rule");
}

TEST_CASE("facts age: 90 days are fresh, 91 are stale, no date is said") {
  auto read = fact(FactKind::dpa_gdpr, FactAnswer::yes, EvidenceGrade::primary);
  read.as_of = today - std::chrono::days(90);
  CHECK(freshness(read, today) == Freshness::fresh);
  read.as_of = today - std::chrono::days(91);
  CHECK(freshness(read, today) == Freshness::stale);
  read.as_of.reset();
  CHECK(freshness(read, today) == Freshness::undated);
}

TEST_CASE("medical data of nobody's country follow France and say so") {
  const DataProfile nobody_said{Sensitivity::medical, Jurisdiction::any};
  CHECK(says(answer_notices(nobody_said), NoticeCode::france_assumed));
  CHECK(assess_at(nobody_said, {"azure-openai", ServedAs::api, "FR"}).verdict ==
        RuleVerdict::not_advisable);
  const auto aws = assess_at(nobody_said, {"aws", ServedAs::gpu, "FR"});
  CHECK(aws.verdict == RuleVerdict::conditional);
  // The American reading is refused for lack of a BAA; it does not decide.
  CHECK(status(aws, "C9")->places == std::vector{Jurisdiction::fr});
}

TEST_CASE("a hole in the table is never a permission") {
  auto catalog = compliance_catalog();
  catalog.rules.clear();
  const auto verdict = assess_at({Sensitivity::public_data, Jurisdiction::us},
                                 {"openai", ServedAs::api, ""}, catalog);
  CHECK(verdict.verdict == RuleVerdict::not_advisable);
  CHECK(verdict.places.front().rule == nullptr);
}

TEST_CASE("a place that is unknown, outside, or under another law is said") {
  const DataProfile data{Sensitivity::personal, Jurisdiction::eu};
  CHECK(says(assess_at(data, {"openai", ServedAs::api, ""}), NoticeCode::region_unstated));
  CHECK(says(assess_at(data, {"novita", ServedAs::api, ""}), NoticeCode::operator_unknown));
  CHECK(
      says(assess_at(data, {"hyperstack", ServedAs::gpu, "NO"}), NoticeCode::operator_outside_eea));
  const auto modal = assess_at(data, {"modal", ServedAs::gpu, "US"});
  CHECK(says(modal, NoticeCode::no_facts));
  CHECK(says(modal, NoticeCode::outside_eea));
  CHECK(modal.verdict == RuleVerdict::not_advisable);
  CHECK(assess_at(data, {"own-premises", ServedAs::premises, ""}).notices.empty());
}

TEST_CASE("open questions come once each and end with place, law and tenancy") {
  const auto& catalog = compliance_catalog();
  const auto aws = assess_at(medical_fr, {"aws", ServedAs::gpu, "FR"});
  const auto gcp = assess_at(medical_fr, {"gcp", ServedAs::gpu, "FR"});
  const std::array verdicts{&aws, &gcp};
  const auto questions = open_questions(catalog, verdicts);
  // C20, C3, C4, C22, C21, C9 and C38, then the three.
  REQUIRE(questions.size() == 10);
  CHECK(questions[5].condition == catalog.find_rule_condition("C9"));
  CHECK(questions[9].text == catalog.find_rule_text("ask-tenancy"));

  const auto scaleway = assess_at(medical_fr, {"scaleway", ServedAs::gpu, "FR"});
  const std::array one{&scaleway};
  // C4 is met there: nothing to ask about a transfer that does not take place.
  CHECK(open_questions(catalog, one).size() == 9);
  const auto own = assess_at(medical_fr, {"own-premises", ServedAs::premises, ""});
  const std::array at_home{&own};
  CHECK(open_questions(catalog, at_home).size() == 3);
}

TEST_CASE("the weakest thing a page can show orders options that are all conditional") {
  CHECK(weakest_shown(assess_at(medical_us, {"azure-openai", ServedAs::api, "US"})) >=
        ConditionState::offered);
  CHECK(weakest_shown(assess_at({Sensitivity::internal, Jurisdiction::us},
                                {"together-ai", ServedAs::api, "US"})) ==
        ConditionState::indicated);
  CHECK(weakest_shown(assess_at(medical_fr, {"own-premises", ServedAs::premises, ""})) ==
        ConditionState::met);
}

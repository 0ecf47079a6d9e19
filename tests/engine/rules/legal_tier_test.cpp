#include "llmadvisor/engine/rules/legal_tier.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

ProviderFact shown(FactKind kind) {
  ProviderFact fact;
  fact.fact = kind;
  fact.answer = FactAnswer::yes;
  fact.grade = EvidenceGrade::primary;
  return fact;
}

/// With a page on its data processing agreement unless said otherwise.
Provider under(std::string law, std::vector<ProviderFact> facts = {shown(FactKind::dpa_gdpr)}) {
  Provider p = build::provider("somebody", ProviderKind::gpu_cloud, std::move(law));
  p.facts = std::move(facts);
  return p;
}

std::optional<LegalTier> tier(Jurisdiction area, const Provider& provider, std::string_view country,
                              DeploymentClass deployment = DeploymentClass::cloud_gpu) {
  return legal_tier({Sensitivity::personal, area}, {&provider, deployment, country});
}

}  // namespace

TEST_CASE("Own servers and a host of the area in the area are tier A") {
  const Provider own = build::provider("own-premises", ProviderKind::owner, "");
  CHECK(tier(Jurisdiction::fr, own, "", DeploymentClass::own_premises) == LegalTier::a);
  CHECK(tier(Jurisdiction::us, own, "", DeploymentClass::own_premises) == LegalTier::a);
  CHECK(tier(Jurisdiction::us, under("US"), "US") == LegalTier::a);
  CHECK(tier(Jurisdiction::eu, under("FR"), "DE") == LegalTier::a);
  // One law on personal data in all of the EEA: a German host is at home for France.
  CHECK(tier(Jurisdiction::fr, under("DE"), "DE") == LegalTier::a);
}

TEST_CASE("Machines in the area of a foreign parent are tier B") {
  CHECK(tier(Jurisdiction::eu, under("US"), "IE") == LegalTier::b);
  CHECK(tier(Jurisdiction::fr, under("US"), "FR") == LegalTier::b);
  CHECK(tier(Jurisdiction::us, under("FR"), "US") == LegalTier::b);
}

TEST_CASE("Outside the area with a basis for the transfer is tier C") {
  CHECK(tier(Jurisdiction::eu, under("US"), "US") == LegalTier::c);
  CHECK(tier(Jurisdiction::eu, under("US"), "") == LegalTier::c);
  CHECK(tier(Jurisdiction::fr, under("FR"), "SG") == LegalTier::c);
  CHECK(tier(Jurisdiction::us, under("FR"), "FR") == LegalTier::c);
  // The law of the United States asks for no basis.
  CHECK(tier(Jurisdiction::us, under("IN", {}), "IN") == LegalTier::c);
}

TEST_CASE("Outside the EEA without a basis, or under nobody's law, is tier D") {
  CHECK(tier(Jurisdiction::eu, under("US", {}), "US") == LegalTier::d);
  CHECK(tier(Jurisdiction::fr, under("IN", {}), "") == LegalTier::d);
  CHECK(tier(Jurisdiction::us, under(""), "US") == LegalTier::d);
  CHECK(tier(Jurisdiction::eu, under("FR"), "FR", DeploymentClass::exposed_api) == LegalTier::d);
  CHECK(tier(Jurisdiction::us, under("US"), "US", DeploymentClass::marketplace_gpu) ==
        LegalTier::d);
}

TEST_CASE("A weak or partial page is no basis for a transfer") {
  ProviderFact dpa = shown(FactKind::dpa_gdpr);
  dpa.grade = EvidenceGrade::secondary;
  CHECK(tier(Jurisdiction::eu, under("US", {dpa}), "US") == LegalTier::d);
  dpa = shown(FactKind::dpa_gdpr);
  dpa.answer = FactAnswer::partial;
  CHECK(tier(Jurisdiction::eu, under("US", {dpa}), "US") == LegalTier::d);
}

TEST_CASE("A region that nobody states is the EEA only where a page shows one") {
  CHECK(tier(Jurisdiction::eu, under("FR"), "") == LegalTier::b);
  CHECK(tier(Jurisdiction::eu, under("FR", {shown(FactKind::eu_region)}), "") == LegalTier::a);
  CHECK(tier(Jurisdiction::eu, under("FR"), "", DeploymentClass::eu_hosted_api) == LegalTier::a);
  // That an operator from outside could serve from the EEA does not say that it does.
  CHECK(tier(Jurisdiction::eu, under("US", {shown(FactKind::eu_region), shown(FactKind::dpa_gdpr)}),
             "") == LegalTier::c);
  CHECK(tier(Jurisdiction::us, under("US"), "") == LegalTier::a);
}

TEST_CASE("Britain, Switzerland and Quebec are areas of their own") {
  CHECK(tier(Jurisdiction::uk, under("GB"), "GB") == LegalTier::a);
  CHECK(tier(Jurisdiction::uk, under("US"), "GB") == LegalTier::b);
  CHECK(tier(Jurisdiction::uk, under("FR"), "FR") == LegalTier::c);
  CHECK(tier(Jurisdiction::ch, under("CH"), "") == LegalTier::a);
  CHECK(tier(Jurisdiction::ch, under("US", {}), "US") == LegalTier::d);
  CHECK(tier(Jurisdiction::ca_qc, under("CA"), "CA") == LegalTier::a);
  CHECK(tier(Jurisdiction::ca_qc, under("US"), "CA") == LegalTier::b);
  CHECK(tier(Jurisdiction::ca_qc, under("US"), "US") == LegalTier::c);
  CHECK(tier(Jurisdiction::eu, under("GB"), "GB") == LegalTier::c);
}

TEST_CASE("Public data and projects without an area have no tier") {
  const Provider p = under("US");
  const Placement place{&p, DeploymentClass::cloud_gpu, "US"};
  CHECK_FALSE(legal_tier({Sensitivity::public_data, Jurisdiction::us}, place));
  CHECK_FALSE(legal_tier({Sensitivity::personal, Jurisdiction::any}, place));
}

TEST_CASE("Data about people stay away from where nobody knows the law, area or not") {
  const Provider unknown = under("");
  const Placement place{&unknown, DeploymentClass::cloud_gpu, "US"};
  CHECK(lacks_a_law({Sensitivity::personal, Jurisdiction::any}, place));
  CHECK(lacks_a_law({Sensitivity::medical, Jurisdiction::us}, place));
  CHECK_FALSE(lacks_a_law({Sensitivity::internal, Jurisdiction::eu}, place));
  const Provider american = under("US", {});
  const Placement there{&american, DeploymentClass::cloud_gpu, "US"};
  CHECK_FALSE(lacks_a_law({Sensitivity::personal, Jurisdiction::any}, there));
  CHECK(lacks_a_law({Sensitivity::personal, Jurisdiction::eu}, there));
}

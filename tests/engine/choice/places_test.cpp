#include "llmadvisor/engine/choice/places.hpp"

#include <algorithm>

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

RetrievalModel hosted(std::string id, std::string provider, double price) {
  RetrievalModel m;
  m.id = m.name = std::move(id);
  m.provider = std::move(provider);
  m.weights = Weights::open;
  m.dimensions = 1000;
  m.input = PricePerMillionTokens(price);
  m.provenance = build::provenance();
  return m;
}

/// Acme calls with somebody to embed for it; the rules are a cell for each class of host.
struct Neighbours {
  Catalog catalog = build::catalog();
  Project project = build::project();

  Neighbours() {
    catalog.providers.push_back(build::provider("near", ProviderKind::open_model_host, "US"));
    catalog.providers.push_back(build::provider("far", ProviderKind::eu_cloud, "FR"));
    catalog.retrieval_models = {hosted("own", "acme", 0.3), hosted("near", "near", 0.2),
                                hosted("cheap", "openhost", 0.1), hosted("far", "far", 0.05)};
    project.rag = RagPlan{100, Tokens(1000), Tokens(600), 0.1, Wanted::no};
    project.requirements.jurisdiction = Jurisdiction::us;
    for (const auto id : {"c-one", "c-two"}) {
      RuleCondition condition;
      condition.id = id;
      catalog.rule_conditions.push_back(condition);
    }
    rule(DeploymentClass::closed_api, RuleVerdict::conditional, {"c-one"});
    rule(DeploymentClass::hosted_api, RuleVerdict::conditional, {"c-one"});
    rule(DeploymentClass::eu_hosted_api, RuleVerdict::conditional, {"c-one"});
  }
  Neighbours(const Neighbours&) = delete;
  Neighbours& operator=(const Neighbours&) = delete;

  void acme_sells_none() {
    std::erase_if(catalog.retrieval_models, [](const auto& m) { return m.provider == "acme"; });
  }

  void rule(DeploymentClass deployment, RuleVerdict verdict,
            std::vector<std::string> conditions = {}) {
    std::erase_if(catalog.rules, [&](const Rule& r) { return r.deployment == deployment; });
    Rule rule;
    rule.sensitivity = Sensitivity::internal;
    rule.jurisdiction = Jurisdiction::us;
    rule.deployment = deployment;
    rule.verdict = verdict;
    rule.conditions = std::move(conditions);
    catalog.rules.push_back(std::move(rule));
  }

  /// Of the option at acme.
  template <class Ask>
  auto at_acme(Ask&& ask) const {
    const Market market = stock_market(catalog, project.filters);
    const CostBook costs(catalog);
    Places places(market, costs, build::today());
    places.assess_for(project);
    const auto entry = std::ranges::find(market.apis, "acme",
                                         [](const ApiEntry& api) { return api.provider->id; });
    return ask(places, entry->placement);
  }
  std::string embedding() const {
    return at_acme([](const Places& places, std::size_t place) {
      const auto* host = places.hosts(place).embedding;
      return host == nullptr ? std::string("nobody") : host->model->id;
    });
  }
  std::vector<Recipient> recipients() const {
    return at_acme([](const Places& p, std::size_t place) { return p.recipients(place); });
  }
  RuleVerdict overall() const {
    return at_acme([](const Places& p, std::size_t place) { return p.overall(place); });
  }
};

}  // namespace

TEST_CASE("A model is embedded for by its own provider, dear or not") {
  CHECK(Neighbours().embedding() == "own");
}

TEST_CASE("Failing its own provider, the cheapest under the same law embeds") {
  Neighbours n;
  n.acme_sells_none();
  CHECK(n.embedding() == "cheap");
}

TEST_CASE("Under the same law fewer conditions come before the price") {
  Neighbours n;
  n.acme_sells_none();
  n.catalog.providers[1].kind = ProviderKind::hyperscaler;  // openhost, the cheaper
  n.rule(DeploymentClass::hyperscaler_api, RuleVerdict::conditional, {"c-one", "c-two"});
  CHECK(n.embedding() == "near");
}

TEST_CASE("A denied provider embeds for nobody") {
  Neighbours n;
  n.acme_sells_none();
  n.project.filters.denied_providers = {"openhost"};
  CHECK(n.embedding() == "near");
  n.project.filters.denied_providers = {"openhost", "near"};
  CHECK(n.embedding() == "far");
  n.project.filters.denied_providers = {"openhost", "near", "far"};
  CHECK(n.embedding() == "nobody");
}

TEST_CASE("The rules come before the nearness of a host") {
  Neighbours n;
  n.acme_sells_none();
  n.rule(DeploymentClass::hosted_api, RuleVerdict::not_advisable);
  CHECK(n.embedding() == "far");
  CHECK(n.overall() == RuleVerdict::conditional);
}

TEST_CASE("An option whose documents may go to nobody is refused, and by whom") {
  Neighbours n;
  n.acme_sells_none();
  n.rule(DeploymentClass::hosted_api, RuleVerdict::not_advisable);
  n.rule(DeploymentClass::eu_hosted_api, RuleVerdict::not_advisable);
  CHECK(n.overall() == RuleVerdict::not_advisable);
  const auto all = n.recipients();
  REQUIRE(all.size() == 2);
  CHECK(all[0].compliance.verdict == RuleVerdict::conditional);
  CHECK(all[1].role == RecipientRole::embedding);
  CHECK(all[1].compliance.verdict == RuleVerdict::not_advisable);
  CHECK(verdict_on(all).verdict == RuleVerdict::not_advisable);
}

TEST_CASE("A host that makes the verdict no worse comes before a nearer one that does") {
  Neighbours n;
  n.rule(DeploymentClass::closed_api, RuleVerdict::allowed);
  n.acme_sells_none();
  n.rule(DeploymentClass::eu_hosted_api, RuleVerdict::allowed);
  CHECK(n.embedding() == "far");
  CHECK(n.overall() == RuleVerdict::allowed);
}

TEST_CASE("Two providers that must sign are two conditions, one in two roles is one") {
  Neighbours n;
  CHECK(verdict_on(n.recipients()).conditions.size() == 1);
  n.acme_sells_none();
  const auto verdict = verdict_on(n.recipients());
  REQUIRE(verdict.conditions.size() == 2);
  CHECK(verdict.conditions[0].condition == verdict.conditions[1].condition);
  CHECK(verdict.conditions[0].provider->id == "acme");
  CHECK(verdict.conditions[1].provider->id == "openhost");
}

namespace {

RetrievalModel managed(std::string provider) {
  RetrievalModel store = hosted("store", std::move(provider), 0);
  store.kind = RetrievalModelKind::vector_store;
  store.weights = Weights::closed;
  store.input.reset();
  store.price_per_gb_month = 1;
  return store;
}

std::string store_of(const Neighbours& n) {
  return n.at_acme([](const Places& places, std::size_t place) -> std::string {
    const RetrievalHosts& hosts = places.hosts(place);
    if (hosts.store != nullptr) return hosts.store->model->provider;
    return hosts.store_machine == nullptr ? "nobody" : hosts.store_machine->id + "'s machine";
  });
}

}  // namespace

TEST_CASE("A managed store comes before a machine to run one on, where both may hold the data") {
  Neighbours n;
  n.catalog.retrieval_models.push_back(managed("near"));
  n.rule(DeploymentClass::cloud_gpu, RuleVerdict::conditional, {"c-one"});
  CHECK(store_of(n) == "near");
  n.rule(DeploymentClass::hosted_api, RuleVerdict::not_advisable);
  CHECK(store_of(n) == "aws's machine");
  n.project.filters.denied_providers = {"near"};
  n.rule(DeploymentClass::hosted_api, RuleVerdict::conditional, {"c-one"});
  CHECK(store_of(n) == "aws's machine");
}

TEST_CASE("Where no store may hold the data the user runs one, and that refuses nothing") {
  Neighbours n;
  n.catalog.retrieval_models.push_back(managed("near"));
  n.rule(DeploymentClass::hosted_api, RuleVerdict::not_advisable);
  CHECK(store_of(n) == "nobody");
  CHECK(n.overall() == RuleVerdict::conditional);
}

TEST_CASE("Data about people go to nobody whose law is unknown") {
  Neighbours n;
  for (auto& rule : n.catalog.rules) rule.sensitivity = Sensitivity::personal;
  n.project.requirements.sensitivity = Sensitivity::personal;
  // A page about each: who says nothing at all is refused before.
  ProviderFact fact;
  fact.fact = FactKind::soc2_type2;
  fact.answer = FactAnswer::yes;
  fact.grade = EvidenceGrade::primary;
  for (auto& provider : n.catalog.providers) provider.facts.push_back(fact);
  CHECK(n.overall() == RuleVerdict::conditional);
  n.catalog.providers[0].jurisdiction.clear();
  CHECK(n.overall() == RuleVerdict::not_advisable);
  const auto all = n.recipients();
  CHECK(all.front().refused == Refusal::unknown_law);
  CHECK(legal_tier(all) == LegalTier::d);
}

TEST_CASE("An option is as far from the law as the farthest of its recipients") {
  Neighbours n;
  CHECK(legal_tier(n.recipients()) == LegalTier::a);
  n.project.filters.denied_providers = {"openhost", "near"};
  n.acme_sells_none();
  CHECK(legal_tier(n.recipients()) == LegalTier::c);
}

TEST_CASE("Without retrieval the model's host is the only recipient") {
  Neighbours n;
  n.project.rag.reset();
  CHECK(n.recipients().size() == 1);
  CHECK(n.embedding() == "nobody");
}

TEST_CASE("On machines of one's own choice the documents stay where the model is") {
  Neighbours n;
  const Market market = stock_market(n.catalog, {});
  const CostBook costs(n.catalog);
  Places places(market, costs, build::today());
  places.assess_for(n.project);
  for (const auto& shelf : market.shelves) {
    for (const auto& r : places.recipients(shelf.machines.front().placement)) {
      CHECK(r.provider == shelf.provider);
    }
  }
}

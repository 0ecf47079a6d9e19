#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "llmadvisor/engine/rules/compliance.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;

namespace {

template <class Visit>
void for_each_fact(const Visit& visit) {
  for (const auto& provider : shipped_catalog().providers) {
    for (const auto& fact : provider.facts) {
      INFO(provider.id << ", " << to_string(fact.fact) << ", " << fact.value.texts.front());
      visit(provider, fact);
    }
  }
}

const ProviderFact* find_fact(std::string_view provider, FactKind kind,
                              std::optional<ServedAs> service, std::string_view product = "") {
  const auto* found = shipped_catalog().find_provider(provider);
  REQUIRE(found != nullptr);
  const auto fact = std::ranges::find_if(found->facts, [&](const ProviderFact& f) {
    return f.fact == kind && f.service == service && f.product == product;
  });
  return fact == found->facts.end() ? nullptr : &*fact;
}

bool is_bare(const std::string& value) { return value == "yes" || value == "no"; }

std::size_t words_in(const std::string& text) {
  std::istringstream in(text);
  std::size_t count = 0;
  for (std::string word; in >> word;) ++count;
  return count;
}

bool holds_markdown(const std::string& text) {
  const auto holds = [&](std::string_view mark) { return text.find(mark) != std::string::npos; };
  return holds("**") || holds("`") || holds("](") || holds("* [");
}

const ApiOffer* find_offer(std::string_view id) {
  const auto found = std::ranges::find(shipped_catalog().api_offers, id, &ApiOffer::id);
  return found == shipped_catalog().api_offers.end() ? nullptr : &*found;
}

constexpr auto company = std::nullopt;
constexpr auto api = ServedAs::api;
constexpr auto gpu = ServedAs::gpu;

}  // namespace

TEST_CASE("a fact names its source and its grade, and its day or that it has none") {
  for_each_fact([](const Provider&, const ProviderFact& fact) {
    CHECK(fact.grade != EvidenceGrade::unknown);
    CHECK_FALSE(fact.source.empty());
    CHECK(fact.source.find("address not kept") == std::string::npos);
    CHECK_FALSE(fact.page_date.empty());
    CHECK(fact.as_of.has_value() != fact.page_date.starts_with("undated"));
  });
}

TEST_CASE("a quote has at most 20 words, and no text of a fact holds markdown") {
  for_each_fact([](const Provider&, const ProviderFact& fact) {
    CHECK(words_in(fact.quote) <= 20);
    CHECK_FALSE(holds_markdown(fact.quote));
    CHECK_FALSE(holds_markdown(fact.conditions));
    for (const auto& value : fact.value.texts) CHECK_FALSE(holds_markdown(value));
  });
}

TEST_CASE("what a fact says is said in every language") {
  for_each_fact([](const Provider&, const ProviderFact& fact) {
    if (is_bare(fact.value.texts.front())) return;
    for (const auto& value : fact.value.texts) CHECK_FALSE(value.empty());
  });
}

TEST_CASE("a fact about another product answers at best in part") {
  int of_another = 0;
  for_each_fact([&](const Provider&, const ProviderFact& fact) {
    if (fact.product.empty()) return;
    ++of_another;
    CHECK(fact.answer != FactAnswer::yes);
  });
  CHECK(of_another >= 15);
}

TEST_CASE("a provider says one thing of a service: no fact is there twice") {
  for (const auto& provider : shipped_catalog().providers) {
    std::set<std::string> seen;
    for (const auto& fact : provider.facts) {
      const std::string service(fact.service ? to_string(*fact.service) : "");
      const auto key = std::string(to_string(fact.fact)) + "/" + service + "/" + fact.product;
      INFO(provider.id << " " << key);
      CHECK(seen.insert(key).second);
    }
  }
}

TEST_CASE("whoever sells a model, a machine or training has a record as a provider") {
  const Catalog& c = shipped_catalog();
  std::set<std::string> sellers;
  for (const auto& o : c.api_offers) sellers.insert(o.provider);
  for (const auto& o : c.gpu_offers) sellers.insert(o.provider);
  for (const auto& o : c.fine_tuning_offers) sellers.insert(o.provider);
  for (const auto& m : c.retrieval_models) sellers.insert(m.provider);
  sellers.erase("");
  for (const auto& seller : sellers) {
    INFO(seller);
    CHECK(c.find_provider(seller) != nullptr);
  }
}

TEST_CASE("what was read of providers in November 2026 stands in the records") {
  using enum FactAnswer;
  using enum EvidenceGrade;
  struct Read {
    std::string_view provider;
    FactKind kind;
    std::optional<ServedAs> service;
    FactAnswer answer;
    EvidenceGrade grade;
    std::string_view value;
    std::string_view product = "";
  };
  for (const auto& read : {
           Read{"deepinfra", FactKind::hq_jurisdiction, api, yes, primary, "US"},
           Read{"deepinfra", FactKind::default_retention_days, api, partial, primary,
                "0 as a rule; small portions may be logged for debugging or security, no duration "
                "stated"},
           Read{"deepinfra", FactKind::eu_region, api, no, secondary, "no (US and Toronto only)"},
           Read{"deepinfra", FactKind::dpa_gdpr, api, partial, quoted,
                "by signature only, no self-serve link"},
           Read{"lambda", FactKind::hq_jurisdiction, gpu, yes, primary, "US"},
           Read{"openrouter", FactKind::eu_region, api, partial, quoted,
                "yes, Business and Enterprise plans only (8% fee)"},
           Read{"anthropic", FactKind::eu_region, api, no, primary,
                "no: inference_geo is 'us' (1.1x price) or 'global'; data stored in the US"},
           Read{"openai", FactKind::fedramp, api, yes, secondary,
                "FedRAMP 20x Moderate for the API Platform and ChatGPT Enterprise (announced "
                "2026-04-27)"},
           Read{"mistral", FactKind::eu_region, api, partial, quoted,
                "partial: infrastructure sub-processors in SE, NO, NL, BE and US"},
           Read{"google-vertex", FactKind::model_availability, api, no, quoted,
                "gpt-oss-20b deprecated 2026-07-21, retirement announced for 2026-10-21",
                "gpt-oss-20b"},
           Read{"nebius", FactKind::subprocessors, api, yes, quoted,
                "US entities and GPU resellers: RunPod, Shadeform, BoostRun, Axe Compute"},
           Read{"fireworks-ai", FactKind::default_retention_days, api, yes, primary,
                "0 for open models on chat completions; 30 on the Response API, which stores by "
                "default"},
           Read{"ovhcloud", FactKind::dpa_gdpr, api, yes, quoted,
                "yes, OVH Data Protection Agreement IE 7.0 (PDF)"},
           Read{"ovhcloud", FactKind::foreign_order_exposure, api, yes, secondary,
                "Ontario court ordered OVH data held in France, the UK and Australia (2025-09-25), "
                "under judicial review"},
           Read{"cloud-temple", FactKind::secnumcloud, api, partial, primary,
                "vendor says the infrastructure under the service holds SecNumCloud 3.2"},
           Read{"ovhcloud", FactKind::secnumcloud, gpu, partial, primary,
                "yes for Bare Metal Pod, VMware, SNC Cloud Platform (announced 2026-09-01); GPU "
                "instances not shown",
                "Bare Metal Pod, VMware on OVHcloud, SNC Cloud Platform"},
       }) {
    INFO(read.provider << ", " << to_string(read.kind));
    const bool seat = read.kind == FactKind::hq_jurisdiction;
    const auto* fact =
        find_fact(read.provider, read.kind, seat ? company : read.service, read.product);
    REQUIRE(fact != nullptr);
    CHECK(fact->answer == read.answer);
    CHECK(fact->grade == read.grade);
    CHECK(fact->value.texts.front() == read.value);
  }
}

TEST_CASE("pages of another age or kind are graded as such") {
  CHECK(to_string(*find_fact("aws", FactKind::hq_jurisdiction, company)->as_of) == "2026-09-03");
  CHECK(find_fact("azure-openai", FactKind::dpa_gdpr, api)->grade == EvidenceGrade::quoted);
  CHECK(find_fact("azure-openai", FactKind::hipaa_baa, api)->grade == EvidenceGrade::secondary);
  CHECK(find_fact("azure", FactKind::pci_dss, gpu) == nullptr);
}

TEST_CASE("of a European host the seat, the processor contract and the place are shown") {
  for (const auto* host : {"ionos", "stackit", "scaleway", "ovhcloud", "cloud-temple"}) {
    INFO(host);
    const auto shown = [](const ProviderFact* fact) {
      return fact != nullptr && fact->answer == FactAnswer::yes && is_strong(*fact);
    };
    CHECK(shown(find_fact(host, FactKind::hq_jurisdiction, company)));
    CHECK(shown(find_fact(host, FactKind::dpa_gdpr, api)));
    CHECK(shown(find_fact(host, FactKind::eu_region, api)));
    CHECK(shown(find_fact(host, FactKind::default_retention_days, api)));
  }
}

TEST_CASE("an offer says in which country it runs where its provider has but one") {
  for (const auto& offer : shipped_catalog().api_offers) {
    INFO(offer.id);
    if (offer.provider == "deepinfra" || offer.provider == "cerebras") CHECK(offer.country == "US");
    if (offer.provider == "deepseek") CHECK(offer.country == "CN");
    if (offer.provider == "google-vertex") CHECK(offer.country.empty());
  }
}

TEST_CASE("a model that its provider has retired is not on sale there") {
  CHECK(find_offer("google-vertex/gpt-oss-20b") == nullptr);
  CHECK(find_offer("google-vertex/gpt-oss-120b") != nullptr);
}

TEST_CASE("a request held to one region costs a tenth more where the provider says so") {
  for (const auto& [everywhere, held] : {
           std::pair{"mistral/mistral-small-4-119b", "mistral/mistral-small-4-119b@eu"},
           std::pair{"anthropic/claude-opus-5.5", "anthropic/claude-opus-5.5@us"},
           std::pair{"openai/gpt-6-luna", "openai/gpt-6-luna@eu"},
       }) {
    INFO(held);
    const auto* list = find_offer(everywhere);
    const auto* regional = find_offer(held);
    REQUIRE(list != nullptr);
    REQUIRE(regional != nullptr);
    CHECK(list->country.empty());
    CHECK(regional->prices.input->value() == Approx(1.1 * list->prices.input->value()));
    CHECK(regional->prices.output->value() == Approx(1.1 * list->prices.output->value()));
  }
}

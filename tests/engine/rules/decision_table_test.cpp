#include "decision_table.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/engine/rules/rules_check.hpp"
#include "llmadvisor/report/speak/findings.hpp"
#include "support/catch.hpp"
#include "support/compliance_catalog.hpp"

using namespace llmadvisor;

namespace {

using Ids = std::set<std::string>;

struct Expected {
  RuleVerdict verdict = RuleVerdict::conditional;
  Ids conditions, unless, needs_evidence, colocated;
};

Expected parse(std::string_view cell) {
  Expected e;
  std::istringstream words{std::string(cell)};
  Ids* into = &e.conditions;
  for (std::string word; words >> word;) {
    if (word == "A") e.verdict = RuleVerdict::allowed;
    if (word == "N") e.verdict = RuleVerdict::not_advisable;
    if (word == "A" || word == "N") continue;
    if (word[0] == '?') into = &e.unless;
    if (word[0] == '!') into = &e.needs_evidence;
    if (word[0] == '+') into = &e.colocated;
    into->insert(word.substr(std::string_view("?!+").find(word[0]) == std::string::npos ? 0 : 1));
  }
  return e;
}

Ids ids(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

const Rule* find(const Catalog& catalog, Sensitivity s, Jurisdiction j, DeploymentClass d) {
  const auto found = std::ranges::find_if(catalog.rules, [&](const Rule& r) {
    return r.sensitivity == s && r.jurisdiction == j && r.deployment == d;
  });
  return found == catalog.rules.end() ? nullptr : &*found;
}

void check_cell(const Rule& rule, const Expected& expected) {
  CHECK(rule.verdict == expected.verdict);
  CHECK(ids(rule.conditions) == expected.conditions);
  CHECK(ids(rule.unless) == expected.unless);
  CHECK(ids(rule.needs_evidence) == expected.needs_evidence);
  CHECK(ids(rule.colocated) == expected.colocated);
  CHECK(ids(rule.sources).contains("T1"));
  CHECK(!rule.basis.empty());
}

std::string told(const Finding& finding, Language language) {
  return finding.table + ": " + finding.record + ": " + sentence_of(finding, language);
}

bool mentions(const std::vector<Finding>& problems, std::string_view text) {
  return std::ranges::any_of(problems, [&](const Finding& problem) {
    return told(problem, Language::en).find(text) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("every cell of the decision table says what the researched table says") {
  const auto& catalog = compliance_catalog();
  std::size_t cells = 0;
  for (const auto& row : decision_table::rows) {
    std::istringstream laws{std::string(row.laws)};
    for (std::string law; laws >> law;) {
      for (std::size_t i = 0; i < row.cells.size(); ++i, ++cells) {
        const auto deployment = static_cast<DeploymentClass>(i);
        INFO(to_string(row.sensitivity)
             << " " << law << " " << to_string(deployment) << ": " << row.cells[i]);
        const Rule* rule =
            find(catalog, row.sensitivity, parse_enum<Jurisdiction>(law).value(), deployment);
        REQUIRE(rule != nullptr);
        check_cell(*rule, parse(row.cells[i]));
      }
    }
  }
  CHECK(cells == catalog.rules.size());
}

TEST_CASE("the shipped rules are sound") {
  const auto problems = check_rules(compliance_catalog());
  for (const auto& problem : problems) UNSCOPED_INFO(told(problem, Language::en));
  CHECK(problems.empty());
}

TEST_CASE("a hole, a duplicate and a dead id in the rules are named") {
  auto catalog = compliance_catalog();
  const auto first = catalog.rules.front();
  catalog.rules.erase(catalog.rules.begin());
  CHECK(mentions(check_rules(catalog), "no rule for public/us/closed-api"));
  catalog.rules.push_back(first);
  CHECK(check_rules(catalog).empty());
  catalog.rules.push_back(first);
  CHECK(mentions(check_rules(catalog), "more than one rule for public/us/closed-api"));
  catalog.rules.back().conditions = {"C99"};
  catalog.rules.back().sources = {"S99"};
  CHECK(mentions(check_rules(catalog), "unknown condition C99"));
  CHECK(mentions(check_rules(catalog), "unknown source S99"));
  catalog.rules.back().sources.clear();
  CHECK(mentions(check_rules(catalog), "no source"));
}

TEST_CASE("a text that promises is refused in either language") {
  auto catalog = compliance_catalog();
  catalog.rule_conditions.front().text[Language::en] = "This makes you GDPR-Compliant.";
  catalog.rule_conditions.back().text[Language::fr] = "Vous êtes conforme.";
  const auto problems = check_rules(catalog);
  CHECK(mentions(problems, "C1: promises with \"compliant\""));
  CHECK(mentions(problems, "C45: promises with \"conforme\""));
}

TEST_CASE("a proof that no provider can bring, a missing text and a missing notice are named") {
  auto catalog = compliance_catalog();
  for (auto& provider : catalog.providers) {
    std::erase_if(provider.facts, [](const ProviderFact& fact) {
      return fact.fact == FactKind::trains_on_api_data_by_default;
    });
  }
  catalog.rule_conditions[2].question[Language::fr].clear();
  std::erase_if(catalog.rule_texts, [](const RuleText& t) { return t.id == "cloud-act"; });
  const auto problems = check_rules(catalog);
  CHECK(mentions(problems, "conditions: C2: no provider has a fact trains_on_api_data_by_default"));
  CHECK(mentions(problems, "conditions: C3: a text is missing"));
  CHECK(mentions(problems, "no text for the notice cloud-act"));
}

#include "llmadvisor/engine/rules/rules_check.hpp"

#include <algorithm>
#include <cctype>
#include <span>
#include <string_view>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

using Problems = std::vector<std::string>;

constexpr auto jurisdictions = {Jurisdiction::us, Jurisdiction::eu, Jurisdiction::fr};

std::string cell_name(Sensitivity sensitivity, Jurisdiction jurisdiction,
                      DeploymentClass deployment) {
  return std::string(to_string(sensitivity)) + " / " + std::string(to_string(jurisdiction)) +
         " / " + std::string(to_string(deployment));
}

std::string name_of(const Rule& rule) {
  return "rule " + cell_name(rule.sensitivity, rule.jurisdiction, rule.deployment);
}

template <class Visit>
void for_each_cell(Visit&& visit) {
  for (std::size_t s = 0; s < enum_names<Sensitivity>.size(); ++s) {
    for (const auto jurisdiction : jurisdictions) {
      for (std::size_t d = 0; d < enum_names<DeploymentClass>.size(); ++d) {
        visit(static_cast<Sensitivity>(s), jurisdiction, static_cast<DeploymentClass>(d));
      }
    }
  }
}

void check_cells(Problems& problems, const Catalog& catalog) {
  for_each_cell(
      [&](Sensitivity sensitivity, Jurisdiction jurisdiction, DeploymentClass deployment) {
        const auto count = std::ranges::count_if(catalog.rules, [&](const Rule& rule) {
          return rule.sensitivity == sensitivity && rule.jurisdiction == jurisdiction &&
                 rule.deployment == deployment;
        });
        const auto cell = cell_name(sensitivity, jurisdiction, deployment);
        if (count == 0) problems.push_back("no rule for " + cell);
        if (count > 1) problems.push_back("more than one rule for " + cell);
      });
  for (const auto& rule : catalog.rules) {
    if (rule.jurisdiction == Jurisdiction::any) {
      problems.push_back(name_of(rule) + ": a rule names a place, never \"any\"");
    }
  }
}

void check_condition_ids(Problems& problems, const Catalog& catalog, const std::string& where,
                         const std::vector<std::string>& ids) {
  for (const auto& id : ids) {
    if (catalog.find_rule_condition(id) == nullptr) {
      problems.push_back(where + ": unknown condition " + id);
    }
  }
}

void check_sources(Problems& problems, const Catalog& catalog, const std::string& where,
                   const std::vector<std::string>& ids) {
  if (ids.empty()) problems.push_back(where + ": no source");
  for (const auto& id : ids) {
    if (catalog.find_rule_source(id) == nullptr) {
      problems.push_back(where + ": unknown source " + id);
    }
  }
}

bool contains(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::ranges::all_of(
      some, [&](const auto& id) { return std::ranges::find(all, id) != all.end(); });
}

void check_verdict(Problems& problems, const Catalog& catalog, const Rule& rule) {
  const auto name = name_of(rule);
  const bool open = rule.verdict == RuleVerdict::conditional;
  const bool refused = rule.verdict == RuleVerdict::not_advisable;
  if (open && rule.conditions.empty()) problems.push_back(name + ": conditional on nothing");
  if (rule.verdict == RuleVerdict::allowed && !rule.conditions.empty()) {
    problems.push_back(name + ": allowed, yet with conditions");
  }
  if (!refused && !rule.unless.empty()) {
    problems.push_back(name + ": \"unless\" belongs to a cell that is not advisable");
  }
  if (!contains(rule.conditions, rule.unless) || !contains(rule.conditions, rule.needs_evidence)) {
    problems.push_back(name + ": \"unless\" and \"needs_evidence\" must be among its conditions");
  }
  const bool may_refuse = refused || !rule.needs_evidence.empty();
  if (may_refuse && catalog.find_rule_text(rule.reason) == nullptr) {
    problems.push_back(name + ": no text for its reason \"" + rule.reason + "\"");
  }
  if (rule.basis.empty()) problems.push_back(name + ": says not what it was read from");
}

void check_rule(Problems& problems, const Catalog& catalog, const Rule& rule) {
  const auto name = name_of(rule);
  check_verdict(problems, catalog, rule);
  check_condition_ids(problems, catalog, name, rule.conditions);
  check_condition_ids(problems, catalog, name, rule.unless);
  check_condition_ids(problems, catalog, name, rule.needs_evidence);
  check_sources(problems, catalog, name, rule.sources);
}

/// A misspelt fact would leave its condition unknown for ever.
void check_proofs(Problems& problems, const Catalog& catalog, const RuleCondition& condition) {
  for (const auto& proof : condition.proofs) {
    const bool known = std::ranges::any_of(catalog.providers, [&](const Provider& provider) {
      return std::ranges::find(provider.facts, proof.fact, &ProviderFact::fact) !=
             provider.facts.end();
    });
    if (!known) {
      problems.push_back("condition " + condition.id + ": no provider has a fact " + proof.fact);
    }
    if (proof.wanted != FactAnswer::yes && proof.wanted != FactAnswer::no) {
      problems.push_back("condition " + condition.id + ": a proof wants yes or no");
    }
  }
}

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool has_word(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return lower_case(a) == lower_case(b); };
  for (auto from = text.begin();;) {
    const auto found = std::search(from, text.end(), word.begin(), word.end(), same);
    if (found == text.end()) return false;
    const auto end = found + static_cast<std::ptrdiff_t>(word.size());
    const bool starts = found == text.begin() || !is_letter(*(found - 1));
    if (starts && (end == text.end() || !is_letter(*end))) return true;
    from = end;
  }
}

constexpr auto texts_by_id = {"condition-unmet", "no-rule", "ask-residency", "ask-jurisdiction",
                              "ask-tenancy"};

/// Nothing the tool prints may read as an assurance that the law is met.
void check_words(Problems& problems, const std::string& where, std::string_view text) {
  for (const auto word : {"compliant", "conforme", "conformes"}) {
    if (has_word(text, word)) problems.push_back(where + ": promises with \"" + word + "\"");
  }
}

void check_texts(Problems& problems, const std::string& where, std::span<const std::string> texts) {
  for (const auto& text : texts) {
    if (text.empty()) problems.push_back(where + ": a text is missing");
    check_words(problems, where, text);
  }
}

void check_notices(Problems& problems, const Catalog& catalog) {
  for (const auto id : enum_names<NoticeCode>) {
    if (catalog.find_rule_text(id) == nullptr) {
      problems.push_back("no text for the notice " + std::string(id));
    }
  }
  for (const auto* id : texts_by_id) {
    if (catalog.find_rule_text(id) == nullptr) problems.push_back("no text " + std::string(id));
  }
}

void check_provider_words(Problems& problems, const Catalog& catalog) {
  for (const auto& provider : catalog.providers) {
    for (const auto& fact : provider.facts) {
      const auto where = "provider " + provider.id + ", " + fact.fact;
      for (const auto* text : {&fact.value, &fact.conditions, &fact.quote}) {
        check_words(problems, where, *text);
      }
    }
  }
}

}  // namespace

std::vector<std::string> check_rules(const Catalog& catalog) {
  Problems problems;
  check_cells(problems, catalog);
  for (const auto& rule : catalog.rules) check_rule(problems, catalog, rule);
  for (const auto& c : catalog.rule_conditions) {
    const auto name = "condition " + c.id;
    check_texts(problems, name, c.text.texts);
    check_texts(problems, name, c.question.texts);
    check_sources(problems, catalog, name, c.sources);
    check_proofs(problems, catalog, c);
  }
  for (const auto& source : catalog.rule_sources) {
    const std::string texts[] = {source.title, source.reference};
    check_texts(problems, "source " + source.id, texts);
    check_words(problems, "source " + source.id, source.quote);
  }
  for (const auto& text : catalog.rule_texts) {
    check_texts(problems, "text " + text.id, text.text.texts);
  }
  check_notices(problems, catalog);
  check_provider_words(problems, catalog);
  return problems;
}

}  // namespace llmadvisor

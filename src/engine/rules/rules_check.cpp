#include "llmadvisor/engine/rules/rules_check.hpp"

#include <algorithm>
#include <cctype>
#include <span>
#include <string_view>
#include <utility>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/record_key.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

/// The record that is looked at.
struct Place {
  std::string table;
  std::string record;
};

class Problems {
 public:
  void add(const Place& place, FindingCode code, Particulars particulars = {}) {
    list_.push_back({Severity::error, place.table, place.record, code, std::move(particulars)});
  }
  [[nodiscard]] std::vector<Finding> take() { return std::move(list_); }

 private:
  std::vector<Finding> list_;
};

Place place_of(const Rule& rule) { return {"rules", record_key(rule)}; }

template <class Visit>
void for_each_cell(const Visit& visit) {
  Rule cell;
  for (std::size_t s = 0; s < enum_names<Sensitivity>.size(); ++s) {
    cell.sensitivity = static_cast<Sensitivity>(s);
    // The first is `any`, which has no rules of its own.
    for (std::size_t j = 1; j < enum_names<Jurisdiction>.size(); ++j) {
      cell.jurisdiction = static_cast<Jurisdiction>(j);
      for (std::size_t d = 0; d < enum_names<DeploymentClass>.size(); ++d) {
        cell.deployment = static_cast<DeploymentClass>(d);
        visit(cell);
      }
    }
  }
}

void check_cells(Problems& problems, const Catalog& catalog) {
  for_each_cell([&](const Rule& cell) {
    const auto key = record_key(cell);
    const auto count = std::ranges::count_if(
        catalog.rules, [&](const Rule& rule) { return record_key(rule) == key; });
    if (count == 0) problems.add({"rules", ""}, FindingCode::no_rule, {{"cell", key}});
    if (count > 1) problems.add({"rules", ""}, FindingCode::double_rule, {{"cell", key}});
  });
  for (const auto& rule : catalog.rules) {
    if (rule.jurisdiction == Jurisdiction::any) {
      problems.add(place_of(rule), FindingCode::rule_for_any_place);
    }
  }
}

void check_condition_ids(Problems& problems, const Catalog& catalog, const Place& place,
                         const std::vector<std::string>& ids) {
  for (const auto& id : ids) {
    if (catalog.find_rule_condition(id) == nullptr) {
      problems.add(place, FindingCode::unknown_condition, {{"condition", id}});
    }
  }
}

void check_sources(Problems& problems, const Catalog& catalog, const Place& place,
                   const std::vector<std::string>& ids) {
  if (ids.empty()) problems.add(place, FindingCode::no_source);
  for (const auto& id : ids) {
    if (catalog.find_rule_source(id) == nullptr) {
      problems.add(place, FindingCode::unknown_source, {{"source", id}});
    }
  }
}

bool contains(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::ranges::all_of(
      some, [&](const auto& id) { return std::ranges::find(all, id) != all.end(); });
}

void check_verdict(Problems& problems, const Catalog& catalog, const Rule& rule) {
  const auto place = place_of(rule);
  const bool open = rule.verdict == RuleVerdict::conditional;
  const bool refused = rule.verdict == RuleVerdict::not_advisable;
  if (open && rule.conditions.empty()) problems.add(place, FindingCode::conditional_on_nothing);
  if (rule.verdict == RuleVerdict::allowed && !rule.conditions.empty()) {
    problems.add(place, FindingCode::allowed_with_conditions);
  }
  if (!refused && !rule.unless.empty()) {
    problems.add(place, FindingCode::unless_where_open);
  }
  if (!contains(rule.conditions, rule.unless) || !contains(rule.conditions, rule.needs_evidence)) {
    problems.add(place, FindingCode::foreign_condition);
  }
  const bool may_refuse = refused || !rule.needs_evidence.empty();
  if (may_refuse && catalog.find_rule_text(rule.reason) == nullptr) {
    problems.add(place, FindingCode::no_text_for_reason, {{"reason", rule.reason}});
  }
  if (rule.basis.empty()) problems.add(place, FindingCode::no_basis);
}

void check_rule(Problems& problems, const Catalog& catalog, const Rule& rule) {
  const auto place = place_of(rule);
  check_verdict(problems, catalog, rule);
  check_condition_ids(problems, catalog, place, rule.conditions);
  check_condition_ids(problems, catalog, place, rule.unless);
  check_condition_ids(problems, catalog, place, rule.needs_evidence);
  check_condition_ids(problems, catalog, place, rule.colocated);
  check_sources(problems, catalog, place, rule.sources);
}

/// A fact that no provider has would leave its condition unknown for ever.
void check_proofs(Problems& problems, const Catalog& catalog, const RuleCondition& condition) {
  for (const auto& proof : condition.proofs) {
    const bool known = std::ranges::any_of(catalog.providers, [&](const Provider& provider) {
      return std::ranges::find(provider.facts, proof.fact, &ProviderFact::fact) !=
             provider.facts.end();
    });
    if (!known) {
      problems.add({"conditions", condition.id}, FindingCode::unknown_fact,
                   {{"fact", std::string(to_string(proof.fact))}});
    }
    if (proof.wanted != FactAnswer::yes && proof.wanted != FactAnswer::no) {
      problems.add({"conditions", condition.id}, FindingCode::proof_wants_no_answer);
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

constexpr auto texts_by_id = {"condition-unmet", "nothing-known",    "no-rule",
                              "ask-residency",   "ask-jurisdiction", "ask-tenancy"};

/// Nothing the tool prints may read as an assurance that the law is met.
std::vector<std::string> promises_in(std::string_view text) {
  std::vector<std::string> found;
  for (const auto* word : {"compliant", "conforme", "conformes"}) {
    if (has_word(text, word)) found.emplace_back(word);
  }
  return found;
}

void check_words(Problems& problems, const Place& place, std::string_view text) {
  for (const auto& word : promises_in(text)) {
    problems.add(place, FindingCode::promise, {{"word", word}});
  }
}

void check_texts(Problems& problems, const Place& place, std::span<const std::string> texts) {
  for (const auto& text : texts) {
    if (text.empty()) problems.add(place, FindingCode::text_missing);
    check_words(problems, place, text);
  }
}

void check_notices(Problems& problems, const Catalog& catalog) {
  for (const auto notice : enum_names<NoticeCode>) {
    const std::string id(notice);
    if (catalog.find_rule_text(id) != nullptr) continue;
    problems.add({"texts", ""}, FindingCode::no_text_for_notice, {{"notice", id}});
  }
  for (const std::string id : texts_by_id) {
    if (catalog.find_rule_text(id) != nullptr) continue;
    problems.add({"texts", ""}, FindingCode::no_text, {{"text", id}});
  }
}

void check_provider_words(Problems& problems, const Catalog& catalog) {
  for (const auto& provider : catalog.providers) {
    for (const auto& fact : provider.facts) {
      auto texts = std::vector{fact.conditions, fact.quote};
      texts.insert(texts.end(), fact.value.texts.begin(), fact.value.texts.end());
      for (const auto& text : texts) {
        for (const auto& word : promises_in(text)) {
          problems.add({"providers", provider.id}, FindingCode::promise_in_fact,
                       {{"fact", std::string(to_string(fact.fact))}, {"word", word}});
        }
      }
    }
  }
}

}  // namespace

std::vector<Finding> check_rules(const Catalog& catalog) {
  Problems problems;
  check_cells(problems, catalog);
  for (const auto& rule : catalog.rules) check_rule(problems, catalog, rule);
  for (const auto& c : catalog.rule_conditions) {
    const Place place{"conditions", c.id};
    for (const auto& brief : c.brief.texts) check_words(problems, place, brief);
    check_texts(problems, place, c.text.texts);
    check_texts(problems, place, c.question.texts);
    check_sources(problems, catalog, place, c.sources);
    check_proofs(problems, catalog, c);
  }
  for (const auto& source : catalog.rule_sources) {
    const Place place{"sources", source.id};
    const std::string texts[] = {source.title, source.reference};
    check_texts(problems, place, texts);
    check_words(problems, place, source.quote);
  }
  for (const auto& country : catalog.adequate_countries) {
    const Place place{"adequate_countries", record_key(country)};
    check_sources(problems, catalog, place, country.sources);
  }
  for (const auto& text : catalog.rule_texts) {
    check_texts(problems, {"texts", text.id}, text.text.texts);
  }
  check_notices(problems, catalog);
  check_provider_words(problems, catalog);
  return problems.take();
}

}  // namespace llmadvisor

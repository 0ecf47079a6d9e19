#pragma once

#include <string>
#include <vector>

#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

enum class Sensitivity {
  public_data,
  internal,
  personal,
  financial,
  card,
  medical,
  government,
  secret
};

enum class Jurisdiction { any, us, eu, fr };

/// Where and by whom a model runs, as the rules distinguish it (docs/compliance.md).
enum class DeploymentClass {
  closed_api,       ///< closed model called at its vendor
  hyperscaler_api,  ///< model called through a general cloud, region pinned
  hosted_api,       ///< open model at an operator outside the EU
  eu_hosted_api,    ///< open model at an EU operator on EU servers
  exposed_api,      ///< operator in China, unpinned router, or free tier
  cloud_gpu,        ///< GPU rented from a hyperscaler or EU cloud
  neocloud_gpu,     ///< GPU rented from a data-centre GPU cloud
  marketplace_gpu,  ///< GPU rented from a stranger
  own_premises,
};

enum class RuleVerdict { allowed, conditional, not_advisable };

/// One cell of the decision table.
struct Rule {
  Sensitivity sensitivity = Sensitivity::public_data;
  Jurisdiction jurisdiction = Jurisdiction::us;  ///< never `any`
  DeploymentClass deployment = DeploymentClass::closed_api;
  RuleVerdict verdict = RuleVerdict::not_advisable;
  std::vector<std::string> conditions;  ///< ids of RuleCondition
  std::vector<std::string> sources;     ///< ids of RuleSource
};

/// Something to verify or obtain before the data may go there.
struct RuleCondition {
  std::string id;
  std::string text_en;
  std::string text_fr;
  /// Question to put to the provider or the DPO.
  std::string question_en;
  std::string question_fr;
  /// Provider facts that show the condition is met when their value starts with one of `met_by`.
  std::vector<std::string> facts;
  std::vector<std::string> met_by;
  std::vector<std::string> sources;
};

struct RuleSource {
  std::string id;
  std::string title;
  std::string reference;  ///< where it was read
  std::string page_date;
  std::string quote;
};

template <class Visitor, maybe_const<Rule> Record>
void describe(Visitor& v, Record& r) {
  v.field("sensitivity", r.sensitivity);
  v.field("jurisdiction", r.jurisdiction);
  v.field("deployment", r.deployment);
  v.field("verdict", r.verdict);
  v.optional("conditions", r.conditions);
  v.optional("sources", r.sources);
}

template <class Visitor, maybe_const<RuleCondition> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id);
  v.field("text_en", r.text_en);
  v.field("text_fr", r.text_fr);
  v.optional("question_en", r.question_en);
  v.optional("question_fr", r.question_fr);
  v.optional("facts", r.facts);
  v.optional("met_by", r.met_by);
  v.optional("sources", r.sources);
}

template <class Visitor, maybe_const<RuleSource> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id);
  v.field("title", r.title);
  v.field("reference", r.reference);
  v.optional("page_date", r.page_date);
  v.optional("quote", r.quote);
}

}  // namespace llmadvisor

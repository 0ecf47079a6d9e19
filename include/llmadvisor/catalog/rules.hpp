#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/local_text.hpp"
#include "llmadvisor/catalog/provider.hpp"
#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// From public data to classified documents; docs/compliance.md says what falls in each.
enum class Sensitivity {
  public_data,
  internal,
  personal,
  hr,
  children,
  special,  ///< special categories and offences outside care (GDPR art. 9 and 10)
  professional_secrecy,
  financial,
  card,
  medical,
  government,
  export_controlled,
  restricted,  ///< Diffusion Restreinte, NATO and EU RESTRICTED
  secret       ///< classified; people are shown that word
};
template <>
inline constexpr auto enum_rows<Sensitivity> = std::to_array<EnumRow<Sensitivity>>(
    {{Sensitivity::public_data, "public"},
     {Sensitivity::internal, "internal"},
     {Sensitivity::personal, "personal"},
     {Sensitivity::hr, "hr"},
     {Sensitivity::children, "children"},
     {Sensitivity::special, "special"},
     {Sensitivity::professional_secrecy, "professional-secrecy"},
     {Sensitivity::financial, "financial"},
     {Sensitivity::card, "card"},
     {Sensitivity::medical, "medical"},
     {Sensitivity::government, "government"},
     {Sensitivity::export_controlled, "export-controlled"},
     {Sensitivity::restricted, "restricted"},
     {Sensitivity::secret, "secret"}});

/// Whose law protects the people and the data.
enum class Jurisdiction { any, us, eu, fr, uk, ch, ca_qc };
template <>
inline constexpr auto enum_rows<Jurisdiction> =
    std::to_array<EnumRow<Jurisdiction>>({{Jurisdiction::any, "any"},
                                          {Jurisdiction::us, "us"},
                                          {Jurisdiction::eu, "eu"},
                                          {Jurisdiction::fr, "fr"},
                                          {Jurisdiction::uk, "uk"},
                                          {Jurisdiction::ch, "ch"},
                                          {Jurisdiction::ca_qc, "ca-qc"}});

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
template <>
inline constexpr auto enum_rows<DeploymentClass> =
    std::to_array<EnumRow<DeploymentClass>>({{DeploymentClass::closed_api, "closed-api"},
                                             {DeploymentClass::hyperscaler_api, "hyperscaler-api"},
                                             {DeploymentClass::hosted_api, "hosted-api"},
                                             {DeploymentClass::eu_hosted_api, "eu-hosted-api"},
                                             {DeploymentClass::exposed_api, "exposed-api"},
                                             {DeploymentClass::cloud_gpu, "cloud-gpu"},
                                             {DeploymentClass::neocloud_gpu, "neocloud-gpu"},
                                             {DeploymentClass::marketplace_gpu, "marketplace-gpu"},
                                             {DeploymentClass::own_premises, "own-premises"}});

enum class RuleVerdict { allowed, conditional, not_advisable };
template <>
inline constexpr auto enum_rows<RuleVerdict> =
    std::to_array<EnumRow<RuleVerdict>>({{RuleVerdict::allowed, "allowed"},
                                         {RuleVerdict::conditional, "conditional"},
                                         {RuleVerdict::not_advisable, "not-advisable"}});

/// One cell of the decision table.
struct Rule {
  Sensitivity sensitivity = Sensitivity::public_data;
  Jurisdiction jurisdiction = Jurisdiction::us;  ///< never `any`
  DeploymentClass deployment = DeploymentClass::closed_api;
  RuleVerdict verdict = RuleVerdict::not_advisable;
  std::vector<std::string> conditions;  ///< ids of RuleCondition
  /// Not advisable, unless provider facts show every one of these; `conditions` then hold.
  std::vector<std::string> unless;
  /// Conditions that few operators can meet: not advisable where no page points that way.
  std::vector<std::string> needs_evidence;
  /// Of own servers: what a colocation site adds.
  std::vector<std::string> colocated;
  std::string reason;                ///< id of the RuleText that says why not
  std::string basis;                 ///< the row it was read from, or how it was derived
  std::vector<std::string> sources;  ///< ids of RuleSource
};

enum class ProofWeight {
  required,    ///< the condition fails when the fact says the opposite
  supporting,  ///< worth showing, settles nothing
};
template <>
inline constexpr auto enum_rows<ProofWeight> = std::to_array<EnumRow<ProofWeight>>(
    {{ProofWeight::required, "required"}, {ProofWeight::supporting, "supporting"}});

/// A provider fact that speaks for a condition when its answer is the wanted one.
struct Proof {
  FactKind fact = FactKind::hq_jurisdiction;
  FactAnswer wanted = FactAnswer::yes;
  ProofWeight weight = ProofWeight::required;
};

/// Who can bring a condition about. Facts show at most that the user can obtain what only the
/// user's own signature, settings or assessment complete.
enum class SettledBy { provider_facts, user };
template <>
inline constexpr auto enum_rows<SettledBy> = std::to_array<EnumRow<SettledBy>>(
    {{SettledBy::provider_facts, "provider-facts"}, {SettledBy::user, "user"}});

/// What a condition asks of the place and the operator.
enum class PlaceRule {
  anywhere,
  eea,       ///< fails when the data centre is known to be outside the area of the law
  pinned,    ///< the same, but a country that the law holds adequate will do
  transfer,  ///< asks nothing when operator and data centre are both in the area
};
template <>
inline constexpr auto enum_rows<PlaceRule> =
    std::to_array<EnumRow<PlaceRule>>({{PlaceRule::anywhere, "anywhere"},
                                       {PlaceRule::eea, "eea"},
                                       {PlaceRule::pinned, "pinned"},
                                       {PlaceRule::transfer, "transfer"}});

enum class AskedOf { provider, dpo, security_officer };
template <>
inline constexpr auto enum_rows<AskedOf> =
    std::to_array<EnumRow<AskedOf>>({{AskedOf::provider, "provider"},
                                     {AskedOf::dpo, "dpo"},
                                     {AskedOf::security_officer, "security-officer"}});

/// Something to verify or obtain before the data may go there.
struct RuleCondition {
  std::string id;
  LocalText brief;  ///< what is to be done, in a few words; empty: the text says it
  LocalText text;
  AskedOf asked_of = AskedOf::provider;
  LocalText question;
  SettledBy settled_by = SettledBy::user;
  PlaceRule place = PlaceRule::anywhere;
  std::vector<Proof> proofs;
  std::vector<std::string> sources;
};

struct RuleSource {
  std::string id;
  std::string title;
  std::string reference;  ///< where it was read
  std::string page_date;
  std::string quote;
};

/// A sentence of the rules: why a cell is not advisable, or a notice that goes with an answer.
struct RuleText {
  std::string id;
  LocalText text;
};

/// A country in which, by a law's own list, data are protected as at home.
struct AdequateCountry {
  Jurisdiction law = Jurisdiction::eu;  ///< `eu` is the law of France too
  std::string country;                  ///< ISO 3166; EU means every State of the EEA
  std::string scope;                    ///< empty: whatever the recipient
  std::optional<Date> until;
  std::vector<std::string> sources;  ///< ids of RuleSource, which say when the list was read
};

inline constexpr LocalKeys short_keys("short");
inline constexpr LocalKeys text_keys("text");
inline constexpr LocalKeys question_keys("question");

template <class Visitor, maybe_const<Rule> Record>
void describe(Visitor& v, Record& r) {
  v.field("sensitivity", r.sensitivity);
  v.field("jurisdiction", r.jurisdiction);
  v.field("deployment", r.deployment);
  v.field("verdict", r.verdict);
  v.optional("conditions", r.conditions, Says{"what to verify or obtain where the cell is open"});
  v.optional(
      "unless", r.unless,
      Says{"of a cell that is not advisable: it opens when provider facts show all of these"});
  v.optional("needs_evidence", r.needs_evidence,
             Says{"conditions that a page must at least point to, or the cell is not advisable"});
  v.optional("colocated", r.colocated, Says{"of own servers: what a colocation site adds"});
  v.optional("reason", r.reason, Says{"id of the text that says why not"});
  v.field("basis", r.basis, Says{"the row it was read from, or how it was derived"});
  v.optional("sources", r.sources);
}

template <class Visitor, maybe_const<Proof> Record>
void describe(Visitor& v, Record& r) {
  v.field("fact", r.fact);
  v.field("wanted", r.wanted);
  v.optional("weight", r.weight);
}

template <class Visitor, maybe_const<RuleCondition> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  for (std::size_t i = 0; i < r.brief.texts.size(); ++i) {
    v.optional(short_keys[i], r.brief.texts[i]);
  }
  describe_texts(v, text_keys, r.text);
  v.field("asked_of", r.asked_of);
  describe_texts(v, question_keys, r.question);
  v.field("settled_by", r.settled_by,
          Says{"`user`: facts show at most that the condition can be obtained"});
  v.optional(
      "place", r.place,
      Says{"`eea`: unmet outside the area of the law (the EEA for EU law); `pinned`: the same, an "
           "adequate country will do; `transfer`: waived for an operator and a place inside"});
  v.list("proofs", r.proofs);
  v.optional("sources", r.sources);
}

template <class Visitor, maybe_const<RuleSource> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("title", r.title);
  v.field("reference", r.reference, Says{"where it was read"});
  v.optional("page_date", r.page_date);
  v.optional("quote", r.quote);
}

template <class Visitor, maybe_const<AdequateCountry> Record>
void describe(Visitor& v, Record& r) {
  v.field("law", r.law);
  v.field("country", r.country, TextForm::country, Says{"EU: every State of the EEA"});
  v.optional("scope", r.scope, Says{"absent: whatever the recipient"});
  v.optional("until", r.until);
  v.optional("sources", r.sources, Says{"the list and the day it was read"});
}

template <class Visitor, maybe_const<RuleText> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  describe_texts(v, text_keys, r.text);
}

}  // namespace llmadvisor

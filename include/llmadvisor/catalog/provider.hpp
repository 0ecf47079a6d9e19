#pragma once

#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {

/// How strong the evidence for a provider fact is.
enum class EvidenceGrade {
  primary,    ///< the vendor's own page
  quoted,     ///< a dated third party that quotes or reads the vendor's page
  secondary,  ///< a third party's own statement
  keyword,    ///< a keyword on a trust page: weak
  unknown,    ///< no stored page seen: not "no", and never enough for a condition
};

/// One fact about a provider's service, as read on a page on a day.
struct ProviderFact {
  std::string fact;  ///< hds_certificate, zero_data_retention, eu_region, ...
  std::string value;
  std::string conditions;
  std::string source;
  std::string page_date;  ///< as printed on the page, which may be "undated (2026)"
  std::string quote;
  EvidenceGrade grade = EvidenceGrade::unknown;
};

/// How a provider runs what it sells; with the kind of option this decides the deployment class
/// that the rules speak of.
enum class ProviderKind {
  model_vendor,     ///< sells its own closed models
  hyperscaler,      ///< general cloud; sells models and GPUs
  open_model_host,  ///< serves open models by the token
  eu_cloud,         ///< European operator with European data centres
  gpu_cloud,        ///< data-centre GPU rental
  gpu_marketplace,  ///< other people's machines
  router,           ///< passes requests on to others
  owner,            ///< the user's own premises
};

struct Provider {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  ProviderKind kind = ProviderKind::gpu_cloud;
  /// ISO 3166 code of the country whose law the operator answers to; empty when unknown.
  std::string jurisdiction;
  /// Long-standing cloud with a published service agreement, as opposed to the cheapest newcomer.
  bool established = false;
  std::vector<ProviderFact> facts;
  Provenance provenance;
};

template <class Visitor, maybe_const<ProviderFact> Record>
void describe(Visitor& v, Record& r) {
  v.field("fact", r.fact);
  v.field("value", r.value);
  v.optional("conditions", r.conditions);
  v.optional("source", r.source);
  v.optional("page_date", r.page_date);
  v.optional("quote", r.quote);
  v.field("grade", r.grade);
}

template <class Visitor, maybe_const<Provider> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id);
  v.field("name", r.name);
  v.optional("aliases", r.aliases);
  v.field("kind", r.kind);
  v.optional("jurisdiction", r.jurisdiction);
  v.optional("established", r.established);
  v.list("facts", r.facts);
  describe(v, r.provenance);
}

}  // namespace llmadvisor

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
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
template <>
inline constexpr auto enum_rows<EvidenceGrade> =
    std::to_array<EnumRow<EvidenceGrade>>({{EvidenceGrade::primary, "primary"},
                                           {EvidenceGrade::quoted, "quoted"},
                                           {EvidenceGrade::secondary, "secondary"},
                                           {EvidenceGrade::keyword, "keyword"},
                                           {EvidenceGrade::unknown, "unknown"}});

/// What a fact's wording comes to, as a person read it. A value such as "not confirmed" starts like
/// a "no" and is none, so nothing downstream guesses from the text.
enum class FactAnswer {
  yes,
  no,
  partial,  ///< in part, for some services, or for the company but not shown for this service
  unclear,  ///< the page speaks of it without settling it
};
template <>
inline constexpr auto enum_rows<FactAnswer> =
    std::to_array<EnumRow<FactAnswer>>({{FactAnswer::yes, "yes"},
                                        {FactAnswer::no, "no"},
                                        {FactAnswer::partial, "partial"},
                                        {FactAnswer::unclear, "unclear"}});

/// The way a provider's machines reach the user. Certificates and terms cover one of them.
enum class ServedAs { api, gpu, marketplace_gpu, premises };
template <>
inline constexpr auto enum_rows<ServedAs> =
    std::to_array<EnumRow<ServedAs>>({{ServedAs::api, "api"},
                                      {ServedAs::gpu, "gpu"},
                                      {ServedAs::marketplace_gpu, "marketplace-gpu"},
                                      {ServedAs::premises, "premises"}});

/// One fact about a provider's service, as read on a page on a day.
struct ProviderFact {
  std::string fact;                 ///< hds_certified, zero_data_retention, eu_region, ...
  std::optional<ServedAs> service;  ///< absent: about the company
  FactAnswer answer = FactAnswer::unclear;
  std::string value;
  std::string conditions;
  std::string source;
  std::string page_date;  ///< as printed on the page, which may be "undated (2026)"
  std::optional<Date>
      as_of;  ///< the page's date where it has one; a month counts from its first day
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
template <>
inline constexpr auto enum_rows<ProviderKind> =
    std::to_array<EnumRow<ProviderKind>>({{ProviderKind::model_vendor, "model-vendor"},
                                          {ProviderKind::hyperscaler, "hyperscaler"},
                                          {ProviderKind::open_model_host, "open-model-host"},
                                          {ProviderKind::eu_cloud, "eu-cloud"},
                                          {ProviderKind::gpu_cloud, "gpu-cloud"},
                                          {ProviderKind::gpu_marketplace, "gpu-marketplace"},
                                          {ProviderKind::router, "router"},
                                          {ProviderKind::owner, "owner"}});

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
  v.optional("service", r.service, Says{"absent: about the company"});
  v.field("answer", r.answer, Says{"what the wording comes to, as a person read it"});
  v.field("value", r.value);
  v.optional("conditions", r.conditions);
  v.optional("source", r.source);
  v.optional("page_date", r.page_date, Says{"as printed on the page"});
  v.optional("as_of", r.as_of, Says{"the page's date where it has one"});
  v.optional("quote", r.quote, Says{"at most 20 words"});
  v.field("grade", r.grade);
}

template <class Visitor, maybe_const<Provider> Record>
void describe(Visitor& v, Record& r) {
  v.field("id", r.id, TextForm::id);
  v.field("name", r.name);
  v.optional("aliases", r.aliases);
  v.field("kind", r.kind);
  v.optional("jurisdiction", r.jurisdiction, TextForm::country,
             Says{"whose law the operator answers to; absent when unknown"});
  v.optional("established", r.established,
             Says{"long-standing cloud with a published service agreement"});
  v.list("facts", r.facts);
  describe(v, r.provenance);
}

}  // namespace llmadvisor

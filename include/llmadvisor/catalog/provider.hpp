#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/field_notes.hpp"
#include "llmadvisor/catalog/local_text.hpp"
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

/// What a provider fact speaks of. `yes` means that the sentence holds.
enum class FactKind {
  hq_jurisdiction,                ///< whose law the operator answers to
  trains_on_api_data_by_default,  ///< what is sent trains models unless somebody objects
  default_retention_days,         ///< prompts and answers are kept for a known time
  zero_data_retention,            ///< nothing is kept, by default or on request
  dpa_gdpr,                       ///< a processor contract under GDPR art. 28
  subprocessors,                  ///< who else is known to receive what is sent
  eu_region,                      ///< the service can be kept in an EU region
  model_availability,             ///< the model is served, and where
  foreign_order_exposure,         ///< a court or authority of another country ordered data
  hipaa_baa,
  hds_certified,
  secnumcloud,
  bsi_c5,  ///< attestation of the German BSI's C5
  fedramp,
  pci_dss,
  soc2_type2,
  iso27001,
};
template <>
inline constexpr auto enum_rows<FactKind> = std::to_array<EnumRow<FactKind>>(
    {{FactKind::hq_jurisdiction, "hq_jurisdiction"},
     {FactKind::trains_on_api_data_by_default, "trains_on_api_data_by_default"},
     {FactKind::default_retention_days, "default_retention_days"},
     {FactKind::zero_data_retention, "zero_data_retention"},
     {FactKind::dpa_gdpr, "dpa_gdpr"},
     {FactKind::subprocessors, "subprocessors"},
     {FactKind::eu_region, "eu_region"},
     {FactKind::model_availability, "model_availability"},
     {FactKind::foreign_order_exposure, "foreign_order_exposure"},
     {FactKind::hipaa_baa, "hipaa_baa"},
     {FactKind::hds_certified, "hds_certified"},
     {FactKind::secnumcloud, "secnumcloud"},
     {FactKind::bsi_c5, "bsi_c5"},
     {FactKind::fedramp, "fedramp"},
     {FactKind::pci_dss, "pci_dss"},
     {FactKind::soc2_type2, "soc2_type2"},
     {FactKind::iso27001, "iso27001"}});

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
  FactKind fact = FactKind::hq_jurisdiction;
  std::optional<ServedAs> service;  ///< absent: about the company
  /// What the page speaks of where that is not the service itself: it settles nothing for it.
  std::string product;
  FactAnswer answer = FactAnswer::unclear;
  LocalText value;  ///< the page's answer in a few words
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

inline constexpr LocalKeys value_keys("value");

template <class Visitor, maybe_const<ProviderFact> Record>
void describe(Visitor& v, Record& r) {
  v.field("fact", r.fact);
  v.optional("service", r.service, Says{"absent: about the company"});
  v.optional("product", r.product,
             Says{"what the page speaks of where that is not the service itself; settles nothing"});
  v.field("answer", r.answer, Says{"what the wording comes to, as a person read it"});
  auto& values = r.value.texts;
  v.field("value", values.front());
  for (std::size_t i = 1; i < values.size(); ++i) v.optional(value_keys[i], values[i]);
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

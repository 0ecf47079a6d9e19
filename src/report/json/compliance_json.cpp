#include "json_parts.hpp"
#include "speak/compliance_words.hpp"
#include "speak/recipient_words.hpp"

namespace llmadvisor {
namespace {

void evidence_json(JsonPlace out, const Evidence& e) {
  JsonObject json = out.object();
  json["fact"] = to_string(e.fact->fact);
  json["answer"] = to_string(e.fact->answer);
  json["value"] = e.fact->value.texts.front();
  add_known(json, "conditions", e.fact->conditions);
  add_known(json, "quote", e.fact->quote);
  add_known(json, "source", e.fact->source);
  add_known(json, "page_date", e.fact->page_date);
  json["grade"] = to_string(e.fact->grade);
  json["freshness"] = to_string(e.freshness);
  add_known(json, "product", e.fact->product);
}

template <named_enum Enum>
void names_json(JsonPlace out, const std::vector<Enum>& values) {
  JsonArray all = out.array();
  for (const auto value : values) all.next() = to_string(value);
}

void condition_json(JsonPlace out, const ConditionStatus& c, const Voice& v) {
  JsonObject json = out.object();
  json["id"] = c.condition->id;
  if (c.provider != nullptr) json["provider"] = c.provider->id;
  json["state"] = to_string(c.state);
  json["text"] = condition_text(c, v);
  add_known(json, "question", v.local(c.condition->question));
  if (!c.places.empty()) names_json(json["jurisdictions"], c.places);
  JsonArray evidence = json["evidence"].array();
  for (const auto& e : c.evidence) {
    if (e.fact != nullptr) evidence_json(evidence.next(), e);
  }
}

void place_json(JsonPlace out, const PlaceVerdict& place) {
  JsonObject json = out.object();
  json["jurisdiction"] = to_string(place.jurisdiction);
  json["verdict"] = to_string(place.verdict);
  if (place.rule != nullptr) json["sources"] = place.rule->sources;
}

void notice_json(JsonPlace out, NoticeCode code, const Option& o, const Voice& v) {
  JsonObject json = out.object();
  json["code"] = to_string(code);
  json["message"] = notice_text(code, &o, v);
}

void compliance_json(JsonPlace out, const Option& o, const Voice& v) {
  const ComplianceVerdict& c = o.compliance;
  JsonObject json = out.object();
  json["verdict"] = to_string(c.verdict);
  add_known(json, "why", why_not_advisable(c, v));
  {
    JsonArray places = json["places"].array();
    for (const auto& place : c.places) place_json(places.next(), place);
  }
  {
    JsonArray conditions = json["conditions"].array();
    for (const auto& status : c.conditions) {
      if (status.condition != nullptr) condition_json(conditions.next(), status, v);
    }
  }
  JsonArray notices = json["notices"].array();
  for (const auto code : c.notices) notice_json(notices.next(), code, o, v);
}

void recipient_json(JsonPlace out, const Recipient& r, Receives thing, const Voice& v) {
  JsonObject json = out.object();
  json["provider"] = r.provider->id;
  json["role"] = to_string(r.role);
  json["receives"] = to_string(thing);
  add_known(json, "country", r.country);
  json["verdict"] = to_string(r.compliance.verdict);
  json["legal_tier"] = named(r.tier);
  JsonArray conditions = json["conditions"].array();
  for (const auto& c : r.compliance.conditions) conditions.next() = condition_text(c, v);
}

/// One for each thing that each of them receives.
void recipients_json(JsonPlace out, const Option& o, const Voice& v) {
  JsonArray all = out.array();
  for (const auto& r : o.recipients) {
    for (const auto thing : received_in(r.role)) recipient_json(all.next(), r, thing, v);
  }
}

}  // namespace

void conditions_json(JsonPlace out, const ComplianceVerdict& compliance, const Voice& v) {
  JsonArray all = out.array();
  for (const auto& c : compliance.conditions) {
    all.next() = condition_text(c, v) + whose(c, compliance, v);
  }
}

void add_compliance(JsonObject& json, const Option& o, const Voice& v) {
  conditions_json(json["conditions"], o.compliance, v);
  recipients_json(json["recipients"], o, v);
  json["legal_tier"] = named(o.legal_tier);
  compliance_json(json["compliance"], o, v);
}

}  // namespace llmadvisor

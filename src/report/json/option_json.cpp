#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/report/speak/formula_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/option_words.hpp"
#include "speak/plan_words.hpp"
#include "speak/recipient_words.hpp"
#include "speak/speech.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

/// A text key that is left out when nothing is known.
void add(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

Json line_json(const BillLine& line, const Voice& v) {
  Json json;
  json["label"] = v.fill(name_of(line.kind, v.language()), {});
  add(json, "detail", line_detail(line));
  json["quantity"] = line.quantity;
  json["unit"] = unit_name(line.unit, Language::en);
  json["unit_price_usd"] = line.unit_price_usd;
  json["monthly_usd"] = line.amount.expected.value();
  json["monthly_usd_low"] = line.amount.low.value();
  json["monthly_usd_high"] = line.amount.high.value();
  if (line.quoted_unit_price) {
    json["quoted_unit_price"] = *line.quoted_unit_price;
    json["quoted_currency"] = to_string(line.quoted_currency);
  }
  add(json, "formula", formula_text(line.formula, v.language(), Thousands::joined));
  json["source"] = line.source;
  json["as_of"] = to_string(line.as_of);
  json["confidence"] = to_string(line.confidence);
  return json;
}

Json lines_json(const std::vector<BillLine>& lines, const Voice& v) {
  Json json = Json::array();
  for (const auto& line : lines) json.push_back(line_json(line, v));
  return json;
}

Json deployment_json(const Deployment& d) {
  Json json;
  json["gpu"] = d.gpu;
  json["gpus_per_replica"] = d.gpus_per_replica;
  json["tensor_parallel"] = d.tensor_parallel;
  json["replicas"] = d.replicas;
  json["instance_type"] = d.instance_type;
  json["gpus_per_instance"] = d.gpus_per_instance;
  json["instances"] = d.instances;
  json["region"] = d.region.empty() ? Json() : Json(d.region);
  add(json, "country", d.country);
  json["purchase"] = to_string(d.purchase);
  json["hours_per_month"] = d.hours_per_month.value();
  json["weights"] = d.weights;
  json["engine"] = to_string(d.engine);
  if (d.owned_instances > 0) json["owned_instances"] = d.owned_instances;
  return json;
}

Json schedule_json(const AffordableSchedule& s) {
  Json json;
  json["hours_per_day"] = s.hours_per_day.value();
  json["days_per_week"] = s.days_per_week;
  json["instances"] = s.instances;
  json["monthly_usd"] = range_json(s.monthly);
  return json;
}

Json ms_json(const std::optional<Seconds>& time) {
  return time ? Json(in_milliseconds(*time)) : Json();
}

Json performance_json(const Performance& p) {
  Json json;
  json["ttft_ms"] = ms_json(p.ttft);
  json["first_visible_token_ms"] = ms_json(p.first_visible);
  json["answer_s"] = p.answer ? Json(p.answer->count()) : Json();
  json["tpot_ms"] = ms_json(p.tpot);
  json["requests_per_s"] = p.rate ? Json(p.rate->value()) : Json();
  json["utilisation"] = p.utilisation ? Json(*p.utilisation) : Json();
  if (p.cold_start) json["cold_start_s"] = p.cold_start->count();
  json["measured"] = p.measured;
  add(json, "source", p.source);
  if (p.as_of) json["as_of"] = to_string(*p.as_of);
  return json;
}

/// The scale that levels are read on: the general one, or those of the task and the language.
std::string scale_of(const Project& p) {
  std::string text;
  for (const auto scale : p.scales) text.append(text.empty() ? "" : "+").append(to_string(scale));
  return text.empty() ? "general" : text;
}

Json quality_json(const ModelMode& mode, const Project& p) {
  if (!mode.standing) return {};
  const Standing& s = *mode.standing;
  Json json;
  json["ability"] = s.ability;
  json["standard_error"] = s.standard_error;
  json["lower_bound"] = s.lower_bound;
  json["independent_scores"] = s.independent_scores;
  json["level"] = to_string(s.level);
  json["effort"] = to_string(mode.effort);
  json["scale"] = scale_of(p);
  json["after_quantisation"] = s.ability - s.loss;
  json["basis"] = to_string(s.basis);
  json["scores"] = s.scores;
  json["few_scores"] = s.few_scores;
  json["edge"] = s.on_edge;
  return json;
}

Json hidden_json(const ModelMode& mode) {
  const double expected = mode.hidden.value();
  return {{"low", expected * mode.hidden_spread.low},
          {"expected", expected},
          {"high", expected * mode.hidden_spread.high}};
}

/// By its name in the data: the licence, the class of data, the band, what the engine lacks.
std::string subject_text(const Reason& reason) {
  return std::visit(
      [](const auto& subject) -> std::string {
        using Subject = std::decay_t<decltype(subject)>;
        if constexpr (std::is_same_v<Subject, LicenceName>) {
          return subject.name;
        } else if constexpr (std::is_same_v<Subject, Date>) {
          return to_string(subject);
        } else if constexpr (std::is_same_v<Subject, RefusedRecipient>) {
          return subject.provider;
        } else if constexpr (std::is_same_v<Subject, EngineGap>) {
          return std::string(to_string(subject.feature));
        } else if constexpr (named_enum<Subject>) {
          return std::string(to_string(subject));
        } else {
          return {};
        }
      },
      reason.subject);
}

Json reason_json(const Reason& reason, const Option& o, const Voice& v) {
  Json json;
  json["code"] = to_string(reason.code);
  json["message"] = reason_text(reason, o, v);
  if (const auto& numbers = reason.numbers) {
    json["needs"] = numbers->needs;
    if (numbers->has) json["has"] = *numbers->has;
    json["unit"] = to_string(numbers->unit);
  }
  add(json, "detail", subject_text(reason));
  if (const auto* gap = std::get_if<EngineGap>(&reason.subject)) {
    json["generation"] = to_string(gap->cards);
    json["starts"] = to_string(gap->level);
    add(json, "from_version", gap->from_version);
  }
  return json;
}

Json evidence_json(const Evidence& e) {
  Json json;
  json["fact"] = to_string(e.fact->fact);
  json["answer"] = to_string(e.fact->answer);
  json["value"] = e.fact->value.texts.front();
  add(json, "conditions", e.fact->conditions);
  add(json, "quote", e.fact->quote);
  add(json, "source", e.fact->source);
  add(json, "page_date", e.fact->page_date);
  json["grade"] = to_string(e.fact->grade);
  json["freshness"] = to_string(e.freshness);
  add(json, "product", e.fact->product);
  return json;
}

Json condition_json(const ConditionStatus& c, const Voice& v) {
  Json json;
  json["id"] = c.condition->id;
  if (c.provider != nullptr) json["provider"] = c.provider->id;
  json["state"] = to_string(c.state);
  json["text"] = condition_text(c, v);
  add(json, "question", v.local(c.condition->question));
  if (!c.places.empty()) {
    for (const auto place : c.places) json["jurisdictions"].push_back(to_string(place));
  }
  json["evidence"] = Json::array();
  for (const auto& e : c.evidence) {
    if (e.fact != nullptr) json["evidence"].push_back(evidence_json(e));
  }
  return json;
}

Json tier_json(const std::optional<LegalTier>& tier) {
  return tier ? Json(to_string(*tier)) : Json();
}

/// One for each thing that each of them receives.
Json recipients_json(const Option& o, const Voice& v) {
  Json json = Json::array();
  for (const auto& r : o.recipients) {
    for (const auto thing : received_in(r.role)) {
      Json one;
      one["provider"] = r.provider->id;
      one["role"] = to_string(r.role);
      one["receives"] = to_string(thing);
      add(one, "country", std::string(r.country));
      one["verdict"] = to_string(r.compliance.verdict);
      one["legal_tier"] = tier_json(r.tier);
      one["conditions"] = Json::array();
      for (const auto& c : r.compliance.conditions) {
        one["conditions"].push_back(condition_text(c, v));
      }
      json.push_back(std::move(one));
    }
  }
  return json;
}

Json compliance_json(const Option& o, const Voice& v) {
  Json json;
  json["verdict"] = to_string(o.compliance.verdict);
  add(json, "why", why_not_advisable(o.compliance, v));
  json["places"] = Json::array();
  for (const auto& place : o.compliance.places) {
    Json one;
    one["jurisdiction"] = to_string(place.jurisdiction);
    one["verdict"] = to_string(place.verdict);
    if (place.rule != nullptr) one["sources"] = place.rule->sources;
    json["places"].push_back(std::move(one));
  }
  json["conditions"] = Json::array();
  for (const auto& c : o.compliance.conditions) {
    if (c.condition != nullptr) json["conditions"].push_back(condition_json(c, v));
  }
  json["notices"] = Json::array();
  for (const auto code : o.compliance.notices) {
    json["notices"].push_back({{"code", to_string(code)}, {"message", notice_text(code, &o, v)}});
  }
  return json;
}

}  // namespace

Json range_json(const CostRange& range) {
  return {{"low", range.low.value()},
          {"expected", range.expected.value()},
          {"high", range.high.value()}};
}

namespace {

Json bill_json(const Option& o, const CostRange& range) {
  if (!has_bill(o)) return {};
  Json json = range_json(range);
  if (is_range_only(o)) json["expected"] = Json();
  return json;
}

Json list_price_json(const ListPrice& price) {
  Json json;
  json["as_of"] = to_string(price.as_of);
  json["age_days"] = price.days;
  json["is_old"] = price.is_old;
  if (price.mark) json["mark"] = to_string(*price.mark);
  return json;
}

}  // namespace

Json option_json(const Option& o, const Advice& a, const Voice& v) {
  Json json;
  json["id"] = option_id(o);
  json["kind"] = to_string(o.kind);
  json["verdict"] = to_string(o.verdict);
  json["provider"] = o.provider;
  json["model"] = o.model;
  add(json, "offer", o.offer);
  json["quality"] = quality_json(o.mode, a.project);
  json["thinking"] = o.mode.thinks();
  json["effort"] = to_string(o.mode.effort);
  json["hidden_tokens"] = hidden_json(o.mode);
  json["deployment"] = o.deployment ? deployment_json(*o.deployment) : Json();
  json["monthly_usd"] = bill_json(o, o.monthly);
  json["full_cost_usd"] = bill_json(o, o.full_cost);
  json["up_front_usd"] = o.up_front.value();
  json["extra_people_hours"] = o.extra_people.value();
  json["set_up_hours"] = o.set_up.value();
  if (o.idle) json["idle_usd"] = o.idle->value();
  if (o.affordable) json["affordable_schedule"] = schedule_json(*o.affordable);
  json["usd_per_million_tokens"] =
      has_bill(o) && !is_range_only(o) ? Json(o.per_million_tokens.value()) : Json();
  if (o.list_price) json["list_price"] = list_price_json(*o.list_price);
  json["lines"] = lines_json(o.bill.lines, v);
  json["full_cost_lines"] = lines_json(o.bill.full_cost_lines, v);
  if (o.dominated_by) json["dominated_by"] = option_id(a.options[*o.dominated_by]);
  json["close_to"] = Json::array();
  for (const auto index : o.close_to) json["close_to"].push_back(option_id(a.options[index]));
  json["performance"] = o.performance ? performance_json(*o.performance) : Json();
  if (o.rate_limit) json["rate_limit"] = rate_limit_json(*o.rate_limit);
  if (const auto time = job_time(o, a.project, v)) json["job_hours"] = time->hours.value();
  if (o.batch_window) json["batch_window_hours"] = o.batch_window->value();
  json["reasons"] = Json::array();
  for (const auto& reason : o.reasons) json["reasons"].push_back(reason_json(reason, o, v));
  json["conditions"] = Json::array();
  for (const auto& c : o.compliance.conditions) {
    json["conditions"].push_back(condition_text(c, v) + whose(c, o.compliance, v));
  }
  json["recipients"] = recipients_json(o, v);
  json["legal_tier"] = tier_json(o.legal_tier);
  json["compliance"] = compliance_json(o, v);
  json["privacy_rank"] = o.privacy;
  json["left_at"] = o.left_at ? Json(to_string(*o.left_at)) : Json();
  return json;
}

std::string json_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace llmadvisor

#include "json_parts.hpp"
#include "llmadvisor/report/speak/formula_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/option_words.hpp"
#include "speak/plan_words.hpp"
#include "speak/recipient_words.hpp"
#include "speak/speech.hpp"

namespace llmadvisor {
namespace {

void line_json(JsonPlace out, const BillLine& line, const Voice& v) {
  JsonObject json = out.object();
  json["label"] = v.fill(name_of(line.kind, v.language()), {});
  add_known(json, "detail", line_detail(line));
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
  add_known(json, "formula", formula_text(line.formula, v.language(), Thousands::joined));
  json["source"] = line.source;
  json["as_of"] = to_string(line.as_of);
  json["confidence"] = to_string(line.confidence);
}

void lines_json(JsonPlace out, const std::vector<BillLine>& lines, const Voice& v) {
  JsonArray all = out.array();
  for (const auto& line : lines) line_json(all.next(), line, v);
}

void deployment_json(JsonPlace out, const std::optional<Deployment>& deployment) {
  if (!deployment) {
    out = nullptr;
    return;
  }
  const Deployment& d = *deployment;
  JsonObject json = out.object();
  json["gpu"] = d.gpu;
  json["gpus_per_replica"] = d.gpus_per_replica;
  json["tensor_parallel"] = d.tensor_parallel;
  json["replicas"] = d.replicas;
  json["instance_type"] = d.instance_type;
  json["gpus_per_instance"] = d.gpus_per_instance;
  json["instances"] = d.instances;
  json["region"] = known(d.region);
  add_known(json, "country", d.country);
  json["purchase"] = to_string(d.purchase);
  json["hours_per_month"] = d.hours_per_month.value();
  json["weights"] = d.weights;
  json["engine"] = to_string(d.engine);
  if (d.owned_instances > 0) json["owned_instances"] = d.owned_instances;
}

void schedule_json(JsonPlace out, const AffordableSchedule& s) {
  JsonObject json = out.object();
  json["hours_per_day"] = s.hours_per_day.value();
  json["days_per_week"] = s.days_per_week;
  json["instances"] = s.instances;
  range_json(json["monthly_usd"], s.monthly);
}

std::optional<double> in_ms(const std::optional<Seconds>& time) {
  return time ? std::optional(in_milliseconds(*time)) : std::nullopt;
}

void performance_json(JsonPlace out, const std::optional<Performance>& performance) {
  if (!performance) {
    out = nullptr;
    return;
  }
  const Performance& p = *performance;
  JsonObject json = out.object();
  json["ttft_ms"] = in_ms(p.ttft);
  json["first_visible_token_ms"] = in_ms(p.first_visible);
  json["answer_s"] = p.answer ? std::optional(p.answer->count()) : std::nullopt;
  json["tpot_ms"] = in_ms(p.tpot);
  json["requests_per_s"] = p.rate ? std::optional(p.rate->value()) : std::nullopt;
  json["utilisation"] = p.utilisation;
  if (p.cold_start) json["cold_start_s"] = p.cold_start->count();
  json["measured"] = p.measured;
  add_known(json, "source", p.source);
  if (p.as_of) json["as_of"] = to_string(*p.as_of);
}

/// The scale that levels are read on: the general one, or those of the task and the language.
std::string scale_of(const Project& p) {
  std::string text;
  for (const auto scale : p.scales) text.append(text.empty() ? "" : "+").append(to_string(scale));
  return text.empty() ? "general" : text;
}

void quality_json(JsonPlace out, const ModelMode& mode, const Project& p) {
  if (!mode.standing) {
    out = nullptr;
    return;
  }
  const Standing& s = *mode.standing;
  JsonObject json = out.object();
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
}

void hidden_json(JsonPlace out, const ModelMode& mode) {
  const double expected = mode.hidden.value();
  JsonObject json = out.object();
  json["low"] = expected * mode.hidden_spread.low;
  json["expected"] = expected;
  json["high"] = expected * mode.hidden_spread.high;
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

void reason_json(JsonPlace out, const Reason& reason, const Option& o, const Voice& v) {
  JsonObject json = out.object();
  json["code"] = to_string(reason.code);
  json["message"] = reason_text(reason, o, v);
  if (const auto& numbers = reason.numbers) {
    json["needs"] = numbers->needs;
    if (numbers->has) json["has"] = *numbers->has;
    json["unit"] = to_string(numbers->unit);
  }
  add_known(json, "detail", subject_text(reason));
  if (const auto* gap = std::get_if<EngineGap>(&reason.subject)) {
    json["generation"] = to_string(gap->cards);
    json["starts"] = to_string(gap->level);
    add_known(json, "from_version", gap->from_version);
  }
}

void reasons_json(JsonPlace out, const Option& o, const Voice& v) {
  JsonArray all = out.array();
  for (const auto& reason : o.reasons) reason_json(all.next(), reason, o, v);
}

/// The ids of other options of the answer.
void ids_json(JsonPlace out, const std::vector<std::size_t>& options, const Advice& a) {
  JsonArray all = out.array();
  for (const auto index : options) all.next() = option_id(a.options[index]);
}

void list_price_json(JsonPlace out, const ListPrice& price) {
  JsonObject json = out.object();
  json["as_of"] = to_string(price.as_of);
  json["age_days"] = price.days;
  json["is_old"] = price.is_old;
  if (price.mark) json["mark"] = to_string(*price.mark);
}

void bill_json(JsonPlace out, const Option& o, const CostRange& range) {
  if (!has_bill(o)) {
    out = nullptr;
    return;
  }
  const auto expected = range.expected.value();
  JsonObject json = out.object();
  json["low"] = range.low.value();
  json["expected"] = is_range_only(o) ? std::nullopt : std::optional(expected);
  json["high"] = range.high.value();
}

void add_bill(JsonObject& json, const Option& o, const Voice& v) {
  const bool is_known = has_bill(o) && !is_range_only(o);
  bill_json(json["monthly_usd"], o, o.monthly);
  bill_json(json["full_cost_usd"], o, o.full_cost);
  json["up_front_usd"] = o.up_front.value();
  json["extra_people_hours"] = o.extra_people.value();
  json["set_up_hours"] = o.set_up.value();
  if (o.idle) json["idle_usd"] = o.idle->value();
  if (o.affordable) schedule_json(json["affordable_schedule"], *o.affordable);
  json["usd_per_million_tokens"] =
      is_known ? std::optional(o.per_million_tokens.value()) : std::nullopt;
  if (o.list_price) list_price_json(json["list_price"], *o.list_price);
  lines_json(json["lines"], o.bill.lines, v);
  lines_json(json["full_cost_lines"], o.bill.full_cost_lines, v);
}

}  // namespace

void option_json(JsonPlace out, const Option& o, const Advice& a, const Voice& v) {
  JsonObject json = out.object();
  json["id"] = option_id(o);
  json["kind"] = to_string(o.kind);
  json["verdict"] = to_string(o.verdict);
  json["provider"] = o.provider;
  json["model"] = o.model;
  add_known(json, "offer", o.offer);
  quality_json(json["quality"], o.mode, a.project);
  json["thinking"] = o.mode.thinks();
  json["effort"] = to_string(o.mode.effort);
  hidden_json(json["hidden_tokens"], o.mode);
  deployment_json(json["deployment"], o.deployment);
  add_bill(json, o, v);
  if (o.dominated_by) json["dominated_by"] = option_id(a.options[*o.dominated_by]);
  ids_json(json["close_to"], o.close_to, a);
  performance_json(json["performance"], o.performance);
  if (o.rate_limit) rate_limit_json(json["rate_limit"], *o.rate_limit);
  if (const auto time = job_time(o, a.project, v)) json["job_hours"] = time->hours.value();
  if (o.batch_window) json["batch_window_hours"] = o.batch_window->value();
  reasons_json(json["reasons"], o, v);
  add_compliance(json, o, v);
  json["privacy_rank"] = o.privacy;
  json["left_at"] = named(o.left_at);
}

void options_json(JsonPlace out, const Advice& a, const Voice& v) {
  JsonArray all = out.array();
  for (const auto& option : a.options) option_json(all.next(), option, a, v);
}

}  // namespace llmadvisor

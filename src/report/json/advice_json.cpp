#include "llmadvisor/report/json/advice_json.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "json_parts.hpp"
#include "speak/advice_words.hpp"
#include "speak/break_even_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/option_words.hpp"
#include "speak/recipient_words.hpp"

namespace llmadvisor {
namespace {

void value_json(JsonPlace out, const InputValue& value) {
  std::visit(
      [&](auto known) {
        if constexpr (named_enum<decltype(known)>) {
          out = to_string(known);
        } else {
          out = known;
        }
      },
      value);
}

/// What a change of the input is measured in; empty for what has names.
std::string unit_of(const InputRef& input, bool is_job) {
  if (const auto* number = std::get_if<Number>(&input)) {
    return std::string(unit_name(number_spec(*number).unit, Language::en));
  }
  if (input == InputRef(NamedInput::budget)) return is_job ? "usd" : "usd/month";
  const auto* price = std::get_if<PriceInput>(&input);
  if (price == nullptr) return "";
  constexpr std::array<std::string_view, price_kind_count> per{"/M tokens", "/M tokens", "/hour",
                                                               "", "/kWh"};
  return std::string(to_string(price->currency)) +
         std::string(per[static_cast<std::size_t>(price->kind)]);
}

void assumptions_json(JsonPlace out, const Project& p, const Voice& v) {
  JsonArray all = out.array();
  for (const auto& a : p.assumptions) {
    JsonObject json = all.next().object();
    json["input"] = input_key(a.input);
    value_json(json["value"], a.value);
    json["why"] = why_assumed(a, v);
  }
}

void otherwise_json(JsonPlace out, const Otherwise& otherwise) {
  JsonObject json = out.object();
  json["sensitivity"] = to_string(otherwise.sensitivity);
  json["option"] = id_of(otherwise.option);
  if (otherwise.monthly) json["monthly_usd"] = otherwise.monthly->value();
}

void warnings_json(JsonPlace out, const Advice& a, const Voice& v) {
  JsonArray all = out.array();
  for (const auto& w : a.warnings) {
    JsonObject json = all.next().object();
    json["code"] = to_string(w.code);
    json["message"] = warning_text(w, a, v);
    if (w.event) {
      json["date"] = to_string(w.event->on);
      if (w.event->before) json["monthly_usd_before"] = w.event->before->value();
      if (w.event->after) json["monthly_usd_after"] = w.event->after->value();
    }
    if (w.otherwise) otherwise_json(json["otherwise"], *w.otherwise);
    if (w.option) json["option"] = option_id(*w.option);
  }
}

void recommendation_json(JsonPlace out, const Advice& a, const Voice& v) {
  const Option* pick = a.pick ? &a.options[*a.pick] : nullptr;
  JsonObject json = out.object();
  json["option"] = id_at(a, a.pick);
  json["kind"] = pick == nullptr ? std::nullopt : std::optional(to_string(pick->kind));
  std::string summary = verdict_sentence(a, v);
  if (const std::string why = reason_sentence(a, v); !why.empty()) summary += " " + why;
  json["summary"] = summary;
  if (pick == nullptr) {
    json["monthly_usd"] = nullptr;
    json["conditions"].array();
  } else {
    range_json(json["monthly_usd"], pick->monthly);
    conditions_json(json["conditions"], pick->compliance, v);
  }
  warnings_json(json["warnings"], a, v);
  if (!a.pick && a.closest) json["closest"] = option_id(a.options[*a.closest]);
  if (a.confidence) {
    JsonObject confidence = json["confidence"].object();
    confidence["share"] = a.confidence->share;
    confidence["draws"] = a.confidence->draws;
  }
}

void best_json(JsonPlace out, const Advice& a) {
  JsonObject json = out.object();
  json["quality"] = id_at(a, a.best_quality);
  json["privacy"] = id_at(a, a.most_private);
  for (std::size_t k = 0; k < a.best_of_kind.size(); ++k) {
    json.at(enum_names<OptionKind>[k]) = id_at(a, a.best_of_kind[k]);
  }
  json["established-cloud"] = id_at(a, a.cheapest_established);
}

void tally_json(JsonPlace out, const Considered& tally) {
  JsonObject json = out.object();
  json["candidates"] = tally.candidates;
  json["listed"] = tally.listed;
  JsonObject rejected = json["rejected_by"].object();
  for (const auto& [code, count] : tally.rejected_by) rejected.at(to_string(code)) = count;
}

void considered_json(JsonPlace out, const Advice& a) {
  JsonObject json = out.object();
  for (std::size_t k = 0; k < a.considered.size(); ++k) {
    tally_json(json.at(enum_names<OptionKind>[k]), a.considered[k]);
  }
}

void break_even_json(JsonPlace out, const Advice& a, const Voice& v) {
  const auto volume = [](const std::optional<Requests>& r) {
    return r ? std::optional(r->value()) : std::nullopt;
  };
  JsonArray all = out.array();
  for (const auto& e : a.break_evens) {
    JsonObject json = all.next().object();
    json["self_hosted"] = option_id(e.self_hosted);
    json["api"] = option_id(e.api);
    json["on"] = to_string(e.on);
    json["requests_per_day"] = volume(e.requests_per_day);
    json["requests_per_day_for_good"] = volume(e.for_good);
    json["requests_per_day_low"] = volume(e.low);
    json["requests_per_day_high"] = volume(e.high);
    if (e.why_never) json["why_never"] = to_string(*e.why_never);
    json["looked_up_to_requests_per_day"] = e.looked_up_to.value();
    json["why"] = break_even_text(e, a, v);
  }
}

void flips_json(JsonPlace out, const Advice& a, const Voice& v) {
  JsonArray all = out.array();
  for (const auto& f : a.flips) {
    JsonObject json = all.next().object();
    json["input"] = input_key(f.input);
    value_json(json["current"], f.current);
    value_json(json["at"], f.at);
    add_known(json, "unit", unit_of(f.input, a.project.workload.job.has_value()));
    json["option"] = id_of(f.option);
    json["why"] = flip_text(f, v);
  }
}

void change_json(JsonPlace out, const Counterfactual& c) {
  JsonObject json = out.object();
  json["input"] = input_key(c.input);
  value_json(json["from"], c.from);
  value_json(json["to"], c.to);
}

void counterfactuals_json(JsonPlace out, const Advice& a, const Voice& v) {
  JsonArray all = out.array();
  for (const auto& c : a.counterfactuals) {
    JsonObject json = all.next().object();
    json["kind"] = to_string(c.kind);
    json["option"] = option_id(c.option);
    change_json(json["change"], c);
    json["why"] = counterfactual_text(c, a, v);
  }
}

void rate_json(JsonObject& json, JsonKey key, const CostFigure& rate) {
  json[key] = rate.expected;
  json["source"] = rate.provenance.source;
  json["as_of"] = to_string(rate.provenance.as_of);
}

void currency_json(JsonPlace out, const Voice& v) {
  JsonObject json = out.object();
  json["shown"] = to_string(v.money().currency);
  if (const auto* rate = v.catalog().find_cost_figure("eur_usd_rate")) {
    rate_json(json, "usd_per_eur", *rate);
  }
  // Prices are quoted in dollars and euros; a budget may be in another currency.
  const auto shown = v.money().currency;
  if (const auto* rate = shown == Currency::eur ? nullptr : find_rate(shown, v.catalog())) {
    JsonObject of_shown = json["shown_rate"].object();
    rate_json(of_shown, "usd_per_unit", *rate);
  }
}

void notices_json(JsonPlace out, const Advice& a, const Voice& v) {
  JsonArray all = out.array();
  all.next() = not_legal_advice(v);
  for (const auto& notice : answer_notices(a, v)) all.next() = notice;
}

template <class Enum>
SchemaFile names_schema(std::string id, std::string_view title) {
  auto text = object_text([&](JsonObject& schema) {
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["$id"] = "urn:llmadvisor:schema:" + id;
    schema["title"] = title;
    JsonArray names = schema["enum"].array();
    for (const auto name : enum_names<Enum>) names.next() = name;
  });
  std::ranges::replace(id, '-', '_');
  return {id + ".schema.json", std::move(text)};
}

}  // namespace

std::string advice_json(const Advice& a, const Catalog& catalog, const ReportContext& context) {
  const Voice v(catalog, context, billed_for(a.project));
  return object_text([&](JsonObject& json) {
    json["schema_version"] = json_schema_version;
    program_json(json["llmadvisor"], catalog, context);
    json["as_of"] = to_string(a.today);
    json["language"] = to_string(context.language);
    currency_json(json["currency"], v);
    json["basis"] = a.project.workload.job ? "job" : "month";
    inputs_json(json["inputs"], a.project);
    assumptions_json(json["assumptions"], a.project, v);
    recommendation_json(json["recommendation"], a, v);
    options_json(json["options"], a, v);
    alternatives_json(json["alternatives"], a);
    best_json(json["best"], a);
    considered_json(json["considered"], a);
    decision_json(json["decision"], a);
    ladder_json(json["ladder"], a, v);
    json["second_host"] = id_at(a, a.second_host);
    json["untested"] = id_at(a, a.untested);
    confidence_json(json["confidence"], a);
    break_even_json(json["break_even"], a, v);
    flips_json(json["flips"], a, v);
    if (a.routing) routing_json(json["routing"], *a.routing);
    if (a.project.horizon) growth_json(json["growth"], a, v);
    counterfactuals_json(json["counterfactuals"], a, v);
    notices_json(json["notices"], a, v);
  });
}

std::vector<SchemaFile> name_schemas() {
  return {names_schema<ReasonCode>(
              "reason-codes",
              "The gates that an option may fail, in the order in which they are tried"),
          names_schema<Language>("languages", "The languages of answers")};
}

}  // namespace llmadvisor

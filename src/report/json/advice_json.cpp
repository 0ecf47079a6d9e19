#include "llmadvisor/report/json/advice_json.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "speak/advice_words.hpp"
#include "speak/break_even_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/option_words.hpp"
#include "speak/recipient_words.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

Json value_json(const InputValue& value) {
  return std::visit(
      [](auto known) {
        if constexpr (named_enum<decltype(known)>) {
          return Json(to_string(known));
        } else {
          return Json(known);
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

Json option_ref_json(const std::optional<OptionRef>& option) {
  return option ? Json(option_id(*option)) : Json();
}

Json assumptions_json(const Project& p, const Voice& v) {
  Json json = Json::array();
  for (const auto& a : p.assumptions) {
    json.push_back({{"input", input_key(a.input)},
                    {"value", value_json(a.value)},
                    {"why", why_assumed(a, v)}});
  }
  return json;
}

Json warnings_json(const Advice& a, const Voice& v) {
  Json json = Json::array();
  for (const auto& w : a.warnings) {
    Json one{{"code", to_string(w.code)}, {"message", warning_text(w, a, v)}};
    if (w.event) {
      one["date"] = to_string(w.event->on);
      if (w.event->before) one["monthly_usd_before"] = w.event->before->value();
      if (w.event->after) one["monthly_usd_after"] = w.event->after->value();
    }
    if (w.otherwise) {
      one["otherwise"] = {{"sensitivity", to_string(w.otherwise->sensitivity)},
                          {"option", option_ref_json(w.otherwise->option)}};
      if (w.otherwise->monthly) one["otherwise"]["monthly_usd"] = w.otherwise->monthly->value();
    }
    if (w.option) one["option"] = option_id(*w.option);
    json.push_back(std::move(one));
  }
  return json;
}

Json recommendation_json(const Advice& a, const Voice& v) {
  const Option* pick = a.pick ? &a.options[*a.pick] : nullptr;
  Json json;
  json["option"] = pick == nullptr ? Json() : Json(option_id(*pick));
  json["kind"] = pick == nullptr ? Json() : Json(to_string(pick->kind));
  std::string summary = verdict_sentence(a, v);
  if (const std::string why = reason_sentence(a, v); !why.empty()) summary += " " + why;
  json["summary"] = summary;
  json["monthly_usd"] = pick == nullptr ? Json() : range_json(pick->monthly);
  json["conditions"] = Json::array();
  if (pick != nullptr) {
    for (const auto& c : pick->compliance.conditions) {
      json["conditions"].push_back(condition_text(c, v) + whose(c, pick->compliance, v));
    }
  }
  json["warnings"] = warnings_json(a, v);
  if (!a.pick && a.closest) json["closest"] = option_id(a.options[*a.closest]);
  if (a.confidence) {
    json["confidence"] = {{"share", a.confidence->share}, {"draws", a.confidence->draws}};
  }
  return json;
}

Json best_json(const Advice& a) {
  const auto id = [&](const std::optional<std::size_t>& index) {
    return option_index_json(a, index);
  };
  Json json;
  json["quality"] = id(a.best_quality);
  json["privacy"] = id(a.most_private);
  for (std::size_t k = 0; k < a.best_of_kind.size(); ++k) {
    json[std::string(enum_names<OptionKind>[k])] = id(a.best_of_kind[k]);
  }
  json["established-cloud"] = id(a.cheapest_established);
  return json;
}

Json considered_json(const Advice& a) {
  Json json;
  for (std::size_t k = 0; k < a.considered.size(); ++k) {
    const Considered& tally = a.considered[k];
    Json rejected = Json::object();
    for (const auto& [code, count] : tally.rejected_by) {
      rejected[std::string(to_string(code))] = count;
    }
    json[std::string(enum_names<OptionKind>[k])] = {{"candidates", tally.candidates},
                                                    {"listed", tally.listed},
                                                    {"rejected_by", std::move(rejected)}};
  }
  return json;
}

Json break_even_json(const Advice& a, const Voice& v) {
  Json json = Json::array();
  const auto volume = [](const std::optional<Requests>& r) {
    return r ? Json(r->value()) : Json();
  };
  for (const auto& e : a.break_evens) {
    Json one;
    one["self_hosted"] = option_id(e.self_hosted);
    one["api"] = option_id(e.api);
    one["on"] = to_string(e.on);
    one["requests_per_day"] = volume(e.requests_per_day);
    one["requests_per_day_for_good"] = volume(e.for_good);
    one["requests_per_day_low"] = volume(e.low);
    one["requests_per_day_high"] = volume(e.high);
    if (e.why_never) one["why_never"] = to_string(*e.why_never);
    one["looked_up_to_requests_per_day"] = e.looked_up_to.value();
    one["why"] = break_even_text(e, a, v);
    json.push_back(std::move(one));
  }
  return json;
}

Json flips_json(const Advice& a, const Voice& v) {
  Json json = Json::array();
  for (const auto& f : a.flips) {
    Json one;
    one["input"] = input_key(f.input);
    one["current"] = value_json(f.current);
    one["at"] = value_json(f.at);
    if (const auto unit = unit_of(f.input, a.project.workload.job.has_value()); !unit.empty())
      one["unit"] = unit;
    one["option"] = option_ref_json(f.option);
    one["why"] = flip_text(f, v);
    json.push_back(std::move(one));
  }
  return json;
}

Json counterfactuals_json(const Advice& a, const Voice& v) {
  Json json = Json::array();
  for (const auto& c : a.counterfactuals) {
    Json one;
    one["kind"] = to_string(c.kind);
    one["option"] = option_id(c.option);
    one["change"] = {
        {"input", input_key(c.input)}, {"from", value_json(c.from)}, {"to", value_json(c.to)}};
    one["why"] = counterfactual_text(c, a, v);
    json.push_back(std::move(one));
  }
  return json;
}

Json currency_json(const Voice& v) {
  Json json;
  json["shown"] = to_string(v.money().currency);
  if (const auto* rate = v.catalog().find_cost_figure("eur_usd_rate")) {
    json["usd_per_eur"] = rate->expected;
    json["source"] = rate->provenance.source;
    json["as_of"] = to_string(rate->provenance.as_of);
  }
  // Prices are quoted in dollars and euros; a budget may be in another currency.
  const auto shown = v.money().currency;
  if (const auto* rate = shown == Currency::eur ? nullptr : find_rate(shown, v.catalog())) {
    json["shown_rate"] = {{"usd_per_unit", rate->expected},
                          {"source", rate->provenance.source},
                          {"as_of", to_string(rate->provenance.as_of)}};
  }
  return json;
}

Json notices_json(const Advice& a, const Voice& v) {
  Json json = Json::array();
  json.push_back(not_legal_advice(v));
  for (auto& notice : answer_notices(a, v)) json.push_back(std::move(notice));
  return json;
}

template <class Enum>
SchemaFile names_schema(std::string id, std::string_view title) {
  const Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                    {"$id", "urn:llmadvisor:schema:" + id},
                    {"title", title},
                    {"enum", enum_names<Enum>}};
  std::ranges::replace(id, '-', '_');
  return {id + ".schema.json", schema.dump(2) + "\n"};
}

}  // namespace

std::string advice_json(const Advice& a, const Catalog& catalog, const ReportContext& context) {
  const Voice v(catalog, context, billed_for(a.project));
  Json json;
  json["schema_version"] = json_schema_version;
  json["llmadvisor"] = program_json(catalog, context);
  json["as_of"] = to_string(a.today);
  json["language"] = to_string(context.language);
  json["currency"] = currency_json(v);
  json["basis"] = a.project.workload.job ? "job" : "month";
  json["inputs"] = inputs_json(a.project);
  json["assumptions"] = assumptions_json(a.project, v);
  json["recommendation"] = recommendation_json(a, v);
  json["options"] = Json::array();
  for (const auto& option : a.options) json["options"].push_back(option_json(option, a, v));
  json["alternatives"] = alternatives_json(a);
  json["best"] = best_json(a);
  json["considered"] = considered_json(a);
  json["decision"] = decision_json(a);
  json["ladder"] = ladder_json(a, v);
  json["second_host"] = option_index_json(a, a.second_host);
  json["untested"] = option_index_json(a, a.untested);
  json["confidence"] = confidence_json(a);
  json["break_even"] = break_even_json(a, v);
  json["flips"] = flips_json(a, v);
  if (a.routing) json["routing"] = routing_json(*a.routing);
  if (a.project.horizon) json["growth"] = growth_json(a, v);
  json["counterfactuals"] = counterfactuals_json(a, v);
  json["notices"] = notices_json(a, v);
  return json_text(json);
}

std::vector<SchemaFile> name_schemas() {
  return {names_schema<ReasonCode>(
              "reason-codes",
              "The gates that an option may fail, in the order in which they are tried"),
          names_schema<Language>("languages", "The languages of answers")};
}

}  // namespace llmadvisor

#include <map>

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "speak/input_values.hpp"

namespace llmadvisor {
namespace {

template <named_enum Enum>
void add_names(JsonObject& json, JsonKey key, const std::vector<Enum>& values) {
  if (values.empty()) return;
  JsonArray names = json[key].array();
  for (const auto value : values) names.next() = to_string(value);
}

void add_names(JsonObject& json, JsonKey key, const std::vector<std::string>& values) {
  if (!values.empty()) json[key] = values;
}

void add_filters(JsonObject& json, const Filters& f) {
  add_names(json, "only", f.only);
  add_names(json, "model", f.models);
  add_names(json, "provider", f.providers);
  add_names(json, "deny_provider", f.denied_providers);
  add_names(json, "gpu", f.gpus);
  add_names(json, "instance_type", f.instance_types);
  add_names(json, "region", f.regions);
  add_names(json, "purchase", f.purchases);
  std::vector<std::string> own;
  for (const auto& [count, what] : f.own) own.push_back(std::to_string(count) + " x " + what);
  add_names(json, "own", own);
}

/// 5000 is written 5000 and not 5000.0.
void number_json(JsonPlace out, const std::optional<double>& number, Whole whole) {
  if (number && whole == Whole::yes) {
    out = static_cast<std::int64_t>(*number);
  } else {
    out = number;
  }
}

/// The keys of what nobody stated: read back, the inputs leave these open again.
void assumed_json(JsonPlace out, const Project& p) {
  const ProjectInput& stated = p.stated;
  JsonArray keys = out.array();
  const auto add = [&](std::string_view key, bool is_stated) {
    if (!is_stated) keys.next() = key;
  };
  add("sensitivity", stated.sensitivity.has_value());
  add("jurisdiction", stated.jurisdiction.has_value());
  add("quality", stated.quality.has_value() || stated.quality_like.has_value());
  add("prefer", stated.prefer.has_value());
  add("decide_on", stated.decide_on.has_value());
  add("team", stated.team.has_value());
  add("task", stated.task.has_value());
  add("preset", p.stated.preset.has_value() || p.preset == nullptr);
  add("needs", !stated.needs.empty() || p.needs.empty());
  add("rag", stated.rag.has_value());
  add("reranking", stated.reranking.has_value());
  add("fine_tuning", stated.fine_tuning.has_value());
  add("site", stated.site.has_value());
  for (const auto& spec : number_specs()) add(spec.name, stated[spec.number].has_value());
}

/// What the description says of the data, strongest first: whatever was made of it.
const std::vector<std::string>& words_of_class(const Project& p) {
  static const std::vector<std::string> none;
  for (const auto* hint : {&p.hints.strong, &p.hints.anonymised, &p.hints.weak}) {
    if (*hint) return (*hint)->words;
  }
  return none;
}

/// The level, or whoever was named to be at least as able as.
std::string_view quality_floor(const Project& p) {
  return p.stated.quality_like ? std::string_view(*p.stated.quality_like)
                               : to_string(p.requirements.quality.band);
}

std::string_view use_name(MentionUse use) {
  switch (use) {
    case MentionUse::counted:
      return "counted";
    case MentionUse::asked:
      return "asked";
    case MentionUse::stated:
      break;
  }
  return "stated";
}

void mentions_json(JsonPlace out, const Hints& hints) {
  JsonArray all = out.array();
  for (const auto& m : hints.mentions) {
    JsonObject json = all.next().object();
    json["topic"] = to_string(m.topic);
    json["use"] = use_name(m.use);
    json["words"] = m.words;
    if (m.language) json["language"] = to_string(*m.language);
    if (m.users) json["users"] = *m.users;
    if (m.requests_per_day) json["requests_per_day"] = *m.requests_per_day;
  }
}

/// By name: the order in which they were stated means nothing, and would not survive a reader.
void add_costs(JsonObject& json, const Project& p) {
  if (p.costs.empty()) return;
  std::map<std::string_view, double> costs;
  for (const auto& cost : p.costs) costs[cost.figure] = cost.value;
  JsonObject of_figures = json["cost"].object();
  for (const auto& [figure, value] : costs) of_figures.at(figure) = value;
}

void add_numbers(JsonObject& json, const Project& p) {
  for (const auto& spec : number_specs()) {
    // As it was written, where it was: not divided by a hundred and multiplied again.
    const auto& stated = p.stated[spec.number];
    number_json(json.at(spec.name), stated ? stated : value_of(p, spec.number), spec.whole);
  }
}

void paid_json(JsonPlace out, const PaidToday& paid) {
  JsonObject json = out.object();
  json["amount"] = paid.monthly.amount;
  json["currency"] = to_string(paid.monthly.currency);
  add_names(json, "models", paid.models);
  add_known(json, "source", paid.source);
}

std::vector<std::string> attested(const Project& p) {
  std::vector<std::string> all;
  for (const auto& [condition, provider] : p.stated.attested) {
    all.push_back(provider.empty() ? condition : condition + "=" + provider);
  }
  return all;
}

std::string price_key(const PriceInput& price) {
  switch (price.kind) {
    case PriceKind::input_tokens:
      return "api_offers/" + price.record + "/prices/input_per_million_tokens";
    case PriceKind::output_tokens:
      return "api_offers/" + price.record + "/prices/output_per_million_tokens";
    case PriceKind::instance_hour:
      return "gpu_offers/" + price.record + "/on_demand_per_hour";
    case PriceKind::server_purchase:
      return "servers/" + price.record + "/parts";
    case PriceKind::electricity:
      return "cost_figures/" + price.record + "/expected";
  }
  return price.record;
}

}  // namespace

std::string input_key(const InputRef& input) {
  if (const auto* number = std::get_if<Number>(&input)) {
    return std::string(number_spec(*number).name);
  }
  if (const auto* named = std::get_if<NamedInput>(&input)) return std::string(to_string(*named));
  return price_key(std::get<PriceInput>(input));
}

void inputs_json(JsonPlace out, const Project& p) {
  JsonObject json = out.object();
  const auto& budget = p.requirements.budget;
  json["description"] = known(p.description);
  add_known(json, "specifics", p.specifics);
  json["budget_usd"] = budget ? std::optional(budget->value()) : std::nullopt;
  if (p.stated_budget) money_json(json["budget"], *p.stated_budget);
  json["sensitivity"] = to_string(p.requirements.sensitivity);
  json["sensitivity_origin"] = to_string(p.sensitivity_origin);
  json["sensitivity_words"] = words_of_class(p);
  json["jurisdiction"] = to_string(p.requirements.jurisdiction);
  json["jurisdiction_origin"] = to_string(p.jurisdiction_origin);
  json["jurisdiction_words"] = p.hints.place ? p.hints.place->words : std::vector<std::string>();
  json["quality"] = quality_floor(p);
  json["prefer"] = to_string(p.prefer);
  json["decide_on"] = to_string(p.decide_on);
  json["team"] = to_string(p.team);
  json["task"] = to_string(p.task);
  if (p.preset != nullptr) json["preset"] = p.preset->id;
  if (p.stated.answer_language) json["answer_language"] = to_string(*p.stated.answer_language);
  add_names(json, "needs", p.needs);
  if (p.stated.weights) json["weights"] = to_string(*p.stated.weights);
  json["rag"] = p.rag.has_value();
  if (p.rag) json["reranking"] = p.rag->reranking == Wanted::yes;
  json["fine_tuning"] = p.tuning.has_value();
  json["site"] = to_string(p.site);
  add_costs(json, p);
  add_numbers(json, p);
  json["max_ttft_origin"] = to_string(p.requirements.max_ttft_origin);
  mentions_json(json["mentions"], p.hints);
  add_filters(json, p.stated.filters);
  add_names(json, "attested", attested(p));
  if (p.stated.own_since) json["own_since"] = to_string(*p.stated.own_since);
  if (p.stated.today) paid_json(json["today"], *p.stated.today);
  assumed_json(json["assumed"], p);
}

}  // namespace llmadvisor

#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "speak/choice_words.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

Json ref_json(const std::optional<OptionRef>& option) {
  return option ? Json(option_id(*option)) : Json();
}

template <named_enum Enum>
Json name_json(const std::optional<Enum>& value) {
  return value ? Json(to_string(*value)) : Json();
}

}  // namespace

Json option_index_json(const Advice& a, const std::optional<std::size_t>& index) {
  return index ? Json(option_id(a.options[*index])) : Json();
}

Json decision_json(const Advice& a) {
  if (!a.decision) return {};
  const Decision& d = *a.decision;
  Json json;
  json["by"] = to_string(d.by);
  json["over"] = ref_json(d.over);
  json["level"] = name_json(d.level);
  json["legal_tier"] = name_json(d.tier);
  json["cap_usd"] = d.cap ? Json(d.cap->value()) : Json();
  json["cheapest_usd"] = d.cheapest.value();
  json["materiality_usd"] = d.materiality.value();
  json["as_cheap"] = d.as_cheap;
  return json;
}

Json ladder_json(const Advice& a, const Voice& v) {
  Json json = Json::array();
  for (std::size_t rung = 0; rung < a.ladder.size(); ++rung) {
    const Option& o = a.options[a.ladder[rung]];
    Json one;
    one["option"] = option_id(o);
    one["all_in_usd"] = o.full_cost.expected.value();
    one["ability"] = o.mode.standing ? Json(o.mode.standing->ability) : Json();
    one["lower_bound"] = o.mode.standing ? Json(o.mode.standing->lower_bound) : Json();
    one["why"] = rung_gain(rung, a, v);
    json.push_back(std::move(one));
  }
  return json;
}

Json confidence_json(const Advice& a) {
  if (!a.confidence) return {};
  const PickConfidence& c = *a.confidence;
  Json json;
  json["share"] = c.share;
  json["materiality_usd"] = c.materiality.value();
  json["expected_regret_usd"] = c.expected_regret.value();
  json["toughest_rival"] = ref_json(c.toughest_rival);
  json["draws"] = c.draws;
  return json;
}

}  // namespace llmadvisor

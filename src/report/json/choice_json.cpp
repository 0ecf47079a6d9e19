#include "json_parts.hpp"
#include "speak/choice_words.hpp"

namespace llmadvisor {
namespace {

std::optional<double> in_usd(const std::optional<Usd>& amount) {
  return amount ? std::optional(amount->value()) : std::nullopt;
}

}  // namespace

void decision_json(JsonPlace out, const Advice& a) {
  if (!a.decision) {
    out = nullptr;
    return;
  }
  const Decision& d = *a.decision;
  JsonObject json = out.object();
  json["by"] = to_string(d.by);
  json["over"] = id_of(d.over);
  json["level"] = named(d.level);
  json["legal_tier"] = named(d.tier);
  json["cap_usd"] = in_usd(d.cap);
  json["cheapest_usd"] = d.cheapest.value();
  json["materiality_usd"] = d.materiality.value();
  json["as_cheap"] = d.as_cheap;
}

void ladder_json(JsonPlace out, const Advice& a, const Voice& v) {
  JsonArray all = out.array();
  for (std::size_t rung = 0; rung < a.ladder.size(); ++rung) {
    const Option& o = a.options[a.ladder[rung]];
    const auto& standing = o.mode.standing;
    JsonObject json = all.next().object();
    json["option"] = option_id(o);
    json["all_in_usd"] = o.full_cost.expected.value();
    json["ability"] = standing ? std::optional(standing->ability) : std::nullopt;
    json["lower_bound"] = standing ? std::optional(standing->lower_bound) : std::nullopt;
    json["why"] = rung_gain(rung, a, v);
  }
}

void confidence_json(JsonPlace out, const Advice& a) {
  if (!a.confidence) {
    out = nullptr;
    return;
  }
  const PickConfidence& c = *a.confidence;
  JsonObject json = out.object();
  json["share"] = c.share;
  json["materiality_usd"] = c.materiality.value();
  json["expected_regret_usd"] = c.expected_regret.value();
  json["toughest_rival"] = id_of(c.toughest_rival);
  json["draws"] = c.draws;
}

}  // namespace llmadvisor

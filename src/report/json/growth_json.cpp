#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/engine/kind_ahead.hpp"
#include "speak/plan_words.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

Json month_json(const MonthBill& m) {
  const auto amount = [&](const Usd MonthCost::*part) {
    return m.cost ? Json(((*m.cost).*part).value()) : Json();
  };
  Json json;
  json["month"] = m.month;
  json["from"] = to_string(m.from);
  json["requests_per_day"] = m.requests_per_day.value();
  json["invoice_usd"] = amount(&MonthCost::invoice);
  json["all_in_usd"] = amount(&MonthCost::all_in);
  json["instances"] = m.instances;
  json["cumulative_all_in_usd"] = amount(&MonthCost::all_in_so_far);
  json["cumulative_paid_usd"] = amount(&MonthCost::paid_so_far);
  return json;
}

Json reached_json(const Reached& r, const Voice& v) {
  Json json;
  json["what"] = to_string(r.what);
  json["month"] = r.month;
  json["from"] = to_string(r.from);
  json["option"] = option_id(r.option);
  if (r.than) json["than"] = option_id(*r.than);
  if (r.what == Milestone::next_machine) json["instances"] = r.instances;
  json["why"] = reached_text(r, v);
  return json;
}

/// What stands for each kind, the pick too.
Json kinds_json(const Advice& a) {
  Json json = Json::array();
  for (std::size_t k = 0; k < a.best_of_kind.size(); ++k) {
    const auto index = ahead_of_kind(a, static_cast<OptionKind>(k));
    if (!index) continue;
    const Option& o = a.options[*index];
    json.push_back(
        {{"kind", to_string(o.kind)}, {"option", option_id(o)}, {"months", months_json(o)}});
  }
  return json;
}

Json payback_json(const std::optional<Payback>& payback) {
  if (!payback) return {};
  return {{"option", option_id(payback->owned)},
          {"than", option_id(payback->api)},
          {"month", payback->month ? Json(*payback->month) : Json()}};
}

}  // namespace

Json months_json(const Option& o) {
  Json json = Json::array();
  for (const auto& month : o.months) json.push_back(month_json(month));
  return json;
}

Json growth_json(const Advice& a, const Voice& v) {
  const Project& p = a.project;
  if (!p.horizon || !a.outlook) return {};
  const double today = p.workload.requests_per_day.value();
  Json json;
  json["percent_per_month"] = p.growth_per_month * 100;
  json["horizon_months"] = p.horizon->months;
  json["mean_over_first"] = mean_growth(*p.horizon);
  json["requests_per_day"] = {{"first", today},
                              {"mean", today * mean_growth(*p.horizon)},
                              {"last", today * growth_until(*p.horizon, p.horizon->months)}};
  json["option"] = option_index_json(a, a.pick);
  json["months"] = a.pick ? months_json(a.options[*a.pick]) : Json::array();
  json["kinds"] = kinds_json(a);
  json["reached"] = Json::array();
  for (const auto& reached : a.outlook->reached)
    json["reached"].push_back(reached_json(reached, v));
  json["payback"] = payback_json(a.outlook->payback);
  return json;
}

Json routing_json(const Routing& r) {
  return {{"easy_share", r.easy_share},
          {"easy", option_id(r.easy)},
          {"hard", option_id(r.hard)},
          {"easy_all_in_usd", r.easy_cost.value()},
          {"hard_all_in_usd", r.hard_cost.value()},
          {"all_in_usd", (r.easy_cost + r.hard_cost).value()},
          {"pick_alone_all_in_usd", r.alone.value()}};
}

Json rate_limit_json(const RateLimit& limit) {
  Json json;
  json["plan"] = limit.plan;
  json["tokens_per_minute"] = limit.tokens_per_minute;
  json["needed_tokens_per_minute"] = limit.needed;
  if (limit.job_takes) json["job_takes_hours"] = limit.job_takes->value();
  json["source"] = limit.source;
  json["as_of"] = to_string(limit.as_of);
  return json;
}

}  // namespace llmadvisor

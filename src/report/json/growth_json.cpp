#include "json_parts.hpp"
#include "llmadvisor/engine/kind_ahead.hpp"
#include "speak/plan_words.hpp"

namespace llmadvisor {
namespace {

void month_json(JsonPlace out, const MonthBill& m) {
  const auto amount = [&](const Usd MonthCost::*part) {
    return m.cost ? std::optional(((*m.cost).*part).value()) : std::nullopt;
  };
  JsonObject json = out.object();
  json["month"] = m.month;
  json["from"] = to_string(m.from);
  json["requests_per_day"] = m.requests_per_day.value();
  json["invoice_usd"] = amount(&MonthCost::invoice);
  json["all_in_usd"] = amount(&MonthCost::all_in);
  json["instances"] = m.instances;
  json["cumulative_all_in_usd"] = amount(&MonthCost::all_in_so_far);
  json["cumulative_paid_usd"] = amount(&MonthCost::paid_so_far);
}

void reached_json(JsonPlace out, const Reached& r, const Voice& v) {
  JsonObject json = out.object();
  json["what"] = to_string(r.what);
  json["month"] = r.month;
  json["from"] = to_string(r.from);
  json["option"] = option_id(r.option);
  if (r.than) json["than"] = option_id(*r.than);
  if (r.what == Milestone::next_machine) json["instances"] = r.instances;
  json["why"] = reached_text(r, v);
}

/// What stands for each kind, the pick too.
void kinds_json(JsonPlace out, const Advice& a) {
  JsonArray all = out.array();
  for (std::size_t k = 0; k < a.best_of_kind.size(); ++k) {
    const auto index = ahead_of_kind(a, static_cast<OptionKind>(k));
    if (!index) continue;
    const Option& o = a.options[*index];
    JsonObject json = all.next().object();
    json["kind"] = to_string(o.kind);
    json["option"] = option_id(o);
    months_json(json["months"], o);
  }
}

void payback_json(JsonPlace out, const std::optional<Payback>& payback) {
  if (!payback) {
    out = nullptr;
    return;
  }
  JsonObject json = out.object();
  json["option"] = option_id(payback->owned);
  json["than"] = option_id(payback->api);
  json["month"] = payback->month;
}

void volumes_json(JsonPlace out, double today, const Horizon& horizon) {
  JsonObject json = out.object();
  json["first"] = today;
  json["mean"] = today * mean_growth(horizon);
  json["last"] = today * growth_until(horizon, horizon.months);
}

void all_reached_json(JsonPlace out, const Outlook& outlook, const Voice& v) {
  JsonArray all = out.array();
  for (const auto& reached : outlook.reached) reached_json(all.next(), reached, v);
}

}  // namespace

void months_json(JsonPlace out, const Option& o) {
  JsonArray all = out.array();
  for (const auto& month : o.months) month_json(all.next(), month);
}

void growth_json(JsonPlace out, const Advice& a, const Voice& v) {
  const Project& p = a.project;
  if (!p.horizon || !a.outlook) {
    out = nullptr;
    return;
  }
  JsonObject json = out.object();
  json["percent_per_month"] = p.growth_per_month * 100;
  json["horizon_months"] = p.horizon->months;
  json["mean_over_first"] = mean_growth(*p.horizon);
  volumes_json(json["requests_per_day"], p.workload.requests_per_day.value(), *p.horizon);
  json["option"] = id_at(a, a.pick);
  if (a.pick) {
    months_json(json["months"], a.options[*a.pick]);
  } else {
    json["months"].array();
  }
  kinds_json(json["kinds"], a);
  all_reached_json(json["reached"], *a.outlook, v);
  payback_json(json["payback"], a.outlook->payback);
}

void routing_json(JsonPlace out, const Routing& r) {
  JsonObject json = out.object();
  json["easy_share"] = r.easy_share;
  json["easy"] = option_id(r.easy);
  json["hard"] = option_id(r.hard);
  json["easy_all_in_usd"] = r.easy_cost.value();
  json["hard_all_in_usd"] = r.hard_cost.value();
  json["all_in_usd"] = (r.easy_cost + r.hard_cost).value();
  json["pick_alone_all_in_usd"] = r.alone.value();
}

void rate_limit_json(JsonPlace out, const RateLimit& limit) {
  JsonObject json = out.object();
  json["plan"] = limit.plan;
  json["tokens_per_minute"] = limit.tokens_per_minute;
  json["needed_tokens_per_minute"] = limit.needed;
  if (limit.job_takes) json["job_takes_hours"] = limit.job_takes->value();
  json["source"] = limit.source;
  json["as_of"] = to_string(limit.as_of);
}

}  // namespace llmadvisor

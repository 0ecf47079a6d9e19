#include "json_parts.hpp"

namespace llmadvisor {
namespace {

/// What is saved is on the invoice; nobody knows what people cost today.
void beside_json(JsonPlace out, const BesideToday& beside, Usd today) {
  const double saved = (today - beside.monthly.expected).value();
  JsonObject json = out.object();
  json["option"] = option_id(beside.option);
  json["kind"] = to_string(beside.option.kind);
  range_json(json["monthly_usd"], beside.monthly);
  range_json(json["full_cost_usd"], beside.full_cost);
  json["saves_usd"] = saved;
  json["saves_share"] = saved / today.value();
}

std::string_view verdict_on(const SeatPlan& plan) {
  if (!plan.reasons.empty()) return "rejected";
  return plan.conditions.empty() ? "feasible" : "conditional";
}

void reasons_json(JsonPlace out, const SeatPlan& plan) {
  JsonArray all = out.array();
  for (const auto reason : plan.reasons) all.next().object()["code"] = to_string(reason);
}

void conditions_json(JsonPlace out, const SeatPlan& plan) {
  JsonArray all = out.array();
  for (const auto* condition : plan.conditions) all.next() = condition->id;
}

}  // namespace

void seat_json(JsonPlace out, const SeatPlan& plan) {
  const Seat& seat = *plan.seat;
  JsonObject json = out.object();
  json["type"] = "seat";
  json["id"] = seat.id;
  json["vendor"] = seat.vendor;
  json["plan"] = seat.plan;
  json["use"] = to_string(seat.use);
  json["audience"] = to_string(seat.audience);
  json["verdict"] = verdict_on(plan);
  json["people"] = plan.people;
  json["seats"] = plan.seats;
  range_json(json["usd_per_seat"], plan.each);
  range_json(json["monthly_usd"], plan.monthly);
  json["billing"] = to_string(seat.billing);
  json["training"] = to_string(seat.training);
  json["included"] = known(seat.included);
  json["data_terms"] = known(seat.data_terms);
  json["legal_tier"] = named(plan.legal_tier);
  reasons_json(json["reasons"], plan);
  conditions_json(json["conditions"], plan);
  json["source"] = seat.provenance.source;
  json["as_of"] = to_string(seat.provenance.as_of);
  json["confidence"] = to_string(seat.provenance.confidence);
}

void todays_bill_json(JsonPlace out, const TodaysBill& bill) {
  JsonObject json = out.object();
  json["type"] = "today";
  range_json(json["monthly_usd"], {bill.monthly, bill.monthly, bill.monthly});
  money_json(json["paid"], bill.paid.monthly);
  json["models"] = bill.paid.models;
  json["source"] = known(bill.paid.source);
  json["volume_assumed"] = bill.volume_is_assumed;
  JsonArray options = json["options"].array();
  for (const auto& beside : bill.options) beside_json(options.next(), beside, bill.monthly);
}

void alternatives_json(JsonPlace out, const Advice& a) {
  JsonArray all = out.array();
  if (a.todays_bill) todays_bill_json(all.next(), *a.todays_bill);
  for (const auto& plan : a.seats) seat_json(all.next(), plan);
}

}  // namespace llmadvisor

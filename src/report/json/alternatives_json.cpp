#include <nlohmann/json.hpp>

#include "json_parts.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

/// What is saved is on the invoice; nobody knows what people cost today.
Json beside_json(const BesideToday& beside, Usd today) {
  const double saved = (today - beside.monthly.expected).value();
  return {{"option", option_id(beside.option)},
          {"kind", to_string(beside.option.kind)},
          {"monthly_usd", range_json(beside.monthly)},
          {"full_cost_usd", range_json(beside.full_cost)},
          {"saves_usd", saved},
          {"saves_share", saved / today.value()}};
}

}  // namespace

Json seat_json(const SeatPlan& plan) {
  const Seat& seat = *plan.seat;
  Json json;
  json["type"] = "seat";
  json["id"] = seat.id;
  json["vendor"] = seat.vendor;
  json["plan"] = seat.plan;
  json["use"] = to_string(seat.use);
  json["audience"] = to_string(seat.audience);
  json["verdict"] = !plan.reasons.empty()     ? "rejected"
                    : plan.conditions.empty() ? "feasible"
                                              : "conditional";
  json["people"] = plan.people;
  json["seats"] = plan.seats;
  json["usd_per_seat"] = range_json(plan.each);
  json["monthly_usd"] = range_json(plan.monthly);
  json["billing"] = to_string(seat.billing);
  json["training"] = to_string(seat.training);
  json["included"] = seat.included.empty() ? Json() : Json(seat.included);
  json["data_terms"] = seat.data_terms.empty() ? Json() : Json(seat.data_terms);
  json["legal_tier"] = plan.legal_tier ? Json(to_string(*plan.legal_tier)) : Json();
  json["reasons"] = Json::array();
  for (const auto reason : plan.reasons) json["reasons"].push_back({{"code", to_string(reason)}});
  json["conditions"] = Json::array();
  for (const auto* condition : plan.conditions) json["conditions"].push_back(condition->id);
  json["source"] = seat.provenance.source;
  json["as_of"] = to_string(seat.provenance.as_of);
  json["confidence"] = to_string(seat.provenance.confidence);
  return json;
}

Json todays_bill_json(const TodaysBill& bill) {
  Json json;
  json["type"] = "today";
  json["monthly_usd"] = range_json({bill.monthly, bill.monthly, bill.monthly});
  json["paid"] = {{"amount", bill.paid.monthly.amount},
                  {"currency", to_string(bill.paid.monthly.currency)}};
  json["models"] = bill.paid.models;
  json["source"] = bill.paid.source.empty() ? Json() : Json(bill.paid.source);
  json["volume_assumed"] = bill.volume_is_assumed;
  json["options"] = Json::array();
  for (const auto& beside : bill.options) {
    json["options"].push_back(beside_json(beside, bill.monthly));
  }
  return json;
}

Json alternatives_json(const Advice& a) {
  Json json = Json::array();
  if (a.todays_bill) json.push_back(todays_bill_json(*a.todays_bill));
  for (const auto& plan : a.seats) json.push_back(seat_json(plan));
  return json;
}

}  // namespace llmadvisor

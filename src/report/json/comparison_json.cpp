#include <nlohmann/json.hpp>
#include <utility>

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

Json compared_json(const char* type, Json one, const std::optional<Usd>& year) {
  Json json{{"type", type}};
  json[type] = std::move(one);
  json["twelve_months_usd"] = year ? Json(year->value()) : Json();
  return json;
}

Json compared_json(const Compared& compared, const Advice& a, const Voice& v) {
  if (const auto* option = std::get_if<const Option*>(&compared)) {
    Json json = compared_json("option", option_json(**option, a, v), cost_of_a_year(**option));
    if (a.project.horizon) json["months"] = months_json(**option);
    return json;
  }
  if (const auto* seat = std::get_if<const SeatPlan*>(&compared)) {
    return compared_json("seat", seat_json(**seat), (*seat)->monthly.expected * 12);
  }
  const TodaysBill& bill = *std::get<const TodaysBill*>(compared);
  return compared_json("today", todays_bill_json(bill), bill.monthly * 12);
}

}  // namespace

std::string comparison_json(const std::vector<Compared>& all, const Advice& a,
                            const Catalog& catalog, const ReportContext& context) {
  const Voice v(catalog, context);
  Json json{{"schema_version", json_schema_version}};
  json["llmadvisor"] = program_json(catalog, context);
  json["as_of"] = to_string(a.today);
  json["inputs"] = inputs_json(a.project);
  json["compared"] = Json::array();
  for (const auto& one : all) json["compared"].push_back(compared_json(one, a, v));
  return json_text(json);
}

}  // namespace llmadvisor

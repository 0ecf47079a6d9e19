#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

Json with_year(Json json, const std::optional<Usd>& year) {
  json["twelve_months_usd"] = year ? Json(year->value()) : Json();
  return json;
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
  for (const auto& one : all) {
    if (const auto* option = std::get_if<const Option*>(&one)) {
      Json row{{"type", "option"}};
      row.update(option_json(**option, a, v));
      if (a.project.horizon) row["months"] = months_json(**option);
      json["compared"].push_back(with_year(std::move(row), cost_of_a_year(**option)));
    } else if (const auto* seat = std::get_if<const SeatPlan*>(&one)) {
      json["compared"].push_back(with_year(seat_json(**seat), (*seat)->monthly.expected * 12));
    } else {
      const TodaysBill& bill = *std::get<const TodaysBill*>(one);
      json["compared"].push_back(with_year(todays_bill_json(bill), bill.monthly * 12));
    }
  }
  return json_text(json);
}

}  // namespace llmadvisor

#include "json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"

namespace llmadvisor {
namespace {

/// Each stands under the name of its type.
void compared_json(JsonPlace out, const Compared& compared, const Advice& a, const Voice& v) {
  JsonObject json = out.object();
  if (const auto* option = std::get_if<const Option*>(&compared)) {
    const auto year = cost_of_a_year(**option);
    json["type"] = "option";
    option_json(json["option"], **option, a, v);
    json["twelve_months_usd"] = year ? std::optional(year->value()) : std::nullopt;
    if (a.project.horizon) months_json(json["months"], **option);
  } else if (const auto* seat = std::get_if<const SeatPlan*>(&compared)) {
    json["type"] = "seat";
    seat_json(json["seat"], **seat);
    json["twelve_months_usd"] = ((*seat)->monthly.expected * 12).value();
  } else {
    const TodaysBill& bill = *std::get<const TodaysBill*>(compared);
    json["type"] = "today";
    todays_bill_json(json["today"], bill);
    json["twelve_months_usd"] = (bill.monthly * 12).value();
  }
}

}  // namespace

std::string comparison_json(const std::vector<Compared>& all, const Advice& a,
                            const Catalog& catalog, const ReportContext& context) {
  const Voice v(catalog, context);
  return object_text([&](JsonObject& json) {
    json["schema_version"] = json_schema_version;
    program_json(json["llmadvisor"], catalog, context);
    json["as_of"] = to_string(a.today);
    inputs_json(json["inputs"], a.project);
    JsonArray compared = json["compared"].array();
    for (const auto& one : all) compared_json(compared.next(), one, a, v);
  });
}

}  // namespace llmadvisor

#include "json_parts.hpp"

namespace llmadvisor {

void add_known(JsonObject& json, JsonKey key, std::string_view text) {
  if (!text.empty()) json[key] = text;
}

std::optional<std::string_view> known(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::string> id_of(const std::optional<OptionRef>& option) {
  if (!option) return std::nullopt;
  return option_id(*option);
}

std::optional<std::string> id_at(const Advice& a, const std::optional<std::size_t>& index) {
  if (!index) return std::nullopt;
  return option_id(a.options[*index]);
}

void range_json(JsonPlace out, const CostRange& range) {
  JsonObject json = out.object();
  json["low"] = range.low.value();
  json["expected"] = range.expected.value();
  json["high"] = range.high.value();
}

void money_json(JsonPlace out, const Money& money) {
  JsonObject json = out.object();
  json["amount"] = money.amount;
  json["currency"] = to_string(money.currency);
}

void program_json(JsonPlace out, const Catalog& catalog, const ReportContext& context) {
  JsonObject json = out.object();
  json["version"] = context.version;
  json["catalog_as_of"] = to_string(catalog.as_of);
}

}  // namespace llmadvisor

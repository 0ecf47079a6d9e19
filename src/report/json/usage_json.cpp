#include "llmadvisor/report/json/usage_json.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "llmadvisor/catalog/input_number.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

using Json = nlohmann::ordered_json;

/// A whole number without a point, others with four decimals at most: what they rest on has no
/// more.
Json rounded(double value) {
  constexpr double steps = 1e4;
  const double near = std::round(value * steps) / steps;
  if (near == std::round(near) && std::abs(near) < 1e15) {
    return static_cast<std::int64_t>(near);
  }
  return near;
}

/// As the input of this name is stated: whole where it must be, and within its limits.
Json as_input(Number number, double value) {
  const auto& spec = number_spec(number);
  const double whole = spec.whole == Whole::yes ? std::round(value) : value;
  return rounded(std::clamp(whole, spec.least, spec.most));
}

template <class Value>
void add(Json& json, Number number, const std::optional<Value>& value) {
  if (!value) return;
  if constexpr (std::is_same_v<Value, double>) {
    json[std::string(number_spec(number).name)] = as_input(number, *value);
  } else {
    json[std::string(number_spec(number).name)] = as_input(number, value->value());
  }
}

Json inputs_of(const UsageSummary& s) {
  Json json = Json::object();
  add(json, Number::requests_per_day, s.requests_per_day);
  add(json, Number::input_tokens, s.input);
  add(json, Number::output_tokens, s.visible);
  // A log without any hidden token tells of its models alone, not of what others would think.
  if (s.hidden && std::round(s.hidden->value()) > 0) add(json, Number::reasoning_tokens, s.hidden);
  add(json, Number::cached_share, s.cached_share);
  add(json, Number::batch_share, s.batch_share);
  add(json, Number::peak_factor, s.peak_factor);
  add(json, Number::hours_per_day, s.hours_per_day);
  add(json, Number::days_per_week, s.days_per_week);
  return json;
}

Json sizes_json(const TokenSizes& sizes) {
  return {{"p50", rounded(sizes.p50.value())},
          {"p90", rounded(sizes.p90.value())},
          {"p99", rounded(sizes.p99.value())},
          {"by", to_string(sizes.by)}};
}

Json sums_json(const UsageSums& sums) {
  return {{"requests", rounded(sums.requests.value())},
          {"input_tokens", rounded(sums.input.value())},
          {"cached_tokens", rounded(sums.cached.value())},
          {"output_tokens", rounded(sums.output.value())},
          {"hidden_tokens", rounded(sums.hidden.value())}};
}

Json models_json(const UsageSummary& s) {
  Json json = Json::array();
  const bool counts = std::ranges::count(s.remarks, UsageRemark::requests_stated) == 0;
  for (const auto& model : s.models) {
    Json one;
    one["name"] = model.name.empty() ? Json() : Json(model.name);
    one.update(sums_json(model.sums));
    if (!counts) one["requests"] = Json();
    if (s.paid) {
      const auto paid = paid_for(model, s);
      one["paid"] = paid ? Json(*paid) : Json();
    }
    json.push_back(std::move(one));
  }
  return json;
}

Json left_out_json(const UsageSummary& s) {
  Json json = Json::array();
  for (const auto& row : enum_rows<RowLeftOut>) {
    const auto& left = s.left_out[static_cast<std::size_t>(row.value)];
    if (left.rows == 0) continue;
    json.push_back({{"reason", row.name}, {"rows", left.rows}, {"first_line", left.first_line}});
  }
  return json;
}

}  // namespace

std::string usage_json(const UsageSummary& s, const std::optional<std::string>& project_file,
                       const ReportContext& context) {
  Json json;
  json["schema_version"] = json_schema_version;
  json["llmadvisor"] = {{"version", context.version}};
  json["format"] = to_string(s.format);
  json["rows"] = s.rows;
  json["first"] = s.first ? Json(to_string(*s.first)) : Json();
  json["last"] = s.last ? Json(to_string(*s.last)) : Json();
  json["days"] = rounded(s.days);
  json["active_days"] = rounded(s.active_days);
  json["sums"] = sums_json(s.sums);
  json["inputs"] = inputs_of(s);
  if (s.input_sizes) json["input_token_quantiles"] = sizes_json(*s.input_sizes);
  if (s.output_sizes) json["output_token_quantiles"] = sizes_json(*s.output_sizes);
  if (s.paid) {
    json["paid"] = {{"amount", s.paid->amount}, {"currency", s.paid->currency}};
    if (s.paid->a_month) json["paid"]["a_month"] = *s.paid->a_month;
  }
  json["models"] = models_json(s);
  json["left_out"] = left_out_json(s);
  json["remarks"] = Json::array();
  for (const auto remark : s.remarks) json["remarks"].push_back(to_string(remark));
  json["project_file"] = project_file ? Json(*project_file) : Json();
  return json_text(json);
}

std::string project_json(const UsageSummary& s) {
  constexpr std::size_t most_named = 20;
  // What a budget may be.
  constexpr double least_paid = 0.01;
  constexpr double most_paid = 1e9;
  Json json = inputs_of(s);
  const bool has_rate = std::ranges::count(s.remarks, UsageRemark::no_rate) == 0;
  const double paid = s.paid ? s.paid->a_month.value_or(0) : 0;
  const bool is_bill = paid >= least_paid && paid <= most_paid && has_rate;
  if (is_bill) {
    Json models = Json::array();
    for (const auto& model : s.models) {
      const bool is_blank = model.name.find_first_not_of(' ') == std::string::npos;
      if (!is_blank && models.size() < most_named) models.push_back(model.name);
    }
    Json& today = json["today"];
    today["amount"] = std::round(*s.paid->a_month * 100) / 100;
    today["currency"] = lower_case(s.paid->currency);
    if (!models.empty()) today["models"] = std::move(models);
    today["source"] = to_string(s.format);
  }
  return json_text(json);
}

}  // namespace llmadvisor

#include "llmadvisor/report/json/usage_json.hpp"

#include <algorithm>
#include <cmath>

#include "json_parts.hpp"
#include "llmadvisor/catalog/input_number.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

/// A whole number without a point, others with four decimals at most: what they rest on has no
/// more.
void rounded_json(JsonPlace out, double value) {
  constexpr double steps = 1e4;
  const double near = std::round(value * steps) / steps;
  if (near == std::round(near) && std::abs(near) < 1e15) {
    out = static_cast<std::int64_t>(near);
  } else {
    out = near;
  }
}

/// As the input of this name is stated: whole where it must be, and within its limits.
void add(JsonObject& json, Number number, std::optional<double> value) {
  if (!value) return;
  const auto& spec = number_spec(number);
  const double whole = spec.whole == Whole::yes ? std::round(*value) : *value;
  rounded_json(json.at(spec.name), std::clamp(whole, spec.least, spec.most));
}

template <class Tag>
void add(JsonObject& json, Number number, const std::optional<Quantity<Tag>>& value) {
  if (value) add(json, number, value->value());
}

void add_inputs(JsonObject& json, const UsageSummary& s) {
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
}

void sizes_json(JsonPlace out, const TokenSizes& sizes) {
  JsonObject json = out.object();
  rounded_json(json["p50"], sizes.p50.value());
  rounded_json(json["p90"], sizes.p90.value());
  rounded_json(json["p99"], sizes.p99.value());
  json["by"] = to_string(sizes.by);
}

enum class RequestsCounted { no, yes };

void add_sums(JsonObject& json, const UsageSums& sums, RequestsCounted counted) {
  if (counted == RequestsCounted::yes) {
    rounded_json(json["requests"], sums.requests.value());
  } else {
    json["requests"] = nullptr;
  }
  rounded_json(json["input_tokens"], sums.input.value());
  rounded_json(json["cached_tokens"], sums.cached.value());
  rounded_json(json["output_tokens"], sums.output.value());
  rounded_json(json["hidden_tokens"], sums.hidden.value());
}

void models_json(JsonPlace out, const UsageSummary& s) {
  const bool is_stated = std::ranges::count(s.remarks, UsageRemark::requests_stated) > 0;
  JsonArray all = out.array();
  for (const auto& model : s.models) {
    JsonObject json = all.next().object();
    json["name"] = known(model.name);
    add_sums(json, model.sums, is_stated ? RequestsCounted::no : RequestsCounted::yes);
    if (s.paid) json["paid"] = paid_for(model, s);
  }
}

void left_out_json(JsonPlace out, const UsageSummary& s) {
  JsonArray all = out.array();
  for (const auto& row : enum_rows<RowLeftOut>) {
    const auto& left = s.left_out[static_cast<std::size_t>(row.value)];
    if (left.rows == 0) continue;
    JsonObject json = all.next().object();
    json["reason"] = row.name;
    json["rows"] = left.rows;
    json["first_line"] = left.first_line;
  }
}

void paid_json(JsonPlace out, const PaidForUsage& paid) {
  JsonObject json = out.object();
  json["amount"] = paid.amount;
  json["currency"] = paid.currency;
  if (paid.a_month) json["a_month"] = *paid.a_month;
}

void remarks_json(JsonPlace out, const UsageSummary& s) {
  JsonArray all = out.array();
  for (const auto remark : s.remarks) all.next() = to_string(remark);
}

/// A bill that a project may have, in a currency with a rate.
bool is_bill(const UsageSummary& s) {
  constexpr double least = 0.01;
  constexpr double most = 1e9;
  const bool has_rate = std::ranges::count(s.remarks, UsageRemark::no_rate) == 0;
  const double paid = s.paid ? s.paid->a_month.value_or(0) : 0;
  return paid >= least && paid <= most && has_rate;
}

std::vector<std::string> named_models(const UsageSummary& s) {
  constexpr std::size_t most_named = 20;
  std::vector<std::string> names;
  for (const auto& model : s.models) {
    const bool is_blank = model.name.find_first_not_of(' ') == std::string::npos;
    if (!is_blank && names.size() < most_named) names.push_back(model.name);
  }
  return names;
}

void today_json(JsonPlace out, const UsageSummary& s) {
  const auto models = named_models(s);
  JsonObject json = out.object();
  json["amount"] = std::round(*s.paid->a_month * 100) / 100;
  json["currency"] = lower_case(s.paid->currency);
  if (!models.empty()) json["models"] = models;
  json["source"] = to_string(s.format);
}

}  // namespace

std::string usage_json(const UsageSummary& s, const std::optional<std::string>& project_file,
                       const ReportContext& context) {
  const auto day = [](const auto& date) {
    return date ? std::optional(to_string(*date)) : std::nullopt;
  };
  return object_text([&](JsonObject& json) {
    json["schema_version"] = json_schema_version;
    json["llmadvisor"].object()["version"] = context.version;
    json["format"] = to_string(s.format);
    json["rows"] = s.rows;
    json["first"] = day(s.first);
    json["last"] = day(s.last);
    rounded_json(json["days"], s.days);
    rounded_json(json["active_days"], s.active_days);
    {
      JsonObject sums = json["sums"].object();
      add_sums(sums, s.sums, RequestsCounted::yes);
    }
    {
      JsonObject inputs = json["inputs"].object();
      add_inputs(inputs, s);
    }
    if (s.input_sizes) sizes_json(json["input_token_quantiles"], *s.input_sizes);
    if (s.output_sizes) sizes_json(json["output_token_quantiles"], *s.output_sizes);
    if (s.paid) paid_json(json["paid"], *s.paid);
    models_json(json["models"], s);
    left_out_json(json["left_out"], s);
    remarks_json(json["remarks"], s);
    json["project_file"] = project_file;
  });
}

std::string project_json(const UsageSummary& s) {
  return object_text([&](JsonObject& json) {
    add_inputs(json, s);
    if (is_bill(s)) today_json(json["today"], s);
  });
}

}  // namespace llmadvisor

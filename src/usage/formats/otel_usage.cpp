#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "entries.hpp"

namespace llmadvisor {
namespace {

enum {
  started,
  status,
  failure,
  operation,
  request_model,
  response_model,
  input,
  output,
  cache_read,
  reasoning,
  key,
  text_value,
  number_value,
  metric,
  temporality,
  point_started,
  point_taken,
  point_count,
  point_sum,
  token_type
};

/// Spans as OTLP writes them (attributes in a list) and as exporters to a console or a file do
/// (attributes in an object), with the names of the GenAI conventions and the older ones; and the
/// histograms of the conventions.
constexpr std::array fields{
    UsageField{"startTimeUnixNano", started},
    UsageField{"start_time_unix_nano", started},
    UsageField{"start_time", started},
    UsageField{"startTime", started},
    UsageField{"status.code", status},
    UsageField{"status.status_code", status},
    UsageField{"attributes.error.type", failure},
    UsageField{"attributes.gen_ai.operation.name", operation},
    UsageField{"attributes.gen_ai.request.model", request_model},
    UsageField{"attributes.gen_ai.response.model", response_model},
    UsageField{"attributes.gen_ai.usage.input_tokens", input},
    UsageField{"attributes.gen_ai.usage.prompt_tokens", input},
    UsageField{"attributes.gen_ai.usage.output_tokens", output},
    UsageField{"attributes.gen_ai.usage.completion_tokens", output},
    UsageField{"attributes.gen_ai.usage.cache_read.input_tokens", cache_read},
    UsageField{"attributes.gen_ai.usage.reasoning.output_tokens", reasoning},
    UsageField{"attributes.gen_ai.token.type", token_type},
    UsageField{"name", metric},
    UsageField{"histogram.aggregationTemporality", temporality},
    UsageField{"histogram.dataPoints[].startTimeUnixNano", point_started},
    UsageField{"histogram.dataPoints[].timeUnixNano", point_taken},
    UsageField{"histogram.dataPoints[].count", point_count},
    UsageField{"histogram.dataPoints[].sum", point_sum},
    UsageField{"histogram.dataPoints[].attributes[].key", key},
    UsageField{"histogram.dataPoints[].attributes[].value.stringValue", text_value},
    UsageField{"attributes[].key", key},
    UsageField{"attributes[].value.stringValue", text_value},
    UsageField{"attributes[].value.intValue", number_value},
    UsageField{"attributes[].value.doubleValue", number_value}};
constexpr std::array<std::string_view, 6> holders{"resourceSpans",   "scopeSpans",   "spans",
                                                  "resourceMetrics", "scopeMetrics", "metrics"};
constexpr std::array<std::string_view, 3> lists{"attributes", "histogram.dataPoints",
                                                "histogram.dataPoints[].attributes"};
constexpr std::string_view prefix = "attributes.";

constexpr std::array<std::string_view, 4> model_calls{"chat", "text_completion", "generate_content",
                                                      "completion"};

/// The field that an attribute of a list is; null for all others.
const UsageField* field_of(std::string_view name) {
  const auto found = std::ranges::find_if(fields, [&](const UsageField& f) {
    return f.path.starts_with(prefix) && f.path.substr(prefix.size()) == name;
  });
  return found == fields.end() ? nullptr : &*found;
}

/// The fields, with the attributes of lists under their own names. In a list a key comes before its
/// value.
void add_named(const UsageValues& listed, UsageValues& to) {
  const UsageField* field = nullptr;
  for (const auto& value : listed.all()) {
    if (value.id == key) {
      field = field_of(value.text);
    } else if (value.id != text_value && value.id != number_value) {
      to.add(value.id) = value;
    } else if (field != nullptr) {
      auto& added = to.add(field->id);
      added = value;
      added.id = field->id;
    }
  }
}

UsageValues all_values(const UsageRecord& r) {
  UsageValues all;
  add_named(r.values, all);
  for (std::size_t i = 0; i < r.part_count; ++i) add_named(r.parts[i], all);
  return all;
}

bool has_failed(const UsageValues& v) {
  constexpr double error_code = 2;
  const auto* code = v.find(status);
  const bool is_error =
      code != nullptr && (code->kind == UsageValue::Kind::number
                              ? code->number == error_code
                              : code->text == "STATUS_CODE_ERROR" || code->text == "ERROR");
  return is_error || !UsageRecord::text_of(v, failure).empty();
}

/// Spans of agents and workflows repeat the tokens of the calls below them.
bool is_model_call(const UsageValues& v) {
  const auto name = UsageRecord::text_of(v, operation);
  return name.empty() || std::ranges::count(model_calls, name) > 0;
}

void add_span(const UsageRecord& r, Tally& tally) {
  const auto v = all_values(r);
  const bool counts = v.find(input) != nullptr || v.find(output) != nullptr;
  const bool is_of_model = counts || v.find(request_model) != nullptr;
  if (!is_of_model || !is_model_call(v)) return tally.leave_out(RowLeftOut::other_call);
  if (has_failed(v)) return tally.leave_out(RowLeftOut::failed);
  UsageEntry e;
  e.start = r.when(v, started);
  if (!e.start) r.fail("has no start time");
  e.requests = 1;
  e.input = r.count_of(v, input);
  e.cached = r.count_of(v, cache_read);
  e.output = r.count_of(v, output);
  e.hidden = r.count_of(v, reasoning);
  e.model = UsageRecord::text_of(v, request_model);
  if (e.model.empty()) e.model = UsageRecord::text_of(v, response_model);
  add_request(e, tally);
}

/// Histograms of tokens and of durations: the first sum up tokens, the second count requests.
class Histograms {
 public:
  explicit Histograms(Tally& tally) : tally_(tally) {}

  void add(const UsageRecord& r) {
    const auto name = r.text(metric);
    const bool counts_tokens = name == "gen_ai.client.token.usage";
    if (!counts_tokens && name != "gen_ai.client.operation.duration") {
      return tally_.leave_out(RowLeftOut::other_call);
    }
    for (std::size_t i = 0; i < r.part_count; ++i) {
      UsageValues point;
      add_named(r.parts[i], point);
      add_point(r, point, counts_tokens);
    }
  }

 private:
  struct Reading {
    double count = 0;
    double sum = 0;
    Instant taken{};
  };

  void add_point(const UsageRecord& r, const UsageValues& point, bool counts_tokens) {
    if (!is_model_call(point)) return tally_.leave_out(RowLeftOut::other_call);
    if (has_failed(point)) return tally_.leave_out(RowLeftOut::failed);
    const auto since = r.when(point, point_started);
    const auto taken = r.when(point, point_taken);
    if (!since || !taken) r.fail("a point without its times");
    Reading now{r.count_of(point, point_count).value_or(0),
                r.count_of(point, point_sum).value_or(0), *taken};
    const Reading before =
        is_cumulative(r) ? last_of(r, point, *since, now) : Reading{0, 0, *since};
    UsageEntry e;
    e.start = before.taken;
    e.end = now.taken;
    e.model = UsageRecord::text_of(point, request_model);
    if (!counts_tokens) {
      e.requests = now.count - before.count;
    } else if (UsageRecord::text_of(point, token_type) == "output") {
      e.output = now.sum - before.sum;
    } else {
      e.input = now.sum - before.sum;
    }
    if (e.end->seconds > e.start->seconds) tally_.add(e);
  }

  static bool is_cumulative(const UsageRecord& r) {
    constexpr double delta = 1;
    const auto* value = r.values.find(temporality);
    if (value == nullptr) return true;
    return value->kind == UsageValue::Kind::number ? value->number != delta
                                                   : value->text != "AGGREGATION_TEMPORALITY_DELTA";
  }

  /// What the same series said before; from its start, where it is the first time. A series that
  /// starts anew has another start.
  Reading last_of(const UsageRecord& r, const UsageValues& point, const Instant& since,
                  const Reading& now) {
    constexpr std::size_t most_series = 100'000;
    std::string series(r.text(metric));
    for (const int part : {request_model, response_model, operation, token_type, point_started}) {
      series.append("\n").append(UsageRecord::text_of(point, part));
    }
    const auto found = last_.find(series);
    if (found == last_.end()) {
      if (last_.size() == most_series) r.fail("more than 100,000 series");
      last_.emplace(series, now);
      return {0, 0, since};
    }
    const Reading before = found->second;
    if (now.count < before.count || now.sum < before.sum) return now;
    found->second = now;
    return before;
  }

  Tally& tally_;
  std::map<std::string, Reading> last_;
};

}  // namespace

void read_otel_usage(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields, .containers = holders, .parts = lists};
  Histograms histograms(tally);
  read_each(in, shape, tally, [&](const UsageRecord& r) {
    const bool is_metric = r.part_count > 0 && r.parts[0].find(point_count) != nullptr;
    if (is_metric) return histograms.add(r);
    add_span(r, tally);
  });
}

}  // namespace llmadvisor

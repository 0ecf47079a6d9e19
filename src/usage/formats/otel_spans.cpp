#include <algorithm>
#include <array>

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
  number_value
};

/// Spans as OTLP writes them (attributes in a list) and as exporters to a console or a file do
/// (attributes in an object). Names of the GenAI conventions, and the older ones.
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
    UsageField{"attributes[].key", key},
    UsageField{"attributes[].value.stringValue", text_value},
    UsageField{"attributes[].value.intValue", number_value},
    UsageField{"attributes[].value.doubleValue", number_value}};
constexpr std::array<std::string_view, 4> holders{"resourceSpans", "scopeSpans",
                                                  "instrumentationLibrarySpans", "spans"};
constexpr std::array<std::string_view, 1> attributes{"attributes"};
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

/// The span with the attributes of its list beside those of its object.
UsageValues all_values(const UsageRecord& r) {
  UsageValues all;
  all.add_all(r.values);
  for (std::size_t i = 0; i < r.part_count; ++i) {
    const auto* field = field_of(UsageRecord::text_of(r.parts[i], key));
    const auto* value = r.parts[i].find(number_value);
    if (value == nullptr) value = r.parts[i].find(text_value);
    if (field == nullptr || value == nullptr) continue;
    auto& added = all.add(field->id);
    added = *value;
    added.id = field->id;
  }
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

}  // namespace

void read_otel_spans(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields, .containers = holders, .parts = attributes};
  read_each(in, shape, tally, [&](const UsageRecord& r) { add_span(r, tally); });
}

}  // namespace llmadvisor

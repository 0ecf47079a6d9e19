#include <array>

#include "entries.hpp"

namespace llmadvisor {
namespace {

enum {
  stamped,
  model,
  failure,
  input,
  cache_read,
  cache_written,
  output,
  body_cache_read,
  body_cache_written,
  converse_cache_read,
  converse_cache_written
};

/// ModelInvocationLog, schemaVersion 1.0. Of the answer's body its usage alone is read.
constexpr std::array fields{
    UsageField{"timestamp", stamped},
    UsageField{"modelId", model},
    UsageField{"errorCode", failure},
    UsageField{"input.inputTokenCount", input},
    UsageField{"input.cacheReadInputTokenCount", cache_read},
    UsageField{"input.cacheWriteInputTokenCount", cache_written},
    UsageField{"output.outputTokenCount", output},
    UsageField{"output.outputBodyJson.usage.cache_read_input_tokens", body_cache_read},
    UsageField{"output.outputBodyJson.usage.cache_creation_input_tokens", body_cache_written},
    UsageField{"output.outputBodyJson.usage.cacheReadInputTokens", converse_cache_read},
    UsageField{"output.outputBodyJson.usage.cacheWriteInputTokens", converse_cache_written}};

std::optional<double> first_of(const UsageRecord& r, std::initializer_list<int> ids) {
  for (const int id : ids) {
    if (const auto count = r.count(id)) return count;
  }
  return std::nullopt;
}

void add_row(const UsageRecord& r, Tally& tally) {
  if (!r.text(failure).empty()) return tally.leave_out(RowLeftOut::failed);
  UsageEntry e;
  e.start = r.time(stamped);
  e.requests = 1;
  e.cached = first_of(r, {cache_read, body_cache_read, converse_cache_read});
  const auto written = first_of(r, {cache_written, body_cache_written, converse_cache_written});
  // Bedrock counts the input beside what its cache gave and took.
  if (const auto uncached = r.count(input)) e.input = sum_of({uncached, e.cached, written});
  e.output = r.count(output);
  e.model = r.text(model);
  add_request(e, tally);
}

}  // namespace

void read_bedrock_log(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields};
  read_each(in, shape, tally, [&](const UsageRecord& r) { add_row(r, tally); });
}

}  // namespace llmadvisor

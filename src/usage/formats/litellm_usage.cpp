#include <algorithm>
#include <array>

#include "entries.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

enum {
  call_type,
  status,
  cache_hit,
  started,
  day,
  model,
  prompt,
  completion,
  cached,
  cached_in_usage,
  cached_in_details,
  hidden,
  spend,
  all_requests,
  good_requests,
  failed_requests
};

/// Tables LiteLLM_SpendLogs and LiteLLM_Daily*Spend of BerriAI/litellm schema.prisma.
constexpr std::array fields{
    UsageField{"call_type", call_type},
    UsageField{"status", status},
    UsageField{"cache_hit", cache_hit},
    UsageField{"startTime", started},
    UsageField{"date", day},
    UsageField{"model", model},
    UsageField{"prompt_tokens", prompt},
    UsageField{"completion_tokens", completion},
    UsageField{"cache_read_input_tokens", cached},
    UsageField{"metadata.usage_object.cache_read_input_tokens", cached_in_usage},
    UsageField{"metadata.usage_object.prompt_tokens_details.cached_tokens", cached_in_details},
    UsageField{"metadata.usage_object.completion_tokens_details.reasoning_tokens", hidden},
    UsageField{"spend", spend},
    UsageField{"api_requests", all_requests},
    UsageField{"successful_requests", good_requests},
    UsageField{"failed_requests", failed_requests}};
constexpr std::array<std::string_view, 1> pages{"data"};

constexpr std::array<std::string_view, 8> other_calls{
    "embedding", "image", "transcription", "speech", "rerank", "moderation", "ocr", "search"};

bool is_other_call(std::string_view type) {
  return std::ranges::any_of(other_calls,
                             [&](auto word) { return type.find(word) != std::string_view::npos; });
}

bool has_failed(std::string_view word) { return !word.empty() && lower_case(word) != "success"; }

/// Rows of a day: requests are counted, the failed ones among them.
void add_day(const UsageRecord& r, UsageEntry& e, Tally& tally) {
  auto requests = r.count(good_requests);
  const auto all = r.count(all_requests);
  if (!requests && all) requests = std::max(0.0, *all - r.count(failed_requests).value_or(0));
  e.start = r.time(day);
  e.end = Instant{e.start->seconds + 86400, e.start->has_zone};
  e.requests = requests;
  tally.add(e);
}

void add_row(const UsageRecord& r, Tally& tally) {
  UsageEntry e;
  e.input = r.count(prompt);
  e.output = r.count(completion);
  e.cached = r.count(cached);
  if (!e.cached) e.cached = r.count(cached_in_usage);
  if (!e.cached) e.cached = r.count(cached_in_details);
  e.hidden = r.count(hidden);
  e.paid = r.amount(spend);
  e.currency = "USD";
  e.model = r.text(model);
  if (r.values.find(day) != nullptr && r.values.find(started) == nullptr) {
    return add_day(r, e, tally);
  }
  if (is_other_call(r.text(call_type))) return tally.leave_out(RowLeftOut::other_call);
  if (has_failed(r.text(status))) return tally.leave_out(RowLeftOut::failed);
  if (r.is_on(cache_hit)) return tally.leave_out(RowLeftOut::from_answer_cache);
  e.start = r.time(started);
  e.requests = 1;
  add_request(e, tally);
}

}  // namespace

void read_litellm_usage(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields, .containers = pages};
  read_each(in, shape, tally, [&](const UsageRecord& r) { add_row(r, tally); });
}

}  // namespace llmadvisor

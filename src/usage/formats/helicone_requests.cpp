#include <array>

#include "entries.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

enum {
  created,
  status,
  provider,
  model,
  prompt,
  completion,
  cache_read,
  cache_written,
  cost,
  from_cache
};

/// Columns of request_response_rmt, which `npx @helicone/export` writes.
constexpr std::array fields{UsageField{"request_created_at", created},
                            UsageField{"status", status},
                            UsageField{"provider", provider},
                            UsageField{"model", model},
                            UsageField{"prompt_tokens", prompt},
                            UsageField{"completion_tokens", completion},
                            UsageField{"prompt_cache_read_tokens", cache_read},
                            UsageField{"prompt_cache_write_tokens", cache_written},
                            UsageField{"cost", cost},
                            UsageField{"cached", from_cache}};
constexpr std::array<std::string_view, 1> pages{"data"};
constexpr double first_error = 400;

/// Counts pass through as the provider has them: Anthropic's leave out what the cache held, and
/// whoever counts less than was cached does the same.
std::optional<double> all_input(const UsageRecord& r) {
  const auto stated = r.count(prompt);
  if (!stated) return std::nullopt;
  const double cached = r.count(cache_read).value_or(0) + r.count(cache_written).value_or(0);
  const auto name = lower_case(r.text(provider));
  const bool leaves_out = name == "anthropic" || *stated < cached;
  return leaves_out ? *stated + cached : *stated;
}

void add_row(const UsageRecord& r, Tally& tally) {
  const auto code = r.amount(status);
  if (code && (*code >= first_error || *code < 0)) return tally.leave_out(RowLeftOut::failed);
  if (r.is_on(from_cache)) return tally.leave_out(RowLeftOut::from_answer_cache);
  UsageEntry e;
  e.start = r.time(created);
  e.requests = 1;
  e.input = all_input(r);
  e.cached = r.count(cache_read);
  e.output = r.count(completion);
  e.paid = r.amount(cost);
  e.currency = "USD";
  e.model = r.text(model);
  add_request(e, tally);
}

}  // namespace

void read_helicone_requests(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields, .containers = pages};
  read_each(in, shape, tally, [&](const UsageRecord& r) { add_row(r, tally); });
}

}  // namespace llmadvisor

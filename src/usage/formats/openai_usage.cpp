#include <array>

#include "entries.hpp"

namespace llmadvisor {
namespace {

enum { start, end, object, input, cached, output, requests, model, batch, tier, amount, currency };

/// GET /v1/organization/usage/completions and /costs, as pages or as the dashboard's rows.
constexpr std::array fields{UsageField{"start_time", start},
                            UsageField{"end_time", end},
                            UsageField{"object", object},
                            UsageField{"input_tokens", input},
                            UsageField{"input_cached_tokens", cached},
                            UsageField{"output_tokens", output},
                            UsageField{"num_model_requests", requests},
                            UsageField{"model", model},
                            UsageField{"batch", batch},
                            UsageField{"service_tier", tier},
                            UsageField{"amount_value", amount},
                            UsageField{"amount_currency", currency},
                            UsageField{"results[].object", object},
                            UsageField{"results[].input_tokens", input},
                            UsageField{"results[].input_cached_tokens", cached},
                            UsageField{"results[].output_tokens", output},
                            UsageField{"results[].num_model_requests", requests},
                            UsageField{"results[].model", model},
                            UsageField{"results[].batch", batch},
                            UsageField{"results[].service_tier", tier},
                            UsageField{"results[].amount.value", amount},
                            UsageField{"results[].amount.currency", currency}};
constexpr std::array<std::string_view, 1> pages{"data"};
constexpr std::array<std::string_view, 1> results{"results"};

/// Of usage, what is no completion: embeddings, images, speech.
bool is_other_call(std::string_view kind) {
  return kind.find(".usage.") != kind.npos && kind.find(".usage.completions") == kind.npos;
}

void add_result(const UsageRecord& r, const UsageValues& v, Tally& tally) {
  UsageEntry e;
  e.start = r.time(start);
  e.end = r.time(end);
  e.paid = r.amount_of(v, amount);
  if (e.paid) {
    e.currency = UsageRecord::text_of(v, currency);
    return tally.add(e);
  }
  if (is_other_call(UsageRecord::text_of(v, object))) {
    return tally.leave_out(RowLeftOut::other_call);
  }
  e.input = r.count_of(v, input);
  e.cached = r.count_of(v, cached);
  e.output = r.count_of(v, output);
  e.requests = r.count_of(v, requests);
  e.model = UsageRecord::text_of(v, model);
  const bool waits = UsageRecord::is_on(v, batch) || UsageRecord::text_of(v, tier) == "batch";
  if (waits) e.paced = UsageEntry::Paced::batch;
  if (!e.input || !e.output) return tally.leave_out(RowLeftOut::without_counts);
  tally.add(e);
}

}  // namespace

void read_openai_usage(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields, .containers = pages, .parts = results};
  read_each(in, shape, tally, [&](const UsageRecord& r) {
    const bool is_row = r.values.find(input) != nullptr || r.values.find(amount) != nullptr;
    if (is_row) return add_result(r, r.values, tally);
    if (r.values.find(start) == nullptr) return;
    // Costs cover days of their own.
    const bool holds_costs = r.part_count > 0 && r.parts[0].find(amount) != nullptr;
    if (!holds_costs) tally.cover(r.time(start), r.time(end));
    for (std::size_t i = 0; i < r.part_count; ++i) add_result(r, r.parts[i], tally);
  });
}

}  // namespace llmadvisor

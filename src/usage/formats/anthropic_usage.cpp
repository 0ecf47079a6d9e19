#include <array>

#include "entries.hpp"

namespace llmadvisor {
namespace {

enum {
  start,
  end,
  uncached,
  cache_read,
  written_for_minutes,
  written_for_an_hour,
  output,
  model,
  tier,
  amount,
  currency
};

/// GET /v1/organizations/usage_report/messages and /cost_report.
constexpr std::array fields{
    UsageField{"starting_at", start},
    UsageField{"ending_at", end},
    UsageField{"results[].uncached_input_tokens", uncached},
    UsageField{"results[].cache_read_input_tokens", cache_read},
    UsageField{"results[].cache_creation.ephemeral_5m_input_tokens", written_for_minutes},
    UsageField{"results[].cache_creation.ephemeral_1h_input_tokens", written_for_an_hour},
    UsageField{"results[].output_tokens", output},
    UsageField{"results[].model", model},
    UsageField{"results[].service_tier", tier},
    UsageField{"results[].amount", amount},
    UsageField{"results[].currency", currency}};
constexpr std::array<std::string_view, 1> pages{"data"};
constexpr std::array<std::string_view, 1> results{"results"};
constexpr double cents_per_unit = 100;

void add_result(const UsageRecord& r, const UsageValues& v, Tally& tally) {
  UsageEntry e;
  e.start = r.time(start);
  e.end = r.time(end);
  if (const auto cents = r.amount_of(v, amount)) {
    e.paid = *cents / cents_per_unit;
    e.currency = UsageRecord::text_of(v, currency);
    return tally.add(e);
  }
  // What was not cached, was read from the cache and was written to it are three counts.
  e.cached = r.count_of(v, cache_read);
  e.input = sum_of({r.count_of(v, uncached), e.cached, r.count_of(v, written_for_minutes),
                    r.count_of(v, written_for_an_hour)});
  e.output = r.count_of(v, output);
  e.model = UsageRecord::text_of(v, model);
  if (UsageRecord::text_of(v, tier) == "batch") e.paced = UsageEntry::Paced::batch;
  if (!e.input || !e.output) return tally.leave_out(RowLeftOut::without_counts);
  tally.add(e);
}

}  // namespace

void read_anthropic_usage(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields, .containers = pages, .parts = results};
  read_each(in, shape, tally, [&](const UsageRecord& r) {
    if (r.values.find(start) == nullptr) return;
    // Costs cover days of their own.
    const bool holds_costs = r.part_count > 0 && r.parts[0].find(amount) != nullptr;
    if (!holds_costs) tally.cover(r.time(start), r.time(end));
    for (std::size_t i = 0; i < r.part_count; ++i) add_result(r, r.parts[i], tally);
  });
}

}  // namespace llmadvisor

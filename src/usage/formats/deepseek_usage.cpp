#include <array>

#include "entries.hpp"

namespace llmadvisor {
namespace {

enum { start, end, model, type, amount, cost, currency };

/// amount-*.csv and cost-*.csv of the platform's ZIP.
constexpr std::array fields{UsageField{"start_time_iso", start}, UsageField{"end_time_iso", end},
                            UsageField{"model", model},          UsageField{"type", type},
                            UsageField{"amount", amount},        UsageField{"cost", cost},
                            UsageField{"currency", currency}};

/// A row is one count of a model's day, named by its type.
void add_row(const UsageRecord& r, Tally& tally) {
  UsageEntry e;
  e.start = r.time(start);
  e.end = r.time(end);
  e.model = r.text(model);
  if (const auto paid = r.amount(cost)) {
    e.paid = paid;
    e.currency = r.text(currency);
    return tally.add(e);
  }
  const auto count = r.count(amount);
  const auto kind = r.text(type);
  if (!count) return tally.leave_out(RowLeftOut::without_counts);
  if (kind == "request_count") {
    e.requests = count;
  } else if (kind == "input_cache_hit_tokens") {
    e.input = e.cached = count;
  } else if (kind == "input_cache_miss_tokens") {
    e.input = count;
    e.cached = 0;
  } else if (kind == "output_tokens") {
    e.output = count;
  } else {
    return tally.leave_out(RowLeftOut::other_call);
  }
  tally.add(e);
}

}  // namespace

void read_deepseek_usage(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields};
  read_each(in, shape, tally, [&](const UsageRecord& r) { add_row(r, tally); });
}

}  // namespace llmadvisor

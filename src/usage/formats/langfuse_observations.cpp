#include <array>

#include "entries.hpp"
#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor {
namespace {

enum { type, level, started, model, cost };

/// Observations as the batch export (camelCase) and the blob export (snake_case) name them.
constexpr std::array fields{UsageField{"type", type},
                            UsageField{"level", level},
                            UsageField{"startTime", started},
                            UsageField{"start_time", started},
                            UsageField{"providedModelName", model},
                            UsageField{"provided_model_name", model},
                            UsageField{"totalCost", cost},
                            UsageField{"total_cost", cost}};
constexpr std::array<std::string_view, 1> pages{"data"};
constexpr std::array<std::string_view, 2> usage_details{"usageDetails", "usage_details"};

bool holds(std::string_view key, std::string_view word) {
  return key.find(word) != std::string_view::npos;
}

/// The keys are the sender's. The product sums up those that hold `input` and those that hold
/// `output`; of these, what was read from a cache and what was thought are told by their names.
void add_details(const UsageRecord& r, UsageEntry& e) {
  const auto add = [](std::optional<double>& to, double number) { to = to.value_or(0) + number; };
  for (std::size_t i = 0; i < r.open_count; ++i) {
    const auto key = lower_case(r.open[i].key);
    const double number = r.open[i].number;
    if (!(number >= 0 && number <= 1e15)) {
      r.fail(r.open[i].key + " of the usage details is no count");
    }
    if (holds(key, "input")) add(e.input, number);
    if (holds(key, "output")) add(e.output, number);
    const bool is_written = holds(key, "creation") || holds(key, "write");
    if (holds(key, "cache") && holds(key, "input") && !is_written) add(e.cached, number);
    if (holds(key, "reasoning")) add(e.hidden, number);
  }
}

void add_row(const UsageRecord& r, Tally& tally) {
  const auto kind = r.text(type);
  if (kind.empty()) r.fail("has no type");
  if (lower_case(kind) != "generation") return tally.leave_out(RowLeftOut::other_call);
  if (r.text(level) == "ERROR") return tally.leave_out(RowLeftOut::failed);
  UsageEntry e;
  e.start = r.time(started);
  e.requests = 1;
  add_details(r, e);
  e.paid = r.amount(cost);
  e.currency = "USD";
  e.model = r.text(model);
  add_request(e, tally);
}

}  // namespace

void read_langfuse_observations(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields, .containers = pages, .open = usage_details};
  read_each(in, shape, tally, [&](const UsageRecord& r) { add_row(r, tally); });
}

}  // namespace llmadvisor

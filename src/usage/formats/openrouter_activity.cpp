#include <array>

#include "entries.hpp"

namespace llmadvisor {
namespace {

enum { created, cost, prompt, completion, reasoning, cached, model, finish };

/// The header of the activity export, February 2026.
constexpr std::array fields{
    UsageField{"created_at", created},         UsageField{"cost_total", cost},
    UsageField{"tokens_prompt", prompt},       UsageField{"tokens_completion", completion},
    UsageField{"tokens_reasoning", reasoning}, UsageField{"tokens_cached", cached},
    UsageField{"model_permaslug", model},      UsageField{"finish_reason_normalized", finish}};

}  // namespace

void read_openrouter_activity(UsageTexts& in, Tally& tally) {
  const RecordShape shape{.fields = fields};
  read_each(in, shape, tally, [&](const UsageRecord& r) {
    if (r.text(finish) == "error") return tally.leave_out(RowLeftOut::failed);
    UsageEntry e;
    e.start = r.time(created);
    e.requests = 1;
    e.input = r.count(prompt);
    e.cached = r.count(cached);
    e.output = r.count(completion);
    e.hidden = r.count(reasoning);
    e.paid = r.amount(cost);
    e.currency = "USD";
    e.model = r.text(model);
    add_request(e, tally);
  });
}

}  // namespace llmadvisor

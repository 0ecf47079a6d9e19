#include "llmadvisor/catalog/input_number.hpp"

#include <algorithm>
#include <array>

namespace llmadvisor {
namespace {

// Limits are wide enough for any real service and narrow enough to catch a slip of the unit.
constexpr std::array<NumberSpec, number_count> specs{{
    {Number::requests_per_day, "requests_per_day", "requests/day", 1, 1e10, Whole::yes,
     "requests on an active day"},
    {Number::input_tokens, "input_tokens", "tokens", 1, 1e7, Whole::yes,
     "tokens of one prompt, without retrieved context"},
    {Number::output_tokens, "output_tokens", "tokens", 1, 1e6, Whole::yes,
     "tokens of one visible answer"},
    {Number::reasoning_tokens, "reasoning_tokens", "tokens", 0, 1e6, Whole::yes,
     "hidden tokens before an answer, for models that think"},
    {Number::shared_prefix_tokens, "shared_prefix_tokens", "tokens", 0, 1e7, Whole::yes,
     "tokens at the start of the prompt that all requests share"},
    {Number::cached_share, "cached_share", "share", 0, 1, Whole::no,
     "share of the input tokens that a prompt cache serves"},
    {Number::batch_share, "batch_share", "share", 0, 1, Whole::no,
     "share of the requests that can wait for a batch"},
    {Number::peak_factor, "peak_factor", "times the average", 1, 1000, Whole::no,
     "busiest moment over the average of the active hours"},
    {Number::hours_per_day, "hours_per_day", "hours", 0.25, 24, Whole::no,
     "active hours of an active day"},
    {Number::days_per_week, "days_per_week", "days", 0.25, 7, Whole::no, "active days of a week"},
    {Number::growth_percent_per_month, "growth_percent_per_month", "percent", 0, 1000, Whole::no,
     "growth of the traffic; the bill is for the first month"},
    {Number::max_ttft, "max_ttft", "ms", 1, 6e5, Whole::no, "longest time to first token"},
    {Number::max_tpot, "max_tpot", "ms", 0.5, 1e5, Whole::no, "longest time per output token"},
    {Number::context, "context", "tokens", 1, 1e8, Whole::yes, "context length that must fit"},
    {Number::spare_replicas, "spare_replicas", "replicas", 0, 100, Whole::yes,
     "replicas beyond what the peak needs"},
    {Number::headroom, "headroom", "share", 0.05, 1, Whole::no,
     "share of a replica's capacity that the peak may fill"},
    {Number::rag_documents, "rag_documents", "documents", 0, 1e10, Whole::yes,
     "documents in the corpus"},
    {Number::rag_tokens_per_document, "rag_tokens_per_document", "tokens", 1, 1e7, Whole::yes,
     "tokens of one document"},
    {Number::rag_context_tokens, "rag_context_tokens", "tokens", 0, 1e7, Whole::yes,
     "retrieved tokens that each prompt carries"},
    {Number::rag_growth_percent_per_month, "rag_growth_percent_per_month", "percent", 0, 1000,
     Whole::no, "share of the corpus that is new or changed each month"},
    {Number::tuning_tokens, "tuning_tokens", "tokens", 1, 1e12, Whole::yes,
     "tokens of the training set"},
    {Number::tuning_epochs, "tuning_epochs", "epochs", 1, 100, Whole::yes,
     "passes over the training set"},
    {Number::amortisation_months, "amortisation_months", "months", 1, 120, Whole::no,
     "months over which a one-off cost is spread"},
    {Number::server_life_years, "server_life_years", "years", 1, 15, Whole::no,
     "years over which a bought server is spread"},
}};

constexpr bool specs_are_in_order() {
  for (std::size_t i = 0; i < number_count; ++i) {
    if (static_cast<std::size_t>(specs[i].number) != i) return false;
  }
  return true;
}
static_assert(specs_are_in_order());

}  // namespace

std::span<const NumberSpec, number_count> number_specs() { return specs; }

const NumberSpec& number_spec(Number number) { return specs[static_cast<std::size_t>(number)]; }

Bounds bounds_of_input(std::string_view name) {
  const auto spec = std::ranges::find(specs, name, &NumberSpec::name);
  return spec == specs.end() ? not_negative : spec->bounds();
}

}  // namespace llmadvisor

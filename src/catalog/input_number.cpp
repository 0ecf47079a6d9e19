#include "llmadvisor/catalog/input_number.hpp"

#include <algorithm>
#include <array>

namespace llmadvisor {
namespace {

// Limits are wide enough for any real service and narrow enough to catch a slip of the unit.
constexpr std::array<NumberSpec, number_count> specs{{
    {Number::requests_per_day, "requests_per_day", NumberUnit::requests_per_day, 1, 1e10,
     Whole::yes},
    {Number::users, "users", NumberUnit::people, 1, 1e9, Whole::yes},
    {Number::uses_per_day, "uses_per_day", NumberUnit::requests, 0.01, 1e5, Whole::no},
    {Number::input_tokens, "input_tokens", NumberUnit::tokens, 1, 1e7, Whole::yes},
    {Number::output_tokens, "output_tokens", NumberUnit::tokens, 1, 1e6, Whole::yes},
    {Number::reasoning_tokens, "reasoning_tokens", NumberUnit::tokens, 0, 1e6, Whole::yes},
    {Number::shared_prefix_tokens, "shared_prefix_tokens", NumberUnit::tokens, 0, 1e7, Whole::yes},
    {Number::cached_share, "cached_share", NumberUnit::share, 0, 1, Whole::no},
    {Number::batch_share, "batch_share", NumberUnit::share, 0, 1, Whole::no},
    {Number::peak_factor, "peak_factor", NumberUnit::times_the_average, 1, 1000, Whole::no},
    {Number::hours_per_day, "hours_per_day", NumberUnit::hours, 0.25, 24, Whole::no},
    {Number::days_per_week, "days_per_week", NumberUnit::days, 0.25, 7, Whole::no},
    {Number::growth_percent_per_month, "growth_percent_per_month", NumberUnit::percent, 0, 1000,
     Whole::no},
    {Number::horizon, "horizon", NumberUnit::months, 12, 36, Whole::yes},
    {Number::job, "job", NumberUnit::requests, 1, 1e12, Whole::yes},
    {Number::within, "within", NumberUnit::hours, 0.25, 8760, Whole::no},
    {Number::calls_per_task, "calls_per_task", NumberUnit::calls, 1, 10000, Whole::no},
    {Number::retry_percent, "retry_percent", NumberUnit::percent, 0, 1000, Whole::no},
    {Number::easy_share, "easy_share", NumberUnit::share, 0.01, 0.99, Whole::no},
    {Number::max_ttft, "max_ttft", NumberUnit::milliseconds, 1, 6e5, Whole::no},
    {Number::max_tpot, "max_tpot", NumberUnit::milliseconds, 0.5, 1e5, Whole::no},
    {Number::context, "context", NumberUnit::tokens, 1, 1e8, Whole::yes},
    {Number::spare_replicas, "spare_replicas", NumberUnit::replicas, 0, 100, Whole::yes},
    {Number::headroom, "headroom", NumberUnit::share, 0.05, 1, Whole::no},
    {Number::rag_documents, "rag_documents", NumberUnit::documents, 0, 1e10, Whole::yes},
    {Number::rag_tokens_per_document, "rag_tokens_per_document", NumberUnit::tokens, 1, 1e7,
     Whole::yes},
    {Number::rag_context_tokens, "rag_context_tokens", NumberUnit::tokens, 0, 1e7, Whole::yes},
    {Number::rag_growth_percent_per_month, "rag_growth_percent_per_month", NumberUnit::percent, 0,
     1000, Whole::no},
    {Number::tuning_tokens, "tuning_tokens", NumberUnit::tokens, 1, 1e12, Whole::yes},
    {Number::tuning_epochs, "tuning_epochs", NumberUnit::epochs, 1, 100, Whole::yes},
    {Number::amortisation_months, "amortisation_months", NumberUnit::months, 1, 120, Whole::no},
    {Number::server_life_years, "server_life_years", NumberUnit::years, 1, 15, Whole::no},
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

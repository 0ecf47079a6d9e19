#include "number_meaning.hpp"

#include <array>

namespace llmadvisor::cli {
namespace {

struct Meaning {
  Number number;
  std::string_view text;
};

constexpr std::array<Meaning, number_count> meanings{{
    {Number::requests_per_day, "requests on an active day"},
    {Number::users, "people who use it, instead of requests"},
    {Number::uses_per_day,
     "requests of one of them on an active day (default: of --preset or --task)"},
    {Number::input_tokens, "tokens of one prompt, without retrieved context"},
    {Number::output_tokens, "tokens of one visible answer"},
    {Number::reasoning_tokens, "hidden tokens before an answer, for models that think"},
    {Number::shared_prefix_tokens, "tokens at the start of the prompt that all requests share"},
    {Number::cached_share, "share of the input tokens that a prompt cache serves"},
    {Number::batch_share, "share of the requests that can wait for a batch"},
    {Number::peak_factor, "busiest moment over the average of the active hours"},
    {Number::hours_per_day, "active hours of an active day"},
    {Number::days_per_week, "active days of a week"},
    {Number::growth_percent_per_month,
     "growth of the traffic; the mean month of the horizon decides"},
    {Number::horizon, "months looked ahead, billed one by one"},
    {Number::job, "requests of a job that is done once, instead of traffic"},
    {Number::within, "time in which the job must be done: 48h, 2d, 30min, 1w"},
    {Number::calls_per_task, "calls of the model that one request takes, as agents make them"},
    {Number::retry_percent, "calls made again, of every hundred"},
    {Number::easy_share, "share of the requests that a cheaper model would do as well"},
    {Number::max_ttft, "longest time to first token"},
    {Number::max_tpot, "longest time per output token"},
    {Number::context, "context length that must fit"},
    {Number::spare_replicas, "replicas beyond what the peak needs"},
    {Number::headroom, "share of a replica's capacity that the peak may fill"},
    {Number::rag_documents, "documents in the corpus"},
    {Number::rag_tokens_per_document, "tokens of one document"},
    {Number::rag_context_tokens, "retrieved tokens that each prompt carries"},
    {Number::rag_growth_percent_per_month, "share of the corpus that is new or changed each month"},
    {Number::tuning_tokens, "tokens of the training set"},
    {Number::tuning_epochs, "passes over the training set"},
    {Number::amortisation_months, "months over which a one-off cost is spread"},
    {Number::server_life_years, "years over which a bought server is spread"},
}};

constexpr bool are_in_order() {
  for (std::size_t i = 0; i < number_count; ++i) {
    if (static_cast<std::size_t>(meanings[i].number) != i) return false;
  }
  return true;
}
static_assert(are_in_order());

}  // namespace

std::string_view meaning_of(Number number) {
  return meanings[static_cast<std::size_t>(number)].text;
}

}  // namespace llmadvisor::cli

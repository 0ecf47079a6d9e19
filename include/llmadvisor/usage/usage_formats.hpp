#pragma once

#include <array>
#include <string_view>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// The text of an export, and what is summed up of it (src/usage).
class UsageTexts;
class Tally;

/// Each in a source file of its own in src/usage/formats. They hand every entry of the text to the
/// tally and throw DataError, naming file and line, for a text that is not what its format says.
void read_litellm_usage(UsageTexts& in, Tally& tally);
void read_openai_usage(UsageTexts& in, Tally& tally);
void read_anthropic_usage(UsageTexts& in, Tally& tally);
void read_openrouter_activity(UsageTexts& in, Tally& tally);
void read_deepseek_usage(UsageTexts& in, Tally& tally);
void read_langfuse_observations(UsageTexts& in, Tally& tally);
void read_helicone_requests(UsageTexts& in, Tally& tally);
void read_otel_usage(UsageTexts& in, Tally& tally);
void read_vllm_metrics(UsageTexts& in, Tally& tally);
void read_bedrock_log(UsageTexts& in, Tally& tally);
void read_azure_openai_metrics(UsageTexts& in, Tally& tally);
void read_focus_costs(UsageTexts& in, Tally& tally);

/// The exports from which a workload can be derived. The flags, the hints and the page in docs know
/// a format by its row.
enum class UsageFormat {
  litellm,
  openai,
  anthropic,
  openrouter,
  deepseek,
  langfuse,
  helicone,
  otel,
  vllm_metrics,
  bedrock,
  azure_openai,
  focus
};

struct UsageFormatRow {
  UsageFormat value;
  std::string_view name;
  std::string_view file;     ///< what it is, for people
  std::string_view told_by;  ///< names that its text holds, with spaces between
  void (*read)(UsageTexts& in, Tally& tally);
};

inline constexpr std::array usage_formats{
    UsageFormatRow{UsageFormat::litellm, "litellm",
                   "tables `LiteLLM_SpendLogs` and `LiteLLM_DailyUserSpend` (and Team, Tag...) of "
                   "the LiteLLM proxy: JSON, JSON lines, CSV",
                   "call_type custom_llm_provider startTime prompt_tokens spend model_group",
                   read_litellm_usage},
    UsageFormatRow{UsageFormat::openai, "openai",
                   "pages of OpenAI's usage and costs APIs, and the dashboard's CSV",
                   "num_model_requests input_cached_tokens start_time input_tokens organization",
                   read_openai_usage},
    UsageFormatRow{UsageFormat::anthropic, "anthropic",
                   "pages of Anthropic's usage and cost reports",
                   "uncached_input_tokens cache_read_input_tokens starting_at ending_at "
                   "cache_creation",
                   read_anthropic_usage},
    UsageFormatRow{UsageFormat::openrouter, "openrouter", "activity CSV of OpenRouter",
                   "generation_id cost_total tokens_prompt tokens_completion model_permaslug",
                   read_openrouter_activity},
    UsageFormatRow{
        UsageFormat::deepseek, "deepseek", "`amount-*.csv` and `cost-*.csv` out of DeepSeek's ZIP",
        "start_time_iso api_key_name type amount wallet_type cost user_id", read_deepseek_usage},
    UsageFormatRow{UsageFormat::langfuse, "langfuse",
                   "observations of Langfuse (batch or blob export): JSON, JSON lines, CSV",
                   "usageDetails usage_details providedModelName provided_model_name traceId "
                   "trace_id costDetails",
                   read_langfuse_observations},
    UsageFormatRow{UsageFormat::helicone, "helicone", "requests of Helicone: JSON, JSON lines, CSV",
                   "request_created_at prompt_tokens completion_tokens response_created_at "
                   "prompt_cache_read_tokens",
                   read_helicone_requests},
    UsageFormatRow{
        UsageFormat::otel, "otel",
        "spans or histograms of OpenTelemetry's GenAI conventions: OTLP JSON, JSON lines",
        "gen_ai.request.model gen_ai.usage.input_tokens gen_ai.usage.output_tokens "
        "startTimeUnixNano",
        read_otel_usage},
    UsageFormatRow{UsageFormat::vllm_metrics, "vllm-metrics",
                   "`/metrics` of vLLM: one scrape or several, in their order",
                   "vllm:prompt_tokens_total vllm:generation_tokens_total "
                   "vllm:request_success_total",
                   read_vllm_metrics},
    UsageFormatRow{UsageFormat::bedrock, "bedrock", "model invocation log of AWS Bedrock",
                   "modelId inputTokenCount outputTokenCount schemaType ModelInvocationLog",
                   read_bedrock_log},
    UsageFormatRow{UsageFormat::azure_openai, "azure-openai",
                   "what `az monitor metrics list` prints of Azure OpenAI",
                   "ProcessedPromptTokens GeneratedTokens AzureOpenAIRequests timeseries "
                   "timeStamp",
                   read_azure_openai_metrics},
    UsageFormatRow{UsageFormat::focus, "focus", "cost file in the columns of FOCUS 1.2: CSV",
                   "ChargePeriodStart BilledCost BillingCurrency ServiceCategory ChargeCategory",
                   read_focus_costs},
};
template <>
inline constexpr auto enum_rows<UsageFormat> = [] {
  std::array<EnumRow<UsageFormat>, usage_formats.size()> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = {usage_formats[i].value, usage_formats[i].name};
  }
  return rows;
}();

}  // namespace llmadvisor

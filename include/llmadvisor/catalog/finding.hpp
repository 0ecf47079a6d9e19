#pragma once

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "llmadvisor/catalog/bounds.hpp"
#include "llmadvisor/catalog/enum_names.hpp"
#include "llmadvisor/catalog/overrides.hpp"
#include "llmadvisor/units/date.hpp"

namespace llmadvisor {

enum class Severity {
  error,    ///< wrong: the build and `catalog check` fail
  warning,  ///< probably wrong, or a matter of taste
  note,     ///< worth knowing: ages, sources that disagree
};
template <>
inline constexpr auto enum_rows<Severity> = std::to_array<EnumRow<Severity>>(
    {{Severity::error, "error"}, {Severity::warning, "warning"}, {Severity::note, "note"}});

/// What a check can find. The names are stable; the sentences are the report's.
enum class FindingCode {
  out_of_bounds,
  // Ids.
  no_id,
  double_id,
  id_with_space,
  alias_of_two,
  odd_id,
  // Names that lead nowhere.
  unknown_provider,
  unknown_model,
  unknown_gpu,
  quality_without_model,
  // Defaults.
  unknown_input,
  default_without_number,
  default_not_a_choice,
  // Hints.
  bad_phrase,
  // Sources and days.
  no_source,
  future_date,
  ancient_date,
  old_prices,
  sources_disagree,
  unreviewed_difference,
  wrong_mark,
  far_from_embedded,
  // Prices.
  unbelievable_input,
  unbelievable_output,
  no_token_price,
  output_below_input,
  output_far_above_input,
  cached_dearer,
  batch_dearer,
  tiers_not_rising,
  long_prompt_cheaper,
  cheaper_than_its_arithmetic,
  far_from_other_hosts,
  no_hourly_price,
  odd_gpu_hour,
  reserved_dearer,
  spot_dearer,
  // Machines.
  fp8_peak_with_sparsity,
  peak_with_sparsity,
  fp8_peak_without_support,
  reports_more_memory,
  server_without_parts,
  // Models.
  closed_with_shape,
  mla_without_rank,
  cache_group_without_size,
  experts_without_count,
  active_parameters_unknown,
  too_few_parameters,
  // Layers.
  unmatched_override,
  misspelt_override,
  // The rules and the provider facts.
  no_rule,
  double_rule,
  rule_for_any_place,
  unknown_condition,
  unknown_source,
  unknown_fact,
  conditional_on_nothing,
  allowed_with_conditions,
  unless_where_open,
  foreign_condition,
  no_text_for_reason,
  no_text_for_notice,
  no_text,
  text_missing,
  no_basis,
  proof_wants_no_answer,
  promise,
  promise_in_fact,
};
template <>
inline constexpr auto enum_rows<FindingCode> = std::to_array<EnumRow<FindingCode>>({
    {FindingCode::out_of_bounds, "out-of-bounds"},
    {FindingCode::no_id, "no-id"},
    {FindingCode::double_id, "double-id"},
    {FindingCode::id_with_space, "id-with-space"},
    {FindingCode::alias_of_two, "alias-of-two"},
    {FindingCode::odd_id, "odd-id"},
    {FindingCode::unknown_provider, "unknown-provider"},
    {FindingCode::unknown_model, "unknown-model"},
    {FindingCode::unknown_gpu, "unknown-gpu"},
    {FindingCode::quality_without_model, "quality-without-model"},
    {FindingCode::unknown_input, "unknown-input"},
    {FindingCode::default_without_number, "default-without-number"},
    {FindingCode::default_not_a_choice, "default-not-a-choice"},
    {FindingCode::bad_phrase, "bad-phrase"},
    {FindingCode::no_source, "no-source"},
    {FindingCode::future_date, "future-date"},
    {FindingCode::ancient_date, "ancient-date"},
    {FindingCode::old_prices, "old-prices"},
    {FindingCode::sources_disagree, "sources-disagree"},
    {FindingCode::unreviewed_difference, "unreviewed-difference"},
    {FindingCode::wrong_mark, "wrong-mark"},
    {FindingCode::far_from_embedded, "far-from-embedded"},
    {FindingCode::unbelievable_input, "unbelievable-input"},
    {FindingCode::unbelievable_output, "unbelievable-output"},
    {FindingCode::no_token_price, "no-token-price"},
    {FindingCode::output_below_input, "output-below-input"},
    {FindingCode::output_far_above_input, "output-far-above-input"},
    {FindingCode::cached_dearer, "cached-dearer"},
    {FindingCode::batch_dearer, "batch-dearer"},
    {FindingCode::tiers_not_rising, "tiers-not-rising"},
    {FindingCode::long_prompt_cheaper, "long-prompt-cheaper"},
    {FindingCode::cheaper_than_its_arithmetic, "cheaper-than-its-arithmetic"},
    {FindingCode::far_from_other_hosts, "far-from-other-hosts"},
    {FindingCode::no_hourly_price, "no-hourly-price"},
    {FindingCode::odd_gpu_hour, "odd-gpu-hour"},
    {FindingCode::reserved_dearer, "reserved-dearer"},
    {FindingCode::spot_dearer, "spot-dearer"},
    {FindingCode::fp8_peak_with_sparsity, "fp8-peak-with-sparsity"},
    {FindingCode::peak_with_sparsity, "peak-with-sparsity"},
    {FindingCode::fp8_peak_without_support, "fp8-peak-without-support"},
    {FindingCode::reports_more_memory, "reports-more-memory"},
    {FindingCode::server_without_parts, "server-without-parts"},
    {FindingCode::closed_with_shape, "closed-with-shape"},
    {FindingCode::mla_without_rank, "mla-without-rank"},
    {FindingCode::cache_group_without_size, "cache-group-without-size"},
    {FindingCode::experts_without_count, "experts-without-count"},
    {FindingCode::active_parameters_unknown, "active-parameters-unknown"},
    {FindingCode::too_few_parameters, "too-few-parameters"},
    {FindingCode::unmatched_override, "unmatched-override"},
    {FindingCode::misspelt_override, "misspelt-override"},
    {FindingCode::no_rule, "no-rule"},
    {FindingCode::double_rule, "double-rule"},
    {FindingCode::rule_for_any_place, "rule-for-any-place"},
    {FindingCode::unknown_condition, "unknown-condition"},
    {FindingCode::unknown_source, "unknown-source"},
    {FindingCode::unknown_fact, "unknown-fact"},
    {FindingCode::conditional_on_nothing, "conditional-on-nothing"},
    {FindingCode::allowed_with_conditions, "allowed-with-conditions"},
    {FindingCode::unless_where_open, "unless-where-open"},
    {FindingCode::foreign_condition, "foreign-condition"},
    {FindingCode::no_text_for_reason, "no-text-for-reason"},
    {FindingCode::no_text_for_notice, "no-text-for-notice"},
    {FindingCode::no_text, "no-text"},
    {FindingCode::text_missing, "text-missing"},
    {FindingCode::no_basis, "no-basis"},
    {FindingCode::proof_wants_no_answer, "proof-wants-no-answer"},
    {FindingCode::promise, "promise"},
    {FindingCode::promise_in_fact, "promise-in-fact"},
});

/// What stands in a file in the file's own words: a key, a remark.
struct Cited {
  std::string words;
};

/// Names of which one was meant.
struct OneOf {
  std::vector<std::string> names;
};

/// What the sentence of a finding names beside the record: `name` is its place there. A text is a
/// name or a figure as files write it. An enumerator says more about the particulars before it.
struct Particular {
  std::string_view name;
  std::variant<std::string, Cited, OneOf, int, double, Date, Expectation, OverrideTarget,
               FindingCode>
      value;
};
using Particulars = std::vector<Particular>;

/// One thing that a check found. `table` is a key of for_each_table(), `record` a record_key(),
/// empty where it is a record that lacks.
struct Finding {
  Severity severity = Severity::error;
  std::string table;
  std::string record;
  FindingCode code = FindingCode::no_source;
  Particulars particulars{};
};

}  // namespace llmadvisor

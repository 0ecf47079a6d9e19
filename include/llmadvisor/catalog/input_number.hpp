#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "llmadvisor/catalog/bounds.hpp"

namespace llmadvisor {

/// Every input of a project that is a number. One list serves the flags, the project file, the
/// catalogue's defaults, the `inputs` of the JSON answer and the search for flips.
enum class Number {
  requests_per_day,
  users,
  uses_per_day,
  input_tokens,
  output_tokens,
  reasoning_tokens,
  shared_prefix_tokens,
  cached_share,
  batch_share,
  peak_factor,
  hours_per_day,
  days_per_week,
  growth_percent_per_month,
  horizon,
  job,
  within,
  calls_per_task,
  retry_percent,
  easy_share,
  max_ttft,
  max_tpot,
  context,
  spare_replicas,
  headroom,
  rag_documents,
  rag_tokens_per_document,
  rag_context_tokens,
  rag_growth_percent_per_month,
  tuning_tokens,
  tuning_epochs,
  amortisation_months,
  server_life_years,
};
inline constexpr std::size_t number_count = static_cast<std::size_t>(Number::server_life_years) + 1;

/// What a number is counted in.
enum class NumberUnit {
  requests_per_day,
  requests,
  calls,
  requests_per_second,
  people,
  tokens,
  documents,
  epochs,
  replicas,
  milliseconds,
  hours,
  days,
  months,
  years,
  share,
  percent,
  times_the_average,
  pieces,  ///< of whatever the name of the number says
};
inline constexpr std::size_t number_unit_count = static_cast<std::size_t>(NumberUnit::pieces) + 1;

/// What the command line and the files accept for a number.
struct NumberSpec {
  Number number;
  std::string_view name;  ///< key in files and JSON; the flag is the same with hyphens
  NumberUnit unit;
  double least;
  double most;
  Whole whole;

  [[nodiscard]] constexpr Bounds bounds() const { return {least, most, whole}; }
};

[[nodiscard]] std::span<const NumberSpec, number_count> number_specs();
[[nodiscard]] const NumberSpec& number_spec(Number number);

/// The default of days_per_week where people are counted, and not requests.
inline constexpr std::string_view working_days_input = "working_days_per_week";

/// The limits of the input of this name, which its default keeps too; those of any figure when
/// there is no such number.
[[nodiscard]] Bounds bounds_of_input(std::string_view name);

}  // namespace llmadvisor

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/units/date.hpp"
#include "llmadvisor/units/units.hpp"
#include "llmadvisor/usage/usage_formats.hpp"

namespace llmadvisor {

/// Why rows of an export do not count.
enum class RowLeftOut {
  failed,             ///< an error, or a status of 400 and above
  from_answer_cache,  ///< answered by a gateway without a call of the model
  other_call,         ///< embeddings, tools, other services: no request to a language model
  without_counts,     ///< nobody knows its tokens
};
template <>
inline constexpr auto enum_rows<RowLeftOut> =
    std::to_array<EnumRow<RowLeftOut>>({{RowLeftOut::failed, "failed"},
                                        {RowLeftOut::from_answer_cache, "from-answer-cache"},
                                        {RowLeftOut::other_call, "other-call"},
                                        {RowLeftOut::without_counts, "without-counts"}});

struct RowsLeftOut {
  std::uint64_t rows = 0;
  std::uint64_t first_line = 0;  ///< of the file, counted from 1
};

/// What an export cannot say, and how a figure was come by where that is not plain.
enum class UsageRemark {
  costs_alone,         ///< no tokens: what was paid, and nothing else
  no_input,            ///< output is counted, input is not
  no_output,           ///< input is counted, output is not
  no_hours,            ///< buckets longer than an hour: no open hours, no peak
  no_times,            ///< counters: no days of the week, no open hours, no peak
  no_weekdays,         ///< fewer than seven days, or longer buckets: nobody knows which days rest
  part_of_a_day,       ///< less than a day, taken for one
  no_sizes,            ///< sums of many requests: means, no quantiles
  no_cached,           ///< nothing is said of cached input
  no_hidden,           ///< hidden tokens are within the output, not told apart
  no_cost,             ///< nothing is said of what was paid
  requests_stated,     ///< the number of requests is the user's
  zone_assumed,        ///< times without a zone were taken for UTC
  hours_by_tokens,     ///< the hours are weighed by their tokens: requests have no times
  counters_restarted,  ///< counters fell: counted anew from there
  cached_by_hour,      ///< a rate of the cache, weighed by the tokens of its hour
  parts_over_whole,    ///< rows with more cached or hidden tokens than tokens: cut to these
  no_rate,             ///< paid in a currency without a rate here: not carried into the project
};
template <>
inline constexpr auto enum_rows<UsageRemark> =
    std::to_array<EnumRow<UsageRemark>>({{UsageRemark::costs_alone, "costs-alone"},
                                         {UsageRemark::no_input, "no-input"},
                                         {UsageRemark::no_output, "no-output"},
                                         {UsageRemark::no_hours, "no-hours"},
                                         {UsageRemark::no_times, "no-times"},
                                         {UsageRemark::no_weekdays, "no-weekdays"},
                                         {UsageRemark::part_of_a_day, "part-of-a-day"},
                                         {UsageRemark::no_sizes, "no-sizes"},
                                         {UsageRemark::no_cached, "no-cached"},
                                         {UsageRemark::no_hidden, "no-hidden"},
                                         {UsageRemark::no_cost, "no-cost"},
                                         {UsageRemark::requests_stated, "requests-stated"},
                                         {UsageRemark::zone_assumed, "zone-assumed"},
                                         {UsageRemark::hours_by_tokens, "hours-by-tokens"},
                                         {UsageRemark::counters_restarted, "counters-restarted"},
                                         {UsageRemark::cached_by_hour, "cached-by-hour"},
                                         {UsageRemark::parts_over_whole, "parts-over-whole"},
                                         {UsageRemark::no_rate, "no-rate"}});

/// How near the quantiles of a log are.
enum class SizesBy {
  rows,       ///< exact
  sketch,     ///< within 1 % (src/usage/quantiles.hpp)
  histogram,  ///< between the bounds of the export's own histogram
};
template <>
inline constexpr auto enum_rows<SizesBy> = std::to_array<EnumRow<SizesBy>>(
    {{SizesBy::rows, "rows"}, {SizesBy::sketch, "sketch"}, {SizesBy::histogram, "histogram"}});

/// Of tokens of one request.
struct TokenSizes {
  Tokens p50;
  Tokens p90;
  Tokens p99;
  SizesBy by = SizesBy::rows;
};

/// Sums over requests. Input holds what was cached, output what was hidden.
struct UsageSums {
  Requests requests;  ///< 0 where nobody counts them
  Tokens input;
  Tokens cached;
  Tokens output;
  Tokens hidden;
  double paid = 0;  ///< in the currency of the export
};

struct UsageOfModel {
  std::string name;  ///< as the export has it; empty for those beyond most_models
  UsageSums sums;
};

struct PaidForUsage {
  double amount = 0;
  std::string currency;           ///< of three letters, as the export has it: USD
  std::optional<double> a_month;  ///< over the days covered, times 365/12
};

/// The workload that an export shows, and what it does not show.
struct UsageSummary {
  UsageFormat format{};
  std::uint64_t rows = 0;  ///< requests or buckets that count
  std::array<RowsLeftOut, enum_names<RowLeftOut>.size()> left_out{};
  UsageSums sums;
  std::optional<Date> first;  ///< day in UTC
  std::optional<Date> last;
  double days = 0;         ///< from the first to the last, both counted
  double active_days = 0;  ///< of these, with requests

  std::optional<Requests> requests_per_day;  ///< of an active day: requests / active_days
  std::optional<double> days_per_week;       ///< 7 active_days / days, of a week or more
  std::optional<double> hours_per_day;       ///< with more than a tenth of the busiest hour's load
  std::optional<double> peak_factor;         ///< the hour that 1 % exceed, over the mean open hour
  std::optional<Tokens> input;               ///< of a request, with what was cached
  std::optional<Tokens> visible;             ///< of a request: the output without what was hidden
  std::optional<Tokens> hidden;              ///< of a request
  std::optional<double> cached_share;        ///< of the input
  std::optional<double> batch_share;         ///< of the requests, or else of the tokens
  std::optional<TokenSizes> input_sizes;
  std::optional<TokenSizes> output_sizes;  ///< with what was hidden

  std::vector<UsageOfModel> models;  ///< the most tokens first
  std::optional<PaidForUsage> paid;
  std::vector<UsageRemark> remarks;
};

/// Models named in a summary; the others are summed up in one row.
inline constexpr std::size_t most_models = 200;

/// What was paid for a model. None where nothing stands with its name and some of the bill stands
/// with none.
[[nodiscard]] std::optional<double> paid_for(const UsageOfModel& model,
                                             const UsageSummary& summary);

}  // namespace llmadvisor

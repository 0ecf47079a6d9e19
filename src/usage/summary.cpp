#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>

#include "llmadvisor/catalog/currency.hpp"
#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/catalog/input_number.hpp"
#include "llmadvisor/text/likeness.hpp"
#include "tally.hpp"

namespace llmadvisor {
namespace {

constexpr double seconds_per_hour = 3600;
constexpr double seconds_per_day = 86400;
constexpr long hours_of_a_day = 24;
/// A day or an hour with less of the busiest one's load is no working one.
constexpr double open_share = 0.1;
/// Below so many hours, the busiest is the peak: one in a hundred is no hour.
constexpr std::size_t hours_for_a_percentile = 100;
constexpr double peak_percentile = 0.99;

long floor_of(double seconds, double unit) { return static_cast<long>(std::floor(seconds / unit)); }

long hour_of_day(long hour) { return ((hour % hours_of_a_day) + hours_of_a_day) % hours_of_a_day; }

Date date_of(double seconds) { return Date(std::chrono::days(floor_of(seconds, seconds_per_day))); }

TokenSizes sizes_of(const Quantiles& q) {
  return {Tokens(q.at(0.5)), Tokens(q.at(0.9)), Tokens(q.at(0.99)),
          q.is_exact() ? SizesBy::rows : SizesBy::sketch};
}

void check_mean(const std::string& file, double tokens, Number number) {
  if (tokens <= number_spec(number).most) return;
  throw DataError(
      "bad-usage",
      file + ": " + std::to_string(std::llround(std::min(tokens, 1e18))) + " tokens a request",
      "is the number of requests right?");
}

}  // namespace

bool Tally::holds_costs_alone() const {
  return currency_.has_value() && !counts_input_ && !counts_output_ && !counts_requests_;
}

double Tally::total_requests() const {
  return counts_requests_ ? requests_ : stated_.requests.value_or(Requests(0)).value();
}

void Tally::check(const std::string& file) const {
  if (holds_costs_alone()) return;
  if (rows_ == 0 || !(counts_input_ || counts_output_)) {
    std::string why = "holds no rows that count";
    for (const auto& row : enum_rows<RowLeftOut>) {
      const auto& left = left_out_[static_cast<std::size_t>(row.value)];
      if (left.rows == 0) continue;
      why += "; " + std::to_string(left.rows) + " " + std::string(row.name) +
             ", the first on line " + std::to_string(left.first_line);
    }
    const bool lacks_tokens = rows_ > 0;
    throw DataError(lacks_tokens ? "no-token-counts" : "no-rows",
                    file + ": " + (lacks_tokens ? "holds no token counts" : why));
  }
  if (counts_requests_ && stated_.requests) {
    throw DataError("contradiction",
                    file + ": counts its requests itself: " +
                        std::to_string(std::llround(requests_)) + " of them",
                    "leave --requests out");
  }
  if (!counts_requests_ && !stated_.requests) {
    throw DataError("no-request-count", file + ": counts tokens and no requests",
                    "say how many requests it covers: --requests N");
  }
  if (total_requests() <= 0) throw DataError("no-rows", file + ": counts no request");
  if (paid_ < 0) throw DataError("bad-usage", file + ": what was paid is negative in all");
}

UsageSummary Tally::summary(UsageFormat format, const std::string& file) const {
  check(file);
  UsageSummary s;
  s.format = format;
  s.rows = rows_;
  s.left_out = left_out_;
  s.sums = {Requests(total_requests()),
            Tokens(input_),
            Tokens(cached_),
            Tokens(output_),
            Tokens(hidden_),
            paid_};
  add_times(s);
  if (!holds_costs_alone()) {
    add_profile(s);
    add_means(s);
    if (s.input) check_mean(file, s.input->value(), Number::input_tokens);
    if (s.visible) check_mean(file, s.visible->value(), Number::output_tokens);
  }
  add_payments(s);
  add_models(s);
  add_remarks(s);
  return s;
}

void Tally::add_times(UsageSummary& s) const {
  const double requests = total_requests();
  const Period& period = holds_costs_alone() ? payments_ : work_;
  if (!period.first) {
    s.days = counted_hours_.value() / hours_of_a_day;
    if (s.days > 0) s.requests_per_day = Requests(requests / s.days);
    return;
  }
  s.first = date_of(*period.first);
  s.last = date_of(*period.last);
  s.days = days_between(*s.first, *s.last) + 1;
  // Of longer buckets nobody knows on which days the requests were.
  const bool knows_days = longest_bucket_ <= seconds_per_day;
  s.active_days = knows_days ? static_cast<double>(active_days_.size()) : s.days;
  if (requests > 0 && s.active_days > 0) {
    s.requests_per_day = Requests(requests / s.active_days);
    if (knows_days && s.days >= 7) s.days_per_week = 7 * s.active_days / s.days;
  }
}

void Tally::add_payments(UsageSummary& s) const {
  if (!currency_) return;
  s.paid = PaidForUsage{paid_, *currency_, {}};
  const double days = payments_.first
                          ? days_between(date_of(*payments_.first), date_of(*payments_.last)) + 1
                          : s.days;
  if (days > 0) s.paid->a_month = paid_ / days * days_per_month;
}

double Tally::load_of(const Load& load) const {
  return counts_requests_ ? load.requests : load.tokens;
}

void Tally::add_profile(UsageSummary& s) const {
  if (!work_.first || hours_.empty()) return;
  std::array<double, hours_of_a_day> by_hour{};
  for (const auto& [hour, load] : hours_) {
    by_hour[static_cast<std::size_t>(hour_of_day(hour))] += load_of(load);
  }
  const double busiest = *std::ranges::max_element(by_hour);
  const auto is_open = [&](long hour) {
    return by_hour[static_cast<std::size_t>(hour_of_day(hour))] > open_share * busiest;
  };
  if (busiest <= 0) return;
  std::vector<double> loads;
  double sum = 0;
  const long last = floor_of(*work_.last, seconds_per_hour);
  for (long hour = floor_of(*work_.first, seconds_per_hour); hour <= last; ++hour) {
    const long day = floor_of(static_cast<double>(hour), hours_of_a_day);
    if (!is_open(hour) || !active_days_.contains(day)) continue;
    const auto found = hours_.find(hour);
    loads.push_back(found == hours_.end() ? 0 : load_of(found->second));
    sum += loads.back();
  }
  if (loads.empty()) return;
  std::ranges::sort(loads);
  const double mean = sum / static_cast<double>(loads.size());
  double peak = loads.back();
  if (loads.size() >= hours_for_a_percentile) {
    const auto rank = std::ceil(peak_percentile * static_cast<double>(loads.size()));
    const double percentile = loads[static_cast<std::size_t>(rank) - 1];
    if (percentile >= mean) peak = percentile;
  }
  s.peak_factor = std::min(peak / mean, number_spec(Number::peak_factor).most);
  s.hours_per_day = static_cast<double>(
      std::ranges::count_if(by_hour, [&](double load) { return load > open_share * busiest; }));
}

void Tally::add_means(UsageSummary& s) const {
  const double requests = total_requests();
  const double hidden_share = output_with_hidden_ > 0 ? hidden_ / output_with_hidden_ : 0;
  const double output = output_ / requests;
  if (counts_input_) s.input = Tokens(input_ / requests);
  if (counts_output_) s.visible = Tokens(output * (1 - hidden_share));
  if (knows_hidden_) s.hidden = Tokens(output * hidden_share);
  if (knows_cached_ && input_with_cached_ > 0) s.cached_share = cached_ / input_with_cached_;
  if (batch_tokens_ > 0 || batch_requests_ > 0) {
    s.batch_share =
        counts_requests_ ? batch_requests_ / requests : batch_tokens_ / (input_ + output_);
  }
  if (input_sizes_) {
    s.input_sizes = input_sizes_;
    s.output_sizes = output_sizes_;
  } else if (has_single_requests_ && !has_sums_) {
    s.input_sizes = sizes_of(inputs_);
    s.output_sizes = sizes_of(outputs_);
  }
}

void Tally::add_models(UsageSummary& s) const {
  for (const auto& [name, sums] : models_) s.models.push_back({name, sums});
  const auto tokens = [](const UsageOfModel& m) { return m.sums.input + m.sums.output; };
  std::ranges::stable_sort(s.models, [&](const auto& a, const auto& b) {
    return std::pair(tokens(a), a.sums.paid) > std::pair(tokens(b), b.sums.paid);
  });
  UsageSums others = other_models_;
  for (std::size_t i = most_models; i < s.models.size(); ++i) {
    const auto& sums = s.models[i].sums;
    others.requests += sums.requests;
    others.input += sums.input;
    others.cached += sums.cached;
    others.output += sums.output;
    others.hidden += sums.hidden;
    others.paid += sums.paid;
  }
  if (s.models.size() > most_models) s.models.resize(most_models);
  const bool has_others = others.input + others.output > Tokens(0) || others.paid != 0;
  if (has_others) s.models.push_back({"", others});
}

void Tally::add_remarks(UsageSummary& s) const {
  auto remarks = remarks_;
  const auto add_if = [&](bool holds, UsageRemark remark) {
    if (holds) remarks.insert(remark);
  };
  const bool has_work = !holds_costs_alone();
  const bool has_calendar = work_.first.has_value();
  add_if(!has_work, UsageRemark::costs_alone);
  add_if(has_work && !counts_input_, UsageRemark::no_input);
  add_if(has_work && !counts_output_, UsageRemark::no_output);
  add_if(has_work && has_calendar && !s.hours_per_day, UsageRemark::no_hours);
  add_if(has_work && !has_calendar, UsageRemark::no_times);
  add_if(has_work && has_calendar && !s.days_per_week, UsageRemark::no_weekdays);
  add_if(has_calendar && *work_.last - *work_.first < seconds_per_day - seconds_per_hour,
         UsageRemark::part_of_a_day);
  add_if(has_work && !s.input_sizes, UsageRemark::no_sizes);
  add_if(s.input && !s.cached_share, UsageRemark::no_cached);
  add_if(s.visible && !s.hidden, UsageRemark::no_hidden);
  add_if(!currency_, UsageRemark::no_cost);
  add_if(currency_ && !parse_enum<Currency>(lower_case(*currency_)), UsageRemark::no_rate);
  add_if(has_work && !counts_requests_, UsageRemark::requests_stated);
  add_if(has_work && !counts_requests_ && s.hours_per_day, UsageRemark::hours_by_tokens);
  s.remarks.assign(remarks.begin(), remarks.end());
}

std::optional<double> paid_for(const UsageOfModel& model, const UsageSummary& s) {
  if (!s.paid) return std::nullopt;
  double named = 0;
  for (const auto& each : s.models) named += each.sums.paid;
  const bool is_whole = std::abs(s.paid->amount - named) <= 1e-6 * std::abs(s.paid->amount);
  if (model.sums.paid == 0 && !is_whole) return std::nullopt;
  return model.sums.paid;
}

}  // namespace llmadvisor

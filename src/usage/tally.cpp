#include "tally.hpp"

#include <algorithm>
#include <cmath>

#include "llmadvisor/catalog/error.hpp"

namespace llmadvisor {
namespace {

constexpr double seconds_per_hour = 3600;
constexpr double seconds_per_day = 86400;
constexpr double earliest = 946684800;      // 2000-01-01
constexpr double latest = 4102444800;       // 2100-01-01
constexpr double longest_span_days = 3660;  // what follows the years is no one workload
constexpr std::size_t most_models_counted = 10'000;
constexpr std::size_t longest_model_name = 200;

long day_of(double seconds) { return static_cast<long>(std::floor(seconds / seconds_per_day)); }
long hour_of(double seconds) { return static_cast<long>(std::floor(seconds / seconds_per_hour)); }

/// The last moment that is within a period.
double last_within(double start, double end) { return std::max(start, end - 1e-3); }

/// The beginning of a name, of whole characters.
std::string_view shortened(std::string_view name) {
  if (name.size() <= longest_model_name) return name;
  std::size_t length = longest_model_name;
  while (length > 0 && (static_cast<unsigned char>(name[length]) & 0xC0U) == 0x80U) --length;
  return name.substr(0, length);
}

/// Three letters in upper case; nothing for what is no currency.
std::optional<std::string> currency_code(std::string_view text) {
  std::string code;
  for (const char c : text) {
    const bool is_lower = c >= 'a' && c <= 'z';
    if (!is_lower && !(c >= 'A' && c <= 'Z')) return std::nullopt;
    code += is_lower ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return code.size() == 3 ? std::optional(code) : std::nullopt;
}

}  // namespace

void Tally::fail(const std::string& code, const std::string& what, const std::string& hint) const {
  throw DataError(code, file_ + ": line " + std::to_string(line_) + ": " + what, hint);
}

void Tally::leave_out(RowLeftOut why) {
  auto& rows = left_out_[static_cast<std::size_t>(why)];
  if (rows.rows++ == 0) rows.first_line = line_;
}

void Tally::add_cached(double cached, double input) {
  knows_cached_ = true;
  cached_ += cached;
  input_with_cached_ += input;
}

void Tally::cover(const Instant& start, const Instant& end) {
  if (!start.has_zone) remark(UsageRemark::zone_assumed);
  if (!(end.seconds > start.seconds)) fail("bad-usage", "a period ends before it begins");
  extend(work_, start.seconds, last_within(start.seconds, end.seconds));
}

void Tally::extend(Period& period, double first, double last) const {
  if (first < earliest || last > latest) {
    fail("bad-usage", "a time outside of 2000 to 2099");
  }
  period.first = std::min(period.first.value_or(first), first);
  period.last = std::max(period.last.value_or(last), last);
  if (*period.last - *period.first > longest_span_days * seconds_per_day) {
    fail("bad-usage", "times that are more than ten years apart: that is no one workload");
  }
}

void Tally::set_sizes(const TokenSizes& input, const TokenSizes& output) {
  input_sizes_ = input;
  output_sizes_ = output;
}

bool Tally::has_seen_something() const {
  const bool left = std::ranges::any_of(left_out_, [](const auto& r) { return r.rows > 0; });
  return rows_ > 0 || left || work_.first.has_value();
}

void Tally::add(const UsageEntry& e) {
  ++rows_;
  if (e.start) add_time(e);
  const double requests = e.requests.value_or(0);
  const double input = e.input.value_or(0);
  const double output = e.output.value_or(0);
  const double cached = std::min(e.cached.value_or(0), input);
  const double hidden = std::min(e.hidden.value_or(0), output);
  if (cached < e.cached.value_or(0) || hidden < e.hidden.value_or(0)) {
    remark(UsageRemark::parts_over_whole);
  }
  requests_ += requests;
  input_ += input;
  output_ += output;
  counts_requests_ = counts_requests_ || e.requests;
  counts_input_ = counts_input_ || e.input;
  counts_output_ = counts_output_ || e.output;
  if (e.cached) {
    knows_cached_ = true;
    cached_ += cached;
    input_with_cached_ += input;
  }
  if (e.hidden) {
    knows_hidden_ = true;
    hidden_ += hidden;
    output_with_hidden_ += output;
  }
  if (e.paced == UsageEntry::Paced::batch) {
    batch_requests_ += requests;
    batch_tokens_ += input + output;
  }
  add_sizes(e);
  add_payment(e);
  add_to_model(e);
}

void Tally::add_time(const UsageEntry& e) {
  const double start = e.start->seconds;
  if (!e.start->has_zone) remark(UsageRemark::zone_assumed);
  if (e.end && !(e.end->seconds > start)) fail("bad-usage", "a period ends before it begins");
  const double last = e.end ? last_within(start, e.end->seconds) : start;
  if (e.paid) extend(payments_, start, last);
  if (!e.requests && !e.input && !e.output) return;
  extend(work_, start, last);
  longest_bucket_ = std::max(longest_bucket_, last - start);
  const double tokens = e.input.value_or(0) + e.output.value_or(0);
  if (e.requests.value_or(0) + tokens <= 0) return;
  for (long day = day_of(start); day <= day_of(last); ++day) active_days_.insert(day);
  if (longest_bucket_ > seconds_per_hour) return hours_.clear();
  auto& hour = hours_[hour_of(start)];
  hour.requests += e.requests.value_or(0);
  hour.tokens += tokens;
}

void Tally::add_sizes(const UsageEntry& e) {
  if (e.end || !e.start) {
    if (e.input || e.output) has_sums_ = true;
    return;
  }
  has_single_requests_ = true;
  if (e.input) inputs_.add(*e.input);
  // As the mean: what is seen of it.
  if (e.output) outputs_.add(*e.output - std::min(e.hidden.value_or(0), *e.output));
}

void Tally::add_payment(const UsageEntry& e) {
  if (!e.paid) return;
  const auto code = currency_code(e.currency);
  if (!code) fail("bad-usage", "an amount without a currency of three letters");
  if (!currency_) {
    currency_ = code;
    currency_line_ = line_;
  }
  if (code != currency_) {
    fail("mixed-currencies",
         "paid in " + *code + " here, and in " + *currency_ + " on line " +
             std::to_string(currency_line_),
         "import one currency at a time");
  }
  paid_ += *e.paid;
}

void Tally::add_to_model(const UsageEntry& e) {
  if (e.model.empty()) return;
  const auto name = shortened(e.model);
  auto found = models_.find(name);
  const bool is_new = found == models_.end() && models_.size() < most_models_counted;
  if (is_new) {
    found = models_.emplace(std::string(name), UsageSums{}).first;
  }
  auto& sums = found != models_.end() ? found->second : other_models_;
  sums.requests += Requests(e.requests.value_or(0));
  sums.input += Tokens(e.input.value_or(0));
  sums.cached += Tokens(std::min(e.cached.value_or(0), e.input.value_or(0)));
  sums.output += Tokens(e.output.value_or(0));
  sums.hidden += Tokens(std::min(e.hidden.value_or(0), e.output.value_or(0)));
  sums.paid += e.paid.value_or(0);
}

}  // namespace llmadvisor

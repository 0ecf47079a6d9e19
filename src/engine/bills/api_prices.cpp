#include "llmadvisor/engine/bills/api_prices.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace llmadvisor {
namespace {

using Price = std::optional<PricePerMillionTokens>;

/// A price of 0 stands for "not recorded" in every public price file.
Price known(const Price& price) { return price && price->value() > 0 ? price : std::nullopt; }

TokenPrices known(const TokenPrices& p) {
  return {known(p.input), known(p.output), known(p.cached_input), known(p.cache_write),
          known(p.reasoning_output)};
}

/// `price` moved as `from` moved to `to`; exact where nothing moved.
Price scaled(const Price& price, const Price& from, const Price& to) {
  if (!price || !from || !to || *from == *to) return price;
  return *price * (*to / *from);
}

/// What replaces a set of prices replaces all of them: what it does not name moves with its kin.
TokenPrices replaced(const TokenPrices& base, const TokenPrices& by) {
  TokenPrices p = known(by);
  if (!p.input) p.input = base.input;
  if (!p.output) p.output = base.output;
  if (!p.cached_input) p.cached_input = scaled(base.cached_input, base.input, p.input);
  if (!p.cache_write) p.cache_write = scaled(base.cache_write, base.input, p.input);
  if (!p.reasoning_output) {
    p.reasoning_output = scaled(base.reasoning_output, base.output, p.output);
  }
  return p;
}

bool is_daily(const TimedPrices& timed) { return timed.daily_from_utc && timed.daily_to_utc; }

bool holds(const TimedPrices& timed, Date today) {
  return !timed.from_date || *timed.from_date <= today;
}

/// The highest tier that the prompt reaches reprices the whole request.
TokenPrices tier_prices(const TokenPrices& base, const ApiOffer& offer, Tokens prompt) {
  const ContextTier* reached = nullptr;
  for (const auto& tier : offer.context_tiers) {
    if (prompt.value() <= tier.above_input_tokens) continue;
    if (reached == nullptr || tier.above_input_tokens > reached->above_input_tokens) {
      reached = &tier;
    }
  }
  return reached == nullptr ? base : replaced(base, reached->prices);
}

/// The batch discount applies on top of tiers, dates and caches: each batch price moves as the
/// price of the same tokens moved from the list.
TokenPrices batch_prices(const TokenPrices& current, const ApiOffer& offer) {
  const TokenPrices listed = known(offer.prices);
  const TokenPrices batch = replaced(listed, *offer.batch_prices);
  return {scaled(batch.input, listed.input, current.input),
          scaled(batch.output, listed.output, current.output),
          scaled(batch.cached_input, listed.cached_input, current.cached_input),
          scaled(batch.cache_write, listed.cache_write, current.cache_write),
          scaled(batch.reasoning_output, listed.reasoning_output, current.reasoning_output)};
}

/// A part of the day and what tokens cost in it.
struct Window {
  double hours = 0;
  double price = 0;
};

/// Room for every window that a provider could plausibly name; any beyond cost the base price.
constexpr std::size_t most_windows = 8;

/// A day cut into windows, kept by price.
class Day {
 public:
  void add(Window window) {
    if (count_ < most_windows) insert(window);
  }
  void add_rest(double price) { insert({left_, price}); }

  [[nodiscard]] double mean() const { return cheapest(24); }
  /// Mean price of the cheapest hours.
  [[nodiscard]] double cheapest(double hours) const {
    double left = hours;
    double sum = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      const double taken = std::min(left, windows_[i].hours);
      sum += taken * windows_[i].price;
      left -= taken;
    }
    return sum / hours;
  }
  [[nodiscard]] double dearest(double hours) const {
    if (hours >= 24) return mean();
    return (mean() * 24 - cheapest(24 - hours) * (24 - hours)) / hours;
  }

 private:
  /// Takes what is left of the day when the window is longer.
  void insert(Window window) {
    if (left_ <= 0) return;
    window.hours = std::min(window.hours, left_);
    left_ -= window.hours;
    std::size_t at = count_++;
    for (; at > 0 && windows_[at - 1].price > window.price; --at) windows_[at] = windows_[at - 1];
    windows_[at] = window;
  }

  std::array<Window, most_windows + 1> windows_{};
  std::size_t count_ = 0;
  double left_ = 24;
};

/// "HH:MM", as hours since midnight.
double hour_of(std::string_view clock) {
  if (clock.size() != 5) return 0;
  const auto digit = [&](std::size_t i) { return static_cast<double>(clock[i] - '0'); };
  return digit(0) * 10 + digit(1) + (digit(3) * 10 + digit(4)) / 60;
}

double length(const TimedPrices& timed) {
  const double hours = hour_of(*timed.daily_to_utc) - hour_of(*timed.daily_from_utc);
  return hours > 0 ? hours : hours + 24;
}

/// Prices over the active hours. Which hours of UTC those are is not known, so the expected price
/// takes them evenly over the day, and low and high take the cheapest and dearest hours.
class DayPricer {
 public:
  DayPricer(const ApiOffer& offer, const TokenPrices& base, Hours active, Date today)
      : offer_(offer), base_(base), active_(active.value()), today_(today) {
    for (const auto& timed : offer.timed_prices) has_windows_ |= is_daily(timed);
  }

  DayPrice operator()(Price TokenPrices::*member) const {
    const double base = (base_.*member)->value();
    if (!has_windows_) return {base, {}};
    Day day;
    for (const auto& timed : offer_.timed_prices) {
      if (is_daily(timed) && holds(timed, today_))
        day.add({length(timed), price_in(timed, member)});
    }
    day.add_rest(base);
    const double mean = day.mean();
    return {mean, {day.cheapest(active_) / mean, day.dearest(active_) / mean}};
  }

 private:
  /// A window's price as stated, with the discount or tier that the base price got.
  double price_in(const TimedPrices& timed, Price TokenPrices::*member) const {
    const TokenPrices listed = known(offer_.prices);
    const TokenPrices then = replaced(listed, timed.prices);
    const double now = (base_.*member)->value();
    if (!(then.*member) || !(listed.*member)) return now;
    return (then.*member)->value() * (now / (listed.*member)->value());
  }

  const ApiOffer& offer_;
  const TokenPrices& base_;
  double active_;
  Date today_;
  bool has_windows_ = false;
};

}  // namespace

TokenPrices list_prices(const ApiOffer& offer, Date today) {
  TokenPrices prices = known(offer.prices);
  const TimedPrices* latest = nullptr;
  for (const auto& timed : offer.timed_prices) {
    if (is_daily(timed) || !timed.from_date || !holds(timed, today)) continue;
    if (latest == nullptr || *timed.from_date > *latest->from_date) latest = &timed;
  }
  return latest == nullptr ? prices : replaced(prices, latest->prices);
}

std::optional<RequestPrices> request_prices(const ApiOffer& offer, const TokenPrices& listed,
                                            const Workload& workload, Date today, Service service) {
  if (service == Service::batch && !offer.batch_prices) return std::nullopt;
  TokenPrices prices = tier_prices(listed, offer, workload.input);
  if (service == Service::batch) prices = batch_prices(prices, offer);
  if (!prices.input || !prices.output) return std::nullopt;
  const DayPricer price(offer, prices, workload.hours_per_day, today);
  RequestPrices result;
  result.input = price(&TokenPrices::input);
  result.output = price(&TokenPrices::output);
  result.reasoning =
      prices.reasoning_output ? price(&TokenPrices::reasoning_output) : result.output;
  if (prices.cached_input) result.cached_input = price(&TokenPrices::cached_input);
  if (prices.cache_write) result.cache_write = price(&TokenPrices::cache_write);
  return result;
}

}  // namespace llmadvisor

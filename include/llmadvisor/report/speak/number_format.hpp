#pragma once

#include <optional>
#include <string>

#include "llmadvisor/engine/bills/bill.hpp"
#include "llmadvisor/report/speak/language.hpp"

namespace llmadvisor {

/// How finely money is shown: as estimates are, or without cents from ten on.
enum class MoneyDigits { three, whole };

/// Money is computed in dollars and shown in one currency; `usd_per_unit` is the dated rate.
struct MoneyFormat {
  Language language = Language::en;
  Currency currency = Currency::usd;
  double usd_per_unit = 1;
  MoneyDigits digits = MoneyDigits::three;
};

/// Estimates have three significant digits: 1,240 / 45.2 / 0.0123.
[[nodiscard]] std::string format_estimate(double value, Language language);
/// A threshold for showing: to the step, or to three significant digits without one, and away from
/// today's value, so that whoever tries the figure shown finds what was announced.
[[nodiscard]] double round_threshold(double at, double today, std::optional<double> step = {});
/// Every digit that somebody wrote: 0.15, 5,000, 1.006.
[[nodiscard]] std::string format_exact(double value, Language language);
/// The same for money: cents are written out, 279.50.
[[nodiscard]] std::string format_amount(double amount, Language language);
[[nodiscard]] std::string_view symbol_of(Currency currency);
/// "EUR".
[[nodiscard]] std::string code_of(Currency currency);
/// How many times as much: "2.4", "15".
[[nodiscard]] std::string format_times(double factor, Language language);
/// 62%, in French "62 %".
[[nodiscard]] std::string format_percent(double share, Language language);

/// 8.2%, and with its sign -0.1%.
enum class Signed { where_negative, always };
[[nodiscard]] std::string format_tenths(double share, Language language,
                                        Signed sign = Signed::where_negative);

/// "$1,240", in French "1 240 $".
[[nodiscard]] std::string format_money(Usd amount, const MoneyFormat& format);
/// An amount as somebody stated it, in its own currency and with all its digits.
[[nodiscard]] std::string format_stated(double amount, Currency currency, Language language);
/// "$245 (180-310)"; the range is left out where it rounds to the figure itself.
[[nodiscard]] std::string format_range(const CostRange& range, const MoneyFormat& format);
/// A price as its owner quotes it, or to five digits where it was computed: "$0.15/M", "0,15 €/M".
[[nodiscard]] std::string format_price(double price, Currency currency, Language language,
                                       std::string_view per);
/// An amount that a rule or somebody set: "$15" and not "$15.0", else as an estimate.
[[nodiscard]] std::string format_limit(Usd amount, const MoneyFormat& format);
/// Seconds as a reader feels them, without their unit: "0.4", "9.1", "87".
[[nodiscard]] std::string format_wait(Seconds time, Language language);
/// "320 ms", "1.4 s".
[[nodiscard]] std::string format_duration(Seconds time, Language language);
enum class Thousands { joined, separated };

/// A number of a formula: six significant digits, never an exponent for large ones.
[[nodiscard]] std::string format_term(double value, Language language, Thousands thousands);
/// "8.03B", in French "8,03 Md".
[[nodiscard]] std::string format_parameters(double count, Language language);

}  // namespace llmadvisor

#include "llmadvisor/report/speak/number_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "speech.hpp"

namespace llmadvisor {
namespace {

// A no-break space, so that a wrapped line never parts a number from its thousands or its unit.
constexpr std::string_view no_break_space = "\u00a0";
constexpr int significant_digits = 3;

/// Takes "-1234.50" to the language's thousands and decimal marks.
std::string localised(const std::string& plain, Language language) {
  const Marks& marks = speech(language).marks;
  const std::size_t start = plain[0] == '-' ? 1 : 0;
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string out = plain.substr(0, start);
  for (std::size_t i = start; i < point; ++i) {
    if (i > start && (point - i) % 3 == 0) out += marks.thousands;
    out += plain[i];
  }
  if (point < plain.size()) {
    out += marks.decimal;
    out += plain.substr(point + 1);
  }
  return out;
}

std::string with_symbol(const std::string& number, Currency currency, Language language) {
  const std::string_view form = speech(language).marks.money;
  std::string symbol(symbol_of(currency));
  // A word is no sign: it stands apart from the number.
  const bool is_word = symbol.back() >= 'A' && symbol.back() <= 'Z';
  if (is_word && form.starts_with("{symbol}{")) symbol += no_break_space;
  const Argument fields[] = {arg("amount", number), arg("symbol", symbol)};
  return filled(language, form, fields);
}

std::string money_figure(Usd amount, const MoneyFormat& f) {
  const double value = amount.value() / f.usd_per_unit;
  const double size = std::abs(value);
  if (f.digits == MoneyDigits::three || size < 0.0995 || size >= 999.5) {
    return format_estimate(value, f.language);
  }
  return localised(fmt::format("{:.{}f}", value, size < 9.995 ? 2 : 0), f.language);
}

}  // namespace

std::string_view symbol_of(Currency currency) {
  switch (currency) {
    case Currency::usd:
      return "$";
    case Currency::eur:
      return "€";
    case Currency::gbp:
      return "£";
    case Currency::chf:
      return "CHF";
    case Currency::cad:
      return "CA$";
  }
  return "";
}

std::string code_of(Currency currency) {
  std::string code(to_string(currency));
  for (char& c : code) c = static_cast<char>(c - 'a' + 'A');
  return code;
}

std::string format_estimate(double value, Language language) {
  if (value == 0) return "0";
  // Rounding can add a digit (999.6 -> 1000), so the magnitude is taken after it.
  const std::string scientific = fmt::format("{:.{}e}", value, significant_digits - 1);
  const int magnitude = std::stoi(scientific.substr(scientific.find('e') + 1));
  const int decimals = std::max(0, significant_digits - 1 - magnitude);
  if (magnitude >= significant_digits) {
    const double step = std::pow(10.0, magnitude - significant_digits + 1);
    value = std::round(value / step) * step;
  }
  return localised(fmt::format("{:.{}f}", value, decimals), language);
}

double round_threshold(double at, double today, std::optional<double> step) {
  if (at <= 0) return at;
  const double unit =
      step.value_or(std::pow(10.0, std::floor(std::log10(at)) - significant_digits + 1));
  // The tolerance keeps a threshold that is round already.
  const double steps = at > today ? std::ceil(at / unit - 1e-6) : std::floor(at / unit + 1e-6);
  return steps > 0 ? steps * unit : at;
}

std::string format_exact(double value, Language language) {
  const std::string shortest = fmt::format("{}", value);
  const bool readable = shortest.find_first_of("einf") == std::string::npos;
  return readable ? localised(shortest, language) : format_estimate(value, language);
}

std::string format_amount(double amount, Language language) {
  const std::string shortest = fmt::format("{}", amount);
  const auto point = shortest.find('.');
  const bool tenths = point != std::string::npos && shortest.size() - point == 2;
  return tenths ? localised(shortest + "0", language) : format_exact(amount, language);
}

std::string format_times(double factor, Language language) {
  return localised(fmt::format("{:.{}f}", factor, factor < 9.95 ? 1 : 0), language);
}

std::string format_percent(double share, Language language) {
  const double percent = share * 100;
  const std::string number = percent > 0 && percent < 1 ? "<1" : fmt::format("{:.0f}", percent);
  return number + std::string(speech(language).marks.percent);
}

std::string format_tenths(double share, Language language, Signed sign) {
  const std::string number = localised(fmt::format("{:.1f}", share * 100), language);
  const bool plus = sign == Signed::always && number[0] != '-';
  return (plus ? "+" : "") + number + std::string(speech(language).marks.percent);
}

std::string format_money(Usd amount, const MoneyFormat& f) {
  return with_symbol(money_figure(amount, f), f.currency, f.language);
}

std::string format_stated(double amount, Currency currency, Language language) {
  return with_symbol(format_amount(amount, language), currency, language);
}

std::string format_range(const CostRange& range, const MoneyFormat& f) {
  const auto figure = [&](Usd amount) { return money_figure(amount, f); };
  const std::string middle = format_money(range.expected, f);
  if (figure(range.low) == figure(range.high)) return middle;
  return fmt::format("{}{}({}-{})", middle, no_break_space, figure(range.low), figure(range.high));
}

std::string format_limit(Usd amount, const MoneyFormat& f) {
  const double value = amount.value() / f.usd_per_unit;
  const bool whole = std::abs(value - std::round(value)) < 0.005 && std::abs(value) < 1e6;
  if (!whole) return format_money(amount, f);
  return with_symbol(format_exact(std::round(value), f.language), f.currency, f.language);
}

std::string format_wait(Seconds time, Language language) {
  const double seconds = time.count();
  if (seconds < 0.095) return localised("<0.1", language);
  return localised(fmt::format("{:.{}f}", seconds, seconds < 9.95 ? 1 : 0), language);
}

std::string format_price(double price, Currency currency, Language language, std::string_view per) {
  // What somebody quotes has few digits; what was converted or averaged would fill the line.
  constexpr std::size_t longest_quote = 7;
  std::string number = fmt::format("{}", price);
  if (number.size() > longest_quote) number = fmt::format("{:.5g}", price);
  const auto point = number.find('.');
  if (point == std::string::npos || number.size() - point == 2)
    number = fmt::format("{:.2f}", price);
  return fmt::format("{}/{}", with_symbol(localised(number, language), currency, language), per);
}

std::string format_duration(Seconds time, Language language) {
  const bool short_time = time < Seconds(1);
  const double value = short_time ? in_milliseconds(time) : time.count();
  return fmt::format("{}{}{}", format_estimate(value, language), no_break_space,
                     short_time ? "ms" : "s");
}

std::string format_term(double value, Language language, Thousands thousands) {
  std::array<char, 64> buffer{};
  constexpr double most = 1e18;
  const bool whole = value == std::floor(value) && std::abs(value) < most;
  const bool large = std::abs(value) >= 1e5 && std::abs(value) < most;
  const auto end =
      whole   ? std::to_chars(buffer.begin(), buffer.end(), static_cast<std::int64_t>(value))
      : large ? std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::fixed, 0)
              : std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::general, 6);
  std::string text(buffer.data(), end.ptr);
  if (thousands == Thousands::separated && text.find('e') == text.npos) {
    return localised(text, language);
  }
  const auto point = text.find('.');
  if (point != text.npos) text.replace(point, 1, speech(language).marks.decimal);
  return text;
}

std::string format_parameters(double count, Language language) {
  const bool billions = count >= 1e9;
  const std::string number = format_estimate(count / (billions ? 1e9 : 1e6), language);
  const Marks& marks = speech(language).marks;
  return number + std::string(billions ? marks.billions : marks.millions);
}

}  // namespace llmadvisor

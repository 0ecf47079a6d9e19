#include "instant.hpp"

#include <charconv>
#include <cmath>

#include "llmadvisor/units/date.hpp"

namespace llmadvisor {
namespace {

constexpr double seconds_per_day = 86400;

class TimeText {
 public:
  explicit TimeText(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return text_.empty(); }
  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  /// Two digits below the limit.
  std::optional<int> two(int limit) {
    int value = 0;
    if (text_.size() < 2) return std::nullopt;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + 2, value);
    if (error != std::errc() || end != text_.data() + 2 || value >= limit) return std::nullopt;
    text_.remove_prefix(2);
    return value;
  }
  double fraction() {
    double value = 0;
    for (double unit = 0.1; !text_.empty() && text_.front() >= '0' && text_.front() <= '9';
         unit /= 10) {
      value += unit * (text_.front() - '0');
      text_.remove_prefix(1);
    }
    return value;
  }
  void skip_spaces() {
    while (take(' ')) {
    }
  }
  bool take_word(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

 private:
  std::string_view text_;
};

/// hh:mm, and :ss and its fraction where they are.
std::optional<double> time_of_day(TimeText& text) {
  const auto hour = text.two(25);
  if (!hour || !text.take(':')) return std::nullopt;
  const auto minute = text.two(60);
  if (!minute) return std::nullopt;
  double seconds = *hour * 3600.0 + *minute * 60.0;
  if (text.take(':')) {
    const auto second = text.two(61);
    if (!second) return std::nullopt;
    seconds += *second;
    if (text.take('.') || text.take(',')) seconds += text.fraction();
  }
  return seconds;
}

/// Seconds east of UTC; nothing where no zone is written.
std::optional<double> zone(TimeText& text) {
  text.skip_spaces();
  if (text.take('Z') || text.take('z') || text.take_word("UTC") || text.take_word("GMT")) return 0;
  const double sign = text.take('+') ? 1 : text.take('-') ? -1 : 0;
  if (sign == 0) return std::nullopt;
  const auto hours = text.two(24);
  if (!hours) return std::nullopt;
  text.take(':');
  const auto minutes = text.two(60);
  return sign * (*hours * 3600.0 + minutes.value_or(0) * 60.0);
}

}  // namespace

std::optional<Instant> instant_of(std::string_view text) {
  const auto day = parse_date(text.substr(0, 10));
  if (!day) return std::nullopt;
  Instant result{static_cast<double>(day->time_since_epoch().count()) * seconds_per_day, false};
  TimeText rest(text.substr(10));
  if (rest.at_end()) return result;
  if (!rest.take('T') && !rest.take(' ')) return std::nullopt;
  const auto time = time_of_day(rest);
  if (!time) return std::nullopt;
  const auto east = zone(rest);
  if (!rest.at_end()) return std::nullopt;
  result.seconds += *time - east.value_or(0);
  result.has_zone = east.has_value();
  return result;
}

std::optional<Instant> instant_of(double unix_time) {
  if (!std::isfinite(unix_time) || unix_time <= 0) return std::nullopt;
  // A second of the year 5138 is a millisecond of 1973.
  for (const double largest = 1e11; unix_time >= largest;) unix_time /= 1000;
  return Instant{unix_time, true};
}

}  // namespace llmadvisor

#include "llmadvisor/catalog/bounds.hpp"

#include <cmath>
#include <locale>
#include <sstream>

namespace llmadvisor {
namespace {

constexpr double slack = 1e-12;

bool is_below(double value, double least) { return value < least - std::abs(least) * slack; }
bool is_above(double value, double most) { return value > most + std::abs(most) * slack; }

std::string digits(double value) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text.precision(10);
  text << value;
  return text.str();
}

bool is_sane(double value) {
  const double size = std::abs(value);
  return size == 0 || (size >= smallest && size <= largest);
}

}  // namespace

std::string to_string(const Bounds& b) {
  const bool open_above = b.most == largest || b.most == largest_whole;
  if (b.least == smallest) return open_above ? "above 0" : "above 0, up to " + digits(b.most);
  if (open_above) return digits(b.least) + " or more";
  return "from " + digits(b.least) + " to " + digits(b.most);
}

std::optional<std::string> expected_instead(double value, const Bounds& b) {
  // Written so that a value which is no number fails.
  if (!is_sane(value)) return "expected a sane number";
  if (is_below(value, b.least) || is_above(value, b.most) ||
      (b.whole == Whole::yes && value != std::floor(value))) {
    return std::string("expected a ") + (b.whole == Whole::yes ? "whole " : "") + "number " +
           to_string(b);
  }
  if (is_below(value, b.least_by_field)) {
    return "expected no less than " + std::string(b.least_field) + ", " + digits(b.least_by_field);
  }
  if (is_above(value, b.most_by_field)) {
    return "expected no more than " + std::string(b.most_field) + ", " + digits(b.most_by_field);
  }
  return std::nullopt;
}

}  // namespace llmadvisor

#include "llmadvisor/catalog/bounds.hpp"

#include <cmath>
#include <locale>
#include <sstream>

namespace llmadvisor {
namespace {

constexpr double slack = 1e-12;

bool is_below(double value, double least) { return value < least - std::abs(least) * slack; }
bool is_above(double value, double most) { return value > most + std::abs(most) * slack; }

bool is_sane(double value) {
  const double size = std::abs(value);
  return size == 0 || (size >= smallest && size <= largest);
}

Expectation form_of(const Bounds& b) {
  const bool open_above = b.most == largest || b.most == largest_whole;
  if (b.whole == Whole::yes) {
    return open_above ? Expectation::whole_or_more : Expectation::whole_from_to;
  }
  if (b.least == smallest) {
    return open_above ? Expectation::number_above_zero : Expectation::number_above_zero_up_to;
  }
  return open_above ? Expectation::number_or_more : Expectation::number_from_to;
}

std::string words_of(Expectation form, double least, double most) {
  switch (form) {
    case Expectation::number_above_zero:
      return "above 0";
    case Expectation::number_above_zero_up_to:
      return "above 0, up to " + file_digits(most);
    case Expectation::number_or_more:
    case Expectation::whole_or_more:
      return file_digits(least) + " or more";
    default:
      return "from " + file_digits(least) + " to " + file_digits(most);
  }
}

}  // namespace

std::string file_digits(double value) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text.precision(10);
  text << value;
  return text.str();
}

std::string to_string(const Bounds& b) { return words_of(form_of(b), b.least, b.most); }

std::optional<Expected> misfit(double value, const Bounds& b) {
  // Written so that a value which is no number fails.
  if (!is_sane(value)) return Expected{Expectation::sane_number};
  if (is_below(value, b.least) || is_above(value, b.most) ||
      (b.whole == Whole::yes && value != std::floor(value))) {
    return Expected{form_of(b), b.least, b.most};
  }
  if (is_below(value, b.least_by_field)) {
    return Expected{Expectation::no_less_than, b.least_by_field, 0, b.least_field};
  }
  if (is_above(value, b.most_by_field)) {
    return Expected{Expectation::no_more_than, 0, b.most_by_field, b.most_field};
  }
  return std::nullopt;
}

std::string to_string(const Expected& e) {
  switch (e.expectation) {
    case Expectation::sane_number:
      return "expected a sane number";
    case Expectation::no_less_than:
      return "expected no less than " + std::string(e.field) + ", " + file_digits(e.least);
    case Expectation::no_more_than:
      return "expected no more than " + std::string(e.field) + ", " + file_digits(e.most);
    case Expectation::some_text:
      return "expected a text that is not empty";
    case Expectation::id:
      return "expected an id without spaces";
    case Expectation::country:
      return "expected a country: two capital letters, or EU";
    case Expectation::clock:
      return "expected a time of day, HH:MM";
    case Expectation::version:
      return "expected a version: numbers with dots between";
    case Expectation::whole_from_to:
    case Expectation::whole_or_more:
      return "expected a whole number " + words_of(e.expectation, e.least, e.most);
    default:
      return "expected a number " + words_of(e.expectation, e.least, e.most);
  }
}

std::optional<std::string> expected_instead(double value, const Bounds& bounds) {
  const auto expected = misfit(value, bounds);
  return expected ? std::optional(to_string(*expected)) : std::nullopt;
}

}  // namespace llmadvisor

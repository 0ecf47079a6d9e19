#pragma once

#include <array>
#include <optional>
#include <string>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

enum class Whole { no, yes };

/// No figure of a catalogue is further from 0 than `largest`, or nearer to it without being 0, than
/// `smallest`: what lies beyond is a slip of the unit, and products of such figures leave the range
/// of a double.
inline constexpr double smallest = 1e-12;
inline constexpr double largest = 1e15;
inline constexpr double largest_whole = 2e9;  ///< fits an int

/// What a number of a record may be, ends included. describe() states it beside the name.
struct Bounds {
  double least = 0;
  double most = largest;
  Whole whole = Whole::no;
  /// Ends that another field of the same record sets, with that field's key.
  double least_by_field = -largest;
  double most_by_field = largest;
  const char* least_field = "";
  const char* most_field = "";

  /// The same, and not below another field: `low` before `expected`.
  [[nodiscard]] constexpr Bounds at_least(double value, const char* field) const {
    Bounds narrowed = *this;
    narrowed.least_by_field = value;
    narrowed.least_field = field;
    return narrowed;
  }
  /// The same, and not above another field: `active_parameters` within `total_parameters`.
  [[nodiscard]] constexpr Bounds at_most(double value, const char* field) const {
    Bounds narrowed = *this;
    narrowed.most_by_field = value;
    narrowed.most_field = field;
    return narrowed;
  }
};

inline constexpr Bounds positive{smallest, largest};
inline constexpr Bounds not_negative{0, largest};
/// Whole numbers: from 1, and from 0.
inline constexpr Bounds count_of_some{1, largest_whole, Whole::yes};
inline constexpr Bounds count_or_none{0, largest_whole, Whole::yes};

[[nodiscard]] constexpr Bounds within(double least, double most) { return {least, most}; }
[[nodiscard]] constexpr Bounds positive_up_to(double most) { return {smallest, most}; }
[[nodiscard]] constexpr Bounds count_up_to(double most) { return {1, most, Whole::yes}; }

/// "from 0.001 to 1", "above 0", "0 or more".
[[nodiscard]] std::string to_string(const Bounds& bounds);

/// What a figure or a text of a record should have been.
enum class Expectation {
  sane_number,
  number_from_to,
  number_or_more,
  number_above_zero,
  number_above_zero_up_to,
  whole_from_to,
  whole_or_more,
  no_less_than,  ///< another field
  no_more_than,
  some_text,
  id,
  country,
  clock,
  version,
};
template <>
inline constexpr auto enum_rows<Expectation> = std::to_array<EnumRow<Expectation>>(
    {{Expectation::sane_number, "sane-number"},
     {Expectation::number_from_to, "number-from-to"},
     {Expectation::number_or_more, "number-or-more"},
     {Expectation::number_above_zero, "number-above-zero"},
     {Expectation::number_above_zero_up_to, "number-above-zero-up-to"},
     {Expectation::whole_from_to, "whole-from-to"},
     {Expectation::whole_or_more, "whole-or-more"},
     {Expectation::no_less_than, "no-less-than"},
     {Expectation::no_more_than, "no-more-than"},
     {Expectation::some_text, "some-text"},
     {Expectation::id, "id"},
     {Expectation::country, "country"},
     {Expectation::clock, "clock"},
     {Expectation::version, "version"}});

struct Expected {
  Expectation expectation = Expectation::sane_number;
  double least = 0;
  double most = 0;
  const char* field = "";  ///< the other one
};

/// What was expected instead of the value; absent when the value is within the bounds. A thousandth
/// of a billionth is forgiven: figures may have been scaled together.
[[nodiscard]] std::optional<Expected> misfit(double value, const Bounds& bounds);

/// In the words of errors: "expected a number from 0 to 1".
[[nodiscard]] std::string to_string(const Expected& expected);
[[nodiscard]] std::optional<std::string> expected_instead(double value, const Bounds& bounds);

/// A number as files write it.
[[nodiscard]] std::string file_digits(double value);

}  // namespace llmadvisor

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "settings.hpp"
#include "values.hpp"

namespace llmadvisor::cli {

/// Typed access to settings. Throws UsageError for a value that its flag does not take.
class SettingReader {
 public:
  explicit SettingReader(const Settings& settings) : settings_(settings) {}

  [[nodiscard]] const Setting* find(Flag flag) const {
    const auto found = settings_.find(flag);
    return found == settings_.end() ? nullptr : &found->second;
  }

  [[nodiscard]] bool is_on(Flag flag) const {
    const auto* setting = find(flag);
    return setting != nullptr && setting->values.front() == "true";
  }

  [[nodiscard]] std::optional<Wanted> wanted(Flag flag) const {
    if (find(flag) == nullptr) return std::nullopt;
    return is_on(flag) ? Wanted::yes : Wanted::no;
  }

  /// `parse(text, place)` of the one value.
  template <class Parse>
  [[nodiscard]] auto value(Flag flag, const Parse& parse) const
      -> std::optional<decltype(parse("", ""))> {
    const auto* s = find(flag);
    if (s == nullptr) return std::nullopt;
    return parse(s->values.front(), s->place);
  }

  /// The same of each value.
  template <class Parse>
  [[nodiscard]] auto values(Flag flag, const Parse& parse) const
      -> std::vector<decltype(parse("", ""))> {
    std::vector<decltype(parse("", ""))> result;
    if (const auto* s = find(flag)) {
      for (const auto& each : s->values) result.push_back(parse(each, s->place));
    }
    return result;
  }

  [[nodiscard]] std::optional<std::string> text(Flag flag) const { return value(flag, parse_text); }
  [[nodiscard]] std::optional<std::string> path(Flag flag) const { return value(flag, parse_path); }
  [[nodiscard]] std::vector<std::string> texts(Flag flag) const { return values(flag, parse_text); }

  template <class Enum>
  [[nodiscard]] std::optional<Enum> choice(Flag flag) const {
    return value(flag, parse_choice<Enum>);
  }
  template <class Enum>
  [[nodiscard]] std::vector<Enum> choices(Flag flag) const {
    return values(flag, parse_choice<Enum>);
  }

  /// Within the bounds that the table of flags gives it.
  [[nodiscard]] std::optional<double> number(Flag flag) const {
    return value(flag, [&](std::string_view text, std::string_view place) {
      const auto& spec = flag_spec(flag);
      return parse_number(text, place, spec.bounds, spec.unit);
    });
  }
  /// The same of a time, in hours.
  [[nodiscard]] std::optional<double> hours(Flag flag) const {
    return value(flag, [&](std::string_view text, std::string_view place) {
      return parse_hours(text, place, flag_spec(flag).bounds);
    });
  }
  [[nodiscard]] std::optional<int> count(Flag flag) const {
    const auto n = number(flag);
    return n ? std::optional(static_cast<int>(*n)) : std::nullopt;
  }

 private:
  const Settings& settings_;
};

}  // namespace llmadvisor::cli

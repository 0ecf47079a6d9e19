#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/engine/input.hpp"

namespace llmadvisor::cli {

/// What the value of a flag is; decides its JSON type in a project file too.
enum class ValueKind { none, text, number, money, choice, name, date, path, count };

enum class FlagGroup {
  project,
  workload,
  filters,
  listing,
  answer,
  prompt,
  estimate,
  import
};

enum class Repeat { no, yes };
enum class InFile { no, yes };

/// One flag: the single description behind parsing, help and suggestions.
struct FlagSpec {
  FlagGroup group = FlagGroup::project;
  std::string name;  ///< without the hyphens: `requests-per-day`
  char short_name = 0;
  ValueKind kind = ValueKind::text;
  std::string value;  ///< how help writes the value; empty for choices and switches
  std::string meaning;
  std::span<const std::string_view> choices{};
  Repeat repeat = Repeat::no;
  InFile in_file = InFile::no;
  std::optional<Number> number{};
  /// What the flag sets, where commands use one name for different things; else its own name.
  std::string sets{};

  [[nodiscard]] const std::string& setting() const { return sets.empty() ? name : sets; }
};

[[nodiscard]] const std::vector<FlagSpec>& flag_table();

[[nodiscard]] std::string_view group_title(FlagGroup group);

/// `requests-per-day` -> `requests_per_day`, the key of a project file.
[[nodiscard]] std::string key_of(const FlagSpec& flag);

/// `TEXT`, or `usd|eur` for a choice; empty for a switch.
[[nodiscard]] std::string value_text(const FlagSpec& flag);

/// The least and most of flags that count things and are not inputs of the advice.
[[nodiscard]] NumberSpec count_spec(std::string_view flag);

}  // namespace llmadvisor::cli

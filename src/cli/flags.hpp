#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/bounds.hpp"
#include "llmadvisor/engine/input.hpp"

namespace llmadvisor::cli {

/// What a flag sets. Its name stands in the table of flags and nowhere else; commands may use one
/// name for different things. After the last come the numbers of a project: see flag_of().
enum class Flag {
  description,
  budget,
  sensitivity,
  strict_sensitivity,
  jurisdiction,
  quality,
  prefer,
  decide_on,
  team,
  task,
  preset,
  answer_language,
  needs,
  weights,
  rag,
  no_rag,
  reranking,
  fine_tuning,
  no_fine_tuning,
  site,
  cost,
  attest,
  specifics,
  project,
  only,
  model,
  provider,
  deny_provider,
  gpu,
  instance_type,
  own,
  own_since,
  region,
  purchase,
  top,
  all,
  no_robustness,
  currency,
  language,
  format,
  json,
  output,
  color,
  quiet,
  verbose,
  as_of,
  catalog,
  precedence,
  role,
  with_figures,
  force,
  gpus,
  tensor_parallel,
  expert_parallel,
  concurrency,
  request_rate,
  engine,
  engine_version,
  kv_cache,
  gpu_memory_utilization,
  import_format,
  import_provider,
  file_currency,
  accept,
  afresh,
  import_model,
  import_quality,
  import_parameters,
  licence,
  commercial_use,
  import_directory,
  sample,
  seed,
  audited_table,
  learn,
  today,
  today_model,
  today_source,
  usage_format,
  usage_requests,
  usage_covers,
  usage_project,
  init_project,
  first_number,
};

[[nodiscard]] constexpr Flag flag_of(Number number) {
  return static_cast<Flag>(static_cast<int>(Flag::first_number) + static_cast<int>(number));
}

/// What the value of a flag is; decides its JSON type in a project file too.
enum class ValueKind {
  none,
  text,
  number,
  money,
  duration,  ///< 48h, 2d; a plain number counts hours
  choice,
  choices,  ///< one or more, with commas between
  name,
  date,
  path
};

enum class FlagGroup {
  project,
  workload,
  filters,
  listing,
  answer,
  catalog,
  prompt,
  estimate,
  import,
  audit,
  accuracy,
  usage,
  init,
};

enum class Repeat { no, yes };
enum class InFile { no, yes };
/// Of a choice: whether something that is none of them may be meant, such as a model.
enum class Open { no, yes };

/// One flag: the single description behind parsing, help and suggestions.
struct FlagSpec {
  Flag id{};
  FlagGroup group = FlagGroup::project;
  std::string name;   ///< without the hyphens: `requests-per-day`
  std::string key{};  ///< in a project file, where it is not the name with underscores
  char short_name = 0;
  ValueKind kind = ValueKind::text;
  std::string value;  ///< how help writes the value; empty for choices and switches
  std::string meaning;
  std::vector<std::string_view> choices{};
  std::vector<std::string> choice_meanings{};  ///< one for each choice, or none at all
  Open open = Open::no;                        ///< `value` says what else it may be
  Repeat repeat = Repeat::no;
  InFile in_file = InFile::no;
  Bounds bounds{};               ///< of a number
  std::string unit{};            ///< of a number; may be empty
  std::optional<Flag> denies{};  ///< a switch that says no to another
};

[[nodiscard]] const std::vector<FlagSpec>& flag_table();
[[nodiscard]] const FlagSpec& flag_spec(Flag flag);

[[nodiscard]] std::string_view group_title(FlagGroup group);

/// `requests-per-day` -> `requests_per_day`, the key of a project file.
[[nodiscard]] std::string key_of(const FlagSpec& flag);
/// `--requests-per-day`
[[nodiscard]] std::string long_form(const FlagSpec& flag);

/// `TEXT`, or `usd|eur` for a choice, `basic|solid|MODEL` for an open one; empty for a switch.
[[nodiscard]] std::string value_text(const FlagSpec& flag);

}  // namespace llmadvisor::cli

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/catalog/catalog_merge.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "llmadvisor/engine/advise.hpp"
#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"
#include "llmadvisor/report/speak/language.hpp"
#include "output_choices.hpp"
#include "settings.hpp"

namespace llmadvisor::cli {

/// The configuration of `estimate`.
struct Configuration {
  std::optional<int> gpus;
  std::optional<int> tensor_parallel;
  std::optional<int> expert_parallel;
  std::optional<WeightFormat> weights;
  std::optional<double> concurrency;
  std::optional<double> request_rate;
  std::string engine_version;
};

/// What `catalog import` is asked to read, and how.
struct ImportRequest {
  std::optional<ImportFormat> format;
  Wanted afresh = Wanted::no;  ///< forget the prices known so far
  ImportOptions options;       ///< but for the file and the days
};

/// Everything that was asked for, understood and within its limits. Names of models, providers and
/// GPUs are still as written: only a catalogue can tell what they mean (see names.hpp).
struct Options {
  std::vector<std::string> arguments;  ///< positional ones
  ProjectInput input;
  AdviseSettings advise;
  Currency currency = Currency::usd;
  Language language = Language::en;
  Format format = Format::text;
  ColorWhen color = ColorWhen::automatic;
  Loudness loudness = Loudness::normal;
  std::optional<Date> as_of;
  std::optional<std::string> catalog;  ///< directory
  Prefer precedence = Prefer::later_date;
  std::string output = "-";  ///< "-" is stdout
  std::optional<std::string> role;
  Wanted figures = Wanted::no;
  Configuration configuration;
  ImportRequest import;
};

/// Understands the settings. Throws UsageError.
[[nodiscard]] Options make_options(const Settings& settings, std::vector<std::string> arguments);

}  // namespace llmadvisor::cli

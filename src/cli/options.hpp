#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "llmadvisor/catalog/audit.hpp"
#include "llmadvisor/catalog/bench_run.hpp"
#include "llmadvisor/catalog/catalog_merge.hpp"
#include "llmadvisor/catalog/import.hpp"
#include "llmadvisor/engine/advise.hpp"
#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/engine/serving/engine_settings.hpp"
#include "llmadvisor/engine/serving/local_estimate.hpp"
#include "llmadvisor/engine/serving/weight_format.hpp"
#include "llmadvisor/report/speak/language.hpp"
#include "llmadvisor/report/tell/prompt.hpp"
#include "llmadvisor/usage/import_usage.hpp"
#include "output_choices.hpp"
#include "settings.hpp"

namespace llmadvisor::cli {

/// What a command was asked, in the words of whoever asked.
struct Request {
  Settings settings;                   ///< flags, project file and environment, merged
  std::vector<std::string> arguments;  ///< positional ones, as many as the command takes
  std::span<const Format> formats{};   ///< that the command has
  std::string question{};              ///< see repeated_question()
};

// One struct for each command, understood and within its limits, made by a function of the request
// alone that throws UsageError. Names of models, providers and GPUs are still as written: only a
// catalogue can tell what they mean (see names.hpp).

/// How every command writes its answer.
struct AnswerOptions {
  Format format = Format::text;
  Language language = Language::en;
  Currency currency = Currency::usd;
  ColorWhen color = ColorWhen::automatic;
  Loudness loudness = Loudness::normal;
  std::string output = "-";  ///< "-" is stdout
  std::string question{};
};

/// Of commands that look into the catalogue.
struct CatalogOptions : AnswerOptions {
  std::optional<Date> as_of{};
  std::optional<std::string> catalog{};  ///< directory
  Prefer precedence = Prefer::later_date;
};

/// Of commands that are about a project.
struct ProjectOptions : CatalogOptions {
  ProjectInput input{};
};

struct RecommendOptions : ProjectOptions {
  AdviseSettings advise{};
};

struct PromptOptions : RecommendOptions {
  PromptKind kind = PromptKind::basic;
  std::optional<std::string> role{};
  Wanted figures = Wanted::no;
  Wanted forced = Wanted::no;  ///< for marked data, too
};

struct ExplainOptions : ProjectOptions {
  std::optional<std::string> option{};
};

struct CompareOptions : ProjectOptions {
  std::vector<std::string> names{};
};

struct InitOptions : CatalogOptions {
  std::string project = "project.json";  ///< file to write, which must not be there
};

struct EstimateOptions : CatalogOptions {
  std::string model{};
  std::string gpu{};
  ProjectInput workload{};  ///< the tokens of a request
  std::optional<int> gpus{};
  std::optional<int> tensor_parallel{};
  std::optional<int> expert_parallel{};
  ServingEngine engine = ServingEngine::vllm;
  std::optional<WeightFormat> weights{};
  std::optional<GgufFormat> gguf{};  ///< of llama.cpp
  std::optional<double> concurrency{};
  std::optional<double> request_rate{};
  std::string engine_version{};
  KvCacheFormat kv_cache = KvCacheFormat::automatic;
  std::optional<double> memory_utilization{};
};

struct WhatFitsOptions : ProjectOptions {
  std::size_t most = 25;  ///< models shown of each machine
};

struct AccuracyOptions : CatalogOptions {
  std::vector<std::string> files{};
  BenchServer server{};                     ///< of what a benchmark does not say of it
  std::optional<std::string> learn_into{};  ///< directory
};

struct CatalogListOptions : CatalogOptions {
  std::optional<std::string> table{};
};

struct CatalogShowOptions : CatalogOptions {
  std::string table{};
  std::string record{};
};

struct CatalogAuditOptions : CatalogOptions {
  Draw draw{};
};

/// The directory to check is one more way of naming the uppermost layer.
struct CatalogCheckOptions : CatalogOptions {};

struct CatalogDiffOptions : AnswerOptions {
  std::string before{};
  std::string after{};
};

struct CatalogImportOptions : AnswerOptions {
  std::string file{};  ///< "-" is stdin
  std::string directory{};
  ImportFormat format_of_file{};
  Wanted afresh = Wanted::no;  ///< forget the prices known so far
  ImportOptions import{};      ///< but for the file and today
};

struct UsageImportOptions : AnswerOptions {
  std::vector<std::string> files{};  ///< "-" is stdin
  UsageFormat format_of_files{};
  UsageStated stated{};
  std::optional<std::string> project{};  ///< file to write; "-" is stdout, in place of the answer
};

[[nodiscard]] RecommendOptions recommend_options(const Request& request);
[[nodiscard]] PromptOptions prompt_options(const Request& request);
[[nodiscard]] ExplainOptions explain_options(const Request& request);
[[nodiscard]] InitOptions init_options(const Request& request);
[[nodiscard]] CompareOptions compare_options(const Request& request);
[[nodiscard]] EstimateOptions estimate_options(const Request& request);
[[nodiscard]] WhatFitsOptions what_fits_options(const Request& request);
[[nodiscard]] AccuracyOptions accuracy_options(const Request& request);
[[nodiscard]] CatalogListOptions catalog_list_options(const Request& request);
[[nodiscard]] CatalogShowOptions catalog_show_options(const Request& request);
[[nodiscard]] CatalogAuditOptions catalog_audit_options(const Request& request);
[[nodiscard]] CatalogCheckOptions catalog_check_options(const Request& request);
[[nodiscard]] CatalogDiffOptions catalog_diff_options(const Request& request);
[[nodiscard]] CatalogImportOptions catalog_import_options(const Request& request);
[[nodiscard]] UsageImportOptions usage_import_options(const Request& request);

}  // namespace llmadvisor::cli
